import type { TSESTree } from "@typescript-eslint/types";
import { ownerOf } from "../analysis/flow/fields.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { variableOf } from "../analysis/variables.ts";
import type { Edit } from "./edits.ts";
import { rangeOf } from "./object-edits.ts";
import { referenceText } from "./own-object.ts";
import { hasType } from "./own-type.ts";
import type { Survey } from "./places.ts";
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
  const options = referenceText(argument, tree);
  const config = `${options ?? ""}.clientConfig`;
  const texts = survey.isAlways && options !== undefined ? ownTexts(config, argument, survey, change, tree) : undefined;
  return texts && [{ ...rangeOf(argument), text: `{ ...${[options, ...texts].join(", ")} }` }];
}

function ownTexts(
  config: string,
  argument: TSESTree.Node,
  { places }: Survey,
  change: OwnChange,
  tree: SyntaxTree,
): readonly string[] | undefined {
  const all = [...places.values()];
  const hasMore = all.some((held) => held.hasMore);
  if (typeof change === "object") return [`clientConfig: { ...${config}, region: ${change.pinned} }`];
  const left = hasMore ? `clientConfig: { ...${config}, region: undefined }` : "clientConfig: undefined";
  if (change === "remove") return [left];
  const regions = all.flatMap((held) => [...held.regions]);
  const isTyped = isTypedName(argument, tree) || regions.some(({ parent }) => parent !== undefined && hasType(parent));
  const isSure = regions.every((region) => isAlwaysText(region, tree));
  if (isTyped || !isSure) return undefined;
  if (!hasMore) return [left, `parentClientConfig: ${config}`];
  const isAlways = all.every((held) => !held.mayBeNone && !held.mayLackRegion);
  return isAlways ? [left, `parentClientConfig: { region: ${config}.region }`] : undefined;
}

/** Whether a region that is written is one: the source does not show that it may be undefined. */
export function isAlwaysText(write: TSESTree.Node, tree: SyntaxTree): boolean {
  if (write.type === "AssignmentExpression") return write.operator === "=" && !mayBeUndefined(write.right, tree);
  return write.type === "Property" && !mayBeUndefined(write.value, tree);
}

/** Whether the source gives a type to what a name, or a field of `this`, holds. */
function isTypedName(node: TSESTree.Node, tree: SyntaxTree): boolean {
  if (node.type === "Identifier") {
    const declared = variableOf(node, tree)?.identifiers[0];
    return declared?.type === "Identifier" && declared.typeAnnotation !== undefined;
  }
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression" || !("name" in node.property))
    return true;
  const { name } = node.property;
  const fields = ownerOf(node.object)?.body.body ?? [];
  return fields.some(
    (field) =>
      field.type === "PropertyDefinition" &&
      "name" in field.key &&
      field.key.name === name &&
      field.typeAnnotation !== undefined,
  );
}
