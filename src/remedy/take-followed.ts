import type { TSESTree } from "@typescript-eslint/types";
import { commentsIn } from "../analysis/comments.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";
import { hasCommentBeside, insertAfter, insertBefore, rangeOf, removeProperties } from "./object-edits.ts";
import type { Writing } from "./makings.ts";
import { whereThere } from "./moved-region.ts";
import { keepsOrder } from "./order.ts";
import { siblingKey } from "./parent-key.ts";
import { hasSideEffects } from "./region-value.ts";
import { renameMember } from "./rename-followed.ts";
import { renameEdit } from "./rename.ts";
import type { Split } from "./split.ts";
import { isSurelyWritten } from "./tested.ts";
import { addStatement, removeStatement } from "./statement-edits.ts";

/**
 * Moves the region of one `clientConfig` to a `parentClientConfig` beside it; `isSole` where there is no other one, so that `??=` is
 * as good as `=`. Undefined where that cannot be written.
 */
export function movePlace(
  at: TSESTree.Node,
  taken: Split,
  { isGone, isSole }: { readonly isGone: boolean; readonly isSole: boolean },
  tree: SyntaxTree,
): Edit[] | undefined {
  if (taken.parent === undefined) return [];
  if (at.type === "Property") return moveProperty(at, taken, taken.parent, isGone, tree);
  if (at.type !== "AssignmentExpression" || at.left.type !== "MemberExpression") return undefined;
  const key = at.operator === "=" || isSole ? renameMember(at.left) : undefined;
  if (!key) return undefined;
  if (isGone) return [key, { ...rangeOf(at.right), text: taken.parent }];
  const name = tree.text.slice(at.left.range[0], key.start) + key.text;
  const [isFirst, isSecond] = ordersFor(at, at.right, taken, tree);
  const added = isFirst || isSecond ? addStatement(at.parent, `${name} = ${taken.parent}`, isSecond, tree) : undefined;
  return added && [...taken.edits, ...added];
}

function moveProperty(
  at: TSESTree.Property,
  taken: Split,
  parent: string,
  isGone: boolean,
  tree: SyntaxTree,
): Edit[] | undefined {
  if (at.kind !== "init" || at.method) return undefined;
  const rename = renameEdit(at, tree);
  if (isGone)
    return at.shorthand
      ? [{ ...rangeOf(at), text: `${rename.text}${parent}` }]
      : [rename, { ...rangeOf(at.value), text: parent }];
  const edits = at.shorthand
    ? taken.edits.map((edit) => ({ ...edit, text: `clientConfig: ${edit.text}` }))
    : taken.edits;
  const text = `${siblingKey(at, tree)}: ${parent}`;
  const [isFirst, isSecond] = ordersFor(at, at.parent, taken, tree);
  if (isSecond) return [...edits, ...insertAfter(at, [text], tree)];
  return isFirst ? [...edits, insertBefore(at, text, tree)] : undefined;
}

/** Whether what is taken out may be made before what is left, and whether it may be made after it. */
function ordersFor(
  at: TSESTree.Node,
  whole: TSESTree.Node,
  { taken, mustLead }: Split,
  tree: SyntaxTree,
): readonly [isFirst: boolean, isSecond: boolean] {
  const within = taken.filter((one) => one.range[0] >= at.range[0] && one.range[1] <= at.range[1]);
  const properties = within.filter((one) => one.type === "Property");
  const [start, end] = at.range;
  const mayPass = (place: number): boolean => properties.every((one) => keepsOrder(one, place, whole, tree));
  const acts = properties.some(({ value }) => hasSideEffects(value, tree));
  return [mayPass(start) && !(mustLead && acts), mayPass(end) && !mustLead];
}

/**
 * `options.clientConfig.region = region` becomes `options.parentClientConfig = { region: region }`; where it is the sole region,
 * `??=` is as good as `=`.
 */
export function moveWriting({ node, members }: Writing, isSole: boolean, tree: SyntaxTree): Edit[] | undefined {
  const [first, second] = members;
  const key = first && renameMember(first);
  if (!key || !second || (node.operator !== "=" && !isSole)) return undefined;
  const value = tree.text.slice(...node.right.range);
  const operator = tree.text.indexOf(node.operator, second.range[1]);
  const isCommented = commentsIn(second.range[1], node.right.range[0], tree).length > 0;
  if (node.right.type === "SequenceExpression" || (isCommented && node.operator !== "=")) return undefined;
  const isSure = isSurelyWritten(node, tree, isSole);
  if (!isSure && hasSideEffects(node.right, tree)) return undefined;
  const region = value === "region" ? value : `region: ${value}`;
  const text = isSure ? `{ ${region} }` : `{ ${whereThere(node.right, region, tree)} }`;
  return [
    { start: key.start, end: second.range[1], text: key.text },
    { start: operator, end: operator + node.operator.length, text: "=" },
    { ...rangeOf(node.right), text },
  ];
}

/** Takes the region of one `clientConfig` out, and with nothing else in it `clientConfig` itself. */
export function emptyPlace(at: TSESTree.Node, taken: Split, isGone: boolean, tree: SyntaxTree): Edit[] | undefined {
  if (taken.taken.length === 0) return [];
  if (at.type === "AssignmentExpression") return isGone ? removeWriting(at, tree) : [...taken.edits];
  if (at.type !== "Property" || at.kind !== "init" || at.method || at.parent.type !== "ObjectExpression")
    return undefined;
  if (isGone) return removeOption(at, at.parent, tree);
  return at.shorthand ? taken.edits.map((edit) => ({ ...edit, text: `clientConfig: ${edit.text}` })) : [...taken.edits];
}

/** A property, and the spread that brings nothing else: `...(flag && { clientConfig })`. */
function removeOption(option: TSESTree.Property, object: TSESTree.ObjectExpression, tree: SyntaxTree): Edit[] {
  const spread =
    object.properties.length === 1 && object.parent.type === "LogicalExpression" ? object.parent : undefined;
  const member = spread?.parent;
  const isPlain =
    spread?.operator === "&&" &&
    spread.right === object &&
    !hasSideEffects(spread.left, tree) &&
    !hasCommentBeside([option], spread, tree);
  return isPlain && member?.type === "SpreadElement" && member.parent.type === "ObjectExpression"
    ? removeProperties([member], member.parent, tree)
    : removeProperties([option], object, tree);
}

/** A statement, and the condition that is there for nothing else. Undefined where a comment stands at it. */
export function removeWriting(node: TSESTree.AssignmentExpression, tree: SyntaxTree): Edit[] | undefined {
  const statement = node.parent;
  const block =
    statement.parent?.type === "BlockStatement" && statement.parent.body.length === 1 ? statement.parent : statement;
  const choice = block.parent;
  const isOnly =
    choice?.type === "IfStatement" &&
    choice.consequent === block &&
    !choice.alternate &&
    !hasSideEffects(choice.test, tree);
  const isBranch = choice?.type === "IfStatement" && block === statement && !isOnly;
  const isInElse = isOnly && choice.parent.type === "IfStatement";
  if (isBranch || isInElse) return undefined;
  if (isOnly && hasCommentBeside([statement], choice, tree)) return undefined;
  const edits = removeStatement(isOnly ? choice : statement, tree);
  return edits.length === 0 ? undefined : edits;
}
