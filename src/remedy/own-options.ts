import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";
import { append, rangeOf } from "./object-edits.ts";
import { hasType, isOfTheSdk, mayBeNoneByType, typeOfName } from "./own-type.ts";
import { surveyOf, type Survey } from "./places.ts";
import { readAgain } from "./read-again.ts";
import { isTypedName } from "./rename-followed.ts";
import { isSurelyWritten } from "./tested.ts";

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
  const name = source && readAgain(source, tree);
  if (!source || name === undefined || !survey.isObject || mayBeNoneByType(source, tree)) return undefined;
  const texts = ownTexts(`${name}.clientConfig`, source, survey, change, tree);
  if (!texts) return undefined;
  return argument.type === "ObjectExpression"
    ? [append(argument, texts, tree)]
    : [{ ...rangeOf(argument), text: `{ ...${[name, ...texts].join(", ")} }` }];
}

/** What is spread into options and brings every `clientConfig` that they can have. */
function spreadThatBrings(
  { properties }: TSESTree.ObjectExpression,
  { places, terms }: Survey,
  tree: SyntaxTree,
): TSESTree.Node | undefined {
  const spreads = properties.flatMap((member) => (member.type === "SpreadElement" ? [member.argument] : []));
  return spreads.find((spread) => {
    const found = surveyOf(spread, terms, tree);
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
  if (!regions.every((region) => isSurelyWritten(region, tree))) return undefined;
  const type = typeOfName(argument, tree);
  const isTyped =
    type !== undefined ||
    regions.some(({ parent }) => parent !== undefined && hasType(parent)) ||
    [...places.keys()].some((at) => isTypedName(at, tree));
  if (!hasMore && !isTyped) return [left, `parentClientConfig: ${config}`];
  if (mayLack || all.some((held) => held.mayBeNone || held.mayLackRegion)) return undefined;
  if (!isTyped) return [left, `parentClientConfig: { region: ${config}.region }`];
  return type && isOfTheSdk(type, tree) ? [left, `parentClientConfig: { region: ${config}?.region }`] : undefined;
}
