import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";

/**
 * Takes a property out of its object, with one comma and the white space it would leave behind.
 * Comments stay; a line that held nothing else goes.
 */
export function removeProperty(
  property: TSESTree.Property,
  object: TSESTree.ObjectExpression,
  tree: SyntaxTree,
): Edit[] {
  if (isAlone(property, object, tree)) return [{ start: object.range[0], end: object.range[1], text: "{}" }];
  const [start, end] = property.range;
  const commaBehind = commaBetween(end, object.range[1], tree);
  if (commaBehind !== undefined) {
    return isBlank(end, commaBehind, tree)
      ? [cutWithSpace(start, commaBehind + 1, tree)]
      : [cut(start, end), cut(commaBehind, commaBehind + 1)];
  }
  const previous = object.properties[object.properties.indexOf(property) - 1];
  const commaBefore = previous && commaBetween(previous.range[1], start, tree);
  if (commaBefore === undefined) return [cutWithSpace(start, end, tree)];
  return isBlank(commaBefore + 1, start, tree)
    ? [cut(commaBefore, end)]
    : [cut(commaBefore, commaBefore + 1), cut(start, end)];
}

/** Whether nothing else is in the object, not even a comment. */
function isAlone(property: TSESTree.Property, object: TSESTree.ObjectExpression, tree: SyntaxTree): boolean {
  const isComment = ({ range }: TSESTree.Comment): boolean =>
    range[0] > object.range[0] && range[1] < object.range[1] && !within(range, property.range);
  return object.properties.length === 1 && !tree.comments.some(isComment);
}

function within(inner: TSESTree.Range, outer: TSESTree.Range): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

/** Puts a property behind another one of the same object: on a line of its own where that one has one, else on the same line. */
export function insertAfter(property: TSESTree.Property, text: string, tree: SyntaxTree): Edit {
  const [start, end] = property.range;
  const indentation = indentationOf(start, tree);
  return { start: end, end, text: indentation === undefined ? `, ${text}` : `,${indentation}${text}` };
}

/** Puts a property at the end of an object. */
export function append(object: TSESTree.ObjectExpression, text: string, tree: SyntaxTree): Edit {
  const last = object.properties.at(-1);
  if (!last) return { start: object.range[0], end: object.range[1], text: `{ ${text} }` };
  const indentation = indentationOf(last.range[0], tree) ?? " ";
  return { start: last.range[1], end: last.range[1], text: `,${indentation}${text}` };
}

/** The line break and white space before an offset, where nothing else stands before it on its line. */
function indentationOf(offset: number, tree: SyntaxTree): string | undefined {
  return /(?:\r\n|\n|\r)[^\S\r\n]*$/u.exec(tree.text.slice(0, offset))?.[0];
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
    if (!tree.comments.some(({ range }) => range[0] <= offset && offset < range[1])) return offset;
  }
  return undefined;
}
