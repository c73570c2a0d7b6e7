import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";

const lineEnd = /^[^\S\r\n]*(?:\r\n|\n|\r|$)/u;

/**
 * Takes a statement out, with its lines where it has them to itself, and the blank line behind it where there is one before it,
 * too. Nothing goes where a comment stands at it: within, behind it on its line, or on the line before.
 */
export function removeStatement({ range: [start, end] }: TSESTree.Node, tree: SyntaxTree): Edit[] {
  if (hasCommentAt(start, end, tree)) return [];
  const before = tree.text.slice(0, start).replace(/[^\S\r\n]+$/u, "");
  const behind = lineEnd.exec(tree.text.slice(end));
  if (!/(?:^|[\r\n])$/u.test(before) || !behind) {
    const space = /^[^\S\r\n]*/u.exec(tree.text.slice(end))?.[0] ?? "";
    return [{ start, end: end + space.length, text: "" }];
  }
  const isAfterBlank = /(?:^|(?:^|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r))$/u.test(before);
  const last = end + behind[0].length;
  const blank = isAfterBlank ? (lineEnd.exec(tree.text.slice(last))?.[0] ?? "") : "";
  return [{ start: before.length, end: last + blank.length, text: "" }];
}

function hasCommentAt(start: number, end: number, tree: SyntaxTree): boolean {
  return tree.comments.some(({ range: [from, to] }) => {
    if (to <= start) return /^[^\S\r\n]*(?:\r\n|\n|\r)?[^\S\r\n]*$/u.test(tree.text.slice(to, start));
    return from < end || /^[^\S\r\n]*$/u.test(tree.text.slice(end, from));
  });
}
