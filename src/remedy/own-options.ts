import type { TSESTree } from "@typescript-eslint/types";
import { ownerOf } from "../analysis/flow/fields.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { variableOf } from "../analysis/variables.ts";
import type { Edit } from "./edits.ts";
import { append, rangeOf } from "./object-edits.ts";
import { referenceText } from "./own-object.ts";
import { hasType, isOfTheSdk } from "./own-type.ts";
import { surveyOf, type Survey } from "./places.ts";
import { mayBeUndefined } from "./region-value.ts";

/** What a call's own options say otherwise than those it has by name. */
export type OwnChange = "remove" | "move" | { readonly pinned: string };

/**
 * Gives a call options of its own, made with those that others may read too: `{ ...this.options, clientConfig: undefined }`.
 * Undefined where they have no name, where something in them may be missing, or TypeScript may not let it be read.
 */
export function ownOptions(
  argument: TSESTree.Node,
  survey: Survey,
  change: OwnChange,
  tree: SyntaxTree,
): Edit[] | undefined {
  const source = argument.type === "ObjectExpression" ? spreadThatBrings(argument, survey, tree) : argument;
  const name = source && referenceText(source, tree);
  if (!source || name === undefined || !survey.isObject) return undefined;
  const texts = ownTexts(`${name}.clientConfig`, source, survey, change, tree);
  if (!texts) return undefined;
  return argument.type === "ObjectExpression"
    ? [append(argument, texts, tree)]
    : [{ ...rangeOf(argument), text: `{ ...${[name, ...texts].join(", ")} }` }];
}

/** What is spread into options and brings every `clientConfig` that they can have. */
function spreadThatBrings(
  { properties }: TSESTree.ObjectExpression,
  { places, committed }: Survey,
  tree: SyntaxTree,
): TSESTree.Node | undefined {
  const spreads = properties.flatMap((member) => (member.type === "SpreadElement" ? [member.argument] : []));
  return spreads.find((spread) => {
    const found = surveyOf(spread, committed, tree);
    return found?.isObject === true && [...places.keys()].every((at) => found.places.has(at));
  });
}

function ownTexts(
  config: string,
  argument: TSESTree.Node,
  { places, mayLack }: Survey,
  change: OwnChange,
  tree: SyntaxTree,
): readonly string[] | undefined {
  const all = [...places.values()];
  const hasMore = all.some((held) => held.hasMore);
  if (typeof change === "object") return [`clientConfig: { ...${config}, region: ${change.pinned} }`];
  const left = hasMore ? `clientConfig: { ...${config}, region: undefined }` : "clientConfig: undefined";
  if (change === "remove") return [left];
  const regions = all.flatMap((held) => [...held.regions]);
  if (!regions.every((region) => isAlwaysText(region, tree))) return undefined;
  const type = typeOfName(argument, tree);
  const isTyped = type !== undefined || regions.some(({ parent }) => parent !== undefined && hasType(parent));
  if (!hasMore && !isTyped) return [left, `parentClientConfig: ${config}`];
  if (mayLack || all.some((held) => held.mayBeNone || held.mayLackRegion)) return undefined;
  if (!isTyped) return [left, `parentClientConfig: { region: ${config}.region }`];
  return type && isOfTheSdk(type, tree) ? [left, `parentClientConfig: { region: ${config}?.region }`] : undefined;
}

/** Whether a region that is written is one: the source does not show that it may be undefined. */
export function isAlwaysText(write: TSESTree.Node, tree: SyntaxTree): boolean {
  if (write.type === "AssignmentExpression") return write.operator === "=" && !mayBeUndefined(write.right, tree);
  return write.type === "Property" && !mayBeUndefined(write.value, tree);
}

/** The type that the source gives to what a name, or a field of `this`, holds. */
export function typeOfName(node: TSESTree.Node, tree: SyntaxTree): TSESTree.TypeNode | undefined {
  if (node.type === "Identifier") {
    const declared = variableOf(node, tree)?.identifiers[0];
    return declared?.type === "Identifier" ? declared.typeAnnotation?.typeAnnotation : undefined;
  }
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression" || !("name" in node.property))
    return undefined;
  const { name } = node.property;
  const fields = ownerOf(node.object)?.body.body ?? [];
  const field = fields.find((one) => one.type === "PropertyDefinition" && "name" in one.key && one.key.name === name);
  return field?.type === "PropertyDefinition" ? field.typeAnnotation?.typeAnnotation : undefined;
}
