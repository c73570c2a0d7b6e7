import type { TSESTree } from "@typescript-eslint/types";
import { stringValue } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";
import type { Writing } from "./makings.ts";
import { regionText } from "./moved-region.ts";
import { hasType, typeOfName } from "./own-type.ts";
import type { Held } from "./places.ts";
import { renameEdit } from "./rename.ts";
import { isSurelyWritten } from "./tested.ts";

/**
 * Gives a `clientConfig` that holds nothing but a region another key, and regions that may be undefined only where they are there.
 * Undefined where that cannot be written.
 */
export function renamePlace(at: TSESTree.Node, { regions }: Held, tree: SyntaxTree): Edit[] | undefined {
  const key = keyEdit(at, tree);
  if (!key || isTypedName(at, tree)) return undefined;
  const edits = [key];
  for (const region of regions) {
    if (hasTypeBelow(region, at)) return undefined;
    if (region.type === "AssignmentExpression") {
      if (!isSurelyWritten(region, tree)) return undefined;
      continue;
    }
    const text = region.type === "Property" ? movedText(region, tree) : undefined;
    if (text === undefined) return undefined;
    if (text === tree.text.slice(...region.range)) continue;
    if (!isWithin(region, at)) return undefined;
    edits.push({ start: region.range[0], end: region.range[1], text });
  }
  return edits;
}

/** Whether a place gives a name that has a type: TypeScript takes no interface of somebody's own for a `parentClientConfig`. */
export function isTypedName(at: TSESTree.Node, tree: SyntaxTree): boolean {
  const config = at.type === "Property" ? at.value : at.type === "AssignmentExpression" ? at.right : at;
  return branchesOf(config).some((branch) => typeOfName(branch, tree) !== undefined);
}

/** What an expression can be, as it is written: the branches of a choice. */
function branchesOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === "ConditionalExpression") return [...branchesOf(node.consequent), ...branchesOf(node.alternate)];
  return node.type === "LogicalExpression" ? [...branchesOf(node.left), ...branchesOf(node.right)] : [node];
}

/** Whether a region's object has a type below the place: TypeScript takes no `S3ClientConfig` for a `parentClientConfig`. */
function hasTypeBelow(region: TSESTree.Node, at: TSESTree.Node): boolean {
  if (!isWithin(region, at)) return region.parent !== undefined && hasType(region.parent);
  for (let node = region; node !== at && node.parent; node = node.parent) {
    if (typed.test(node.type)) return true;
  }
  return false;
}

const typed = /^TS(?:As|Satisfies)Expression|^TSTypeAssertion/u;

function keyEdit(at: TSESTree.Node, tree: SyntaxTree): Edit | undefined {
  if (at.type === "Property") return at.kind === "init" && !at.method ? renameEdit(at, tree) : undefined;
  return at.type === "AssignmentExpression" && at.left.type === "MemberExpression" ? renameMember(at.left) : undefined;
}

/** `options.clientConfig.region = …` becomes `options.parentClientConfig.region = …`. */
export function renameWriting({ members: [first] }: Writing): Edit | undefined {
  return first && renameMember(first);
}

/** Gives a member the name `parentClientConfig`. */
export function renameMember({ property, computed }: TSESTree.MemberExpression): Edit | undefined {
  if (computed || property.type !== "Identifier") return undefined;
  return { start: property.range[0], end: property.range[1], text: "parentClientConfig" };
}

/** A region as it is moved, with a condition where it may be undefined; an empty one makes STS throw (SDK 3.1169). */
export function movedText(region: TSESTree.Property, tree: SyntaxTree): string | undefined {
  if (stringValue(region.value, tree) === "") return undefined;
  return regionText(region, tree);
}

function isWithin({ range: [start, end] }: TSESTree.Node, whole: TSESTree.Node): boolean {
  return start >= whole.range[0] && end <= whole.range[1];
}
