import type { TSESTree } from "@typescript-eslint/types";
import { commentsIn } from "../analysis/comments.ts";
import type { FoundProperty } from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { lineBreakBefore, startOfBlanks } from "./blanks.ts";
import type { Edit } from "./edits.ts";

/**
 * Takes properties out of their object, each with one comma and the white space it would leave behind.
 * Comments stay; a line that held nothing else goes.
 */
export function removeProperties(
  removed: readonly TSESTree.ObjectLiteralElement[],
  object: TSESTree.ObjectExpression,
  tree: SyntaxTree,
): Edit[] {
  const isRemoved = (member: TSESTree.ObjectLiteralElement): boolean => removed.some((property) => property === member);
  const lastKept = object.properties.findLastIndex((member) => !isRemoved(member));
  if (lastKept === -1 && !hasCommentBeside(removed, object, tree)) return [{ ...rangeOf(object), text: "{}" }];
  return object.properties.flatMap((member, index) => {
    if (!isRemoved(member)) return [];
    const commaBehind = commaBetween(member.range[1], endOfGap(object, index), tree);
    // What comes last takes the comma before it along, unless the object ends in one.
    const endsInComma = commaBetween(object.properties.at(-1)?.range[1] ?? 0, object.range[1], tree) !== undefined;
    if (commaBehind !== undefined && (index < lastKept || endsInComma)) return cutUpTo(member, commaBehind, tree);
    const previous = object.properties[index - 1];
    return cutFrom(previous && commaBetween(previous.range[1], member.range[0], tree), member, tree);
  });
}

function endOfGap(object: TSESTree.ObjectExpression, index: number): number {
  return object.properties[index + 1]?.range[0] ?? object.range[1];
}

/** Cuts a member and the comma behind it. */
function cutUpTo({ range: [start, end] }: TSESTree.Node, comma: number, tree: SyntaxTree): Edit[] {
  return isBlank(end, comma, tree) ? [cutWithSpace(start, comma + 1, tree)] : [cut(start, end), cut(comma, comma + 1)];
}

/** Cuts a member and the comma before it, if there is one. */
function cutFrom(comma: number | undefined, { range: [start, end] }: TSESTree.Node, tree: SyntaxTree): Edit[] {
  if (comma === undefined) return [cutWithSpace(start, end, tree)];
  return isBlank(comma + 1, start, tree) ? [cut(comma, end)] : [cut(comma, comma + 1), cutWithSpace(start, end, tree)];
}

/** Whether a comment stands in a node and in none of some nodes within it. */
export function hasCommentBeside(parts: readonly TSESTree.Node[], whole: TSESTree.Node, tree: SyntaxTree): boolean {
  return commentsIn(...whole.range, tree).some(
    ({ range }) => within(range, whole.range) && !parts.some((part) => within(range, part.range)),
  );
}

function within(inner: TSESTree.Range, outer: TSESTree.Range): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

export function rangeOf({ range: [start, end] }: TSESTree.Node): Pick<Edit, "start" | "end"> {
  return { start, end };
}

/**
 * Puts properties behind another one of the same object: on the same line, or on lines of their own where that one has one, and
 * then behind the comment that ends its line. Where other properties of the object are `removed`, commas and comments
 * behind it are left to their removal.
 */
export function insertAfter(
  property: TSESTree.Property,
  texts: readonly string[],
  tree: SyntaxTree,
  removed: readonly FoundProperty[] = [],
): Edit[] {
  const [start, end] = property.range;
  const indentation = indentationOf(start, tree);
  const plain = [insert(end, texts.map((text) => `,${indentation ?? " "}${text}`).join(""))];
  if (indentation === undefined || removed.some((other) => other.property.parent === property.parent)) return plain;
  const comma = commaBetween(end, endOfMember(property), tree);
  const place = endOfComments(comma === undefined ? end : comma + 1, property.parent.range[1] - 1, tree);
  const lines = texts.map((text) => `${indentation}${text}`);
  if (comma !== undefined) return [insert(place, lines.map((line) => `${line},`).join(""))];
  return place === end ? plain : [insert(end, ","), insert(place, lines.join(","))];
}

/** Puts a property before another one of the same object, on a line of its own where that one has one. */
export function insertBefore(property: TSESTree.Property, text: string, tree: SyntaxTree): Edit {
  const [start] = property.range;
  return insert(start, `${text},${indentationOf(start, tree) ?? " "}`);
}

/** Where the next member of the object begins, or the object ends. */
function endOfMember(property: TSESTree.Property): number {
  const { parent } = property;
  const end = parent.range[1] - 1;
  return parent.type === "ObjectExpression"
    ? Math.min(end, endOfGap(parent, parent.properties.indexOf(property)))
    : end;
}

/** The end of the comments that follow an offset with nothing but blanks between, on the same line and before a limit. */
function endOfComments(offset: number, limit: number, tree: SyntaxTree): number {
  let place = offset;
  for (const { range } of commentsIn(offset, limit, tree)) {
    if (range[1] > limit || !/^[^\S\r\n]*$/u.test(tree.text.slice(place, range[0]))) break;
    place = range[1];
  }
  return place;
}

function insert(place: number, text: string): Edit {
  return { start: place, end: place, text };
}

/** Puts properties at the end of an object. */
export function append(object: TSESTree.ObjectExpression, texts: readonly string[], tree: SyntaxTree): Edit {
  const last = object.properties.at(-1);
  if (!last) {
    const isEmpty = isBlank(object.range[0] + 1, object.range[1] - 1, tree);
    return insert(object.range[0] + 1, ` ${texts.join(", ")}${isEmpty ? " " : ","}`);
  }
  const indentation = indentationOf(last.range[0], tree) ?? " ";
  return insert(last.range[1], texts.map((text) => `,${indentation}${text}`).join(""));
}

/** The line break and white space before an offset, where nothing else stands before it on its line. */
function indentationOf(offset: number, tree: SyntaxTree): string | undefined {
  const start = startOfBlanks(tree.text, offset);
  const lineBreak = lineBreakBefore(tree.text, start);
  return lineBreak === "" ? undefined : lineBreak + tree.text.slice(start, offset);
}

/** Removes `start` to `end` and the white space behind it, or the whole line where nothing else is on it. */
function cutWithSpace(start: number, end: number, tree: SyntaxTree): Edit {
  const lineStart = indentationOf(start, tree);
  const space = /^[^\S\r\n]*/u.exec(tree.text.slice(end))?.[0] ?? "";
  const isLineOver = /^[\r\n]/u.test(tree.text.slice(end + space.length));
  return cut(lineStart !== undefined && isLineOver ? start - lineStart.length : start, end + space.length);
}

function cut(start: number, end: number): Edit {
  return { start, end, text: "" };
}

function isBlank(start: number, end: number, tree: SyntaxTree): boolean {
  return tree.text.slice(start, end).trim() === "";
}

/** Where the first comma outside comments stands. */
function commaBetween(start: number, end: number, tree: SyntaxTree): number | undefined {
  for (
    let offset = tree.text.indexOf(",", start);
    offset !== -1 && offset < end;
    offset = tree.text.indexOf(",", offset + 1)
  ) {
    if (commentsIn(offset, offset + 1, tree).length === 0) return offset;
  }
  return undefined;
}
