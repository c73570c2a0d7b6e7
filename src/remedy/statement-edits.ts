import type { TSESTree } from "@typescript-eslint/types";
import { commentsIn } from "../analysis/comments.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { lineBreakBefore, startOfBlanks } from "./blanks.ts";
import { inOrder, type Edit } from "./edits.ts";

const lineEnd = /^[^\S\r\n]*(?:\r\n|\n|\r|$)/u;

/**
 * Takes a statement out, with its lines where it has them to itself, and the blank line behind it where there is one before it,
 * too. Nothing goes where a comment stands at it: within, behind it on its line, or on the line before.
 */
export function removeStatement({ range: [start, end] }: TSESTree.Node, tree: SyntaxTree): Edit[] {
  if (hasCommentAt(start, end, tree)) return [];
  const line = startOfBlanks(tree.text, start);
  const behind = lineEnd.exec(tree.text.slice(end));
  if (!isLineStart(line, tree.text) || !behind) {
    const space = /^[^\S\r\n]*/u.exec(tree.text.slice(end))?.[0] ?? "";
    return [{ start, end: end + space.length, text: "" }];
  }
  const last = end + behind[0].length;
  const blank = isAfterBlank(line, tree.text) ? (lineEnd.exec(tree.text.slice(last))?.[0] ?? "") : "";
  return [{ start: line, end: last + blank.length, text: "" }];
}

/** Statements that go one below the other take the blank line behind them along, as the last would if it went after the others. */
export function withoutGaps(edits: readonly Edit[], text: string): Edit[] {
  const ordered = inOrder(edits);
  let isGap = false;
  return ordered.map((edit, index) => {
    const [previous, next] = [ordered[index - 1], ordered[index + 1]];
    const isBelow = previous?.end === edit.start && isOfLines(previous, text);
    isGap = isOfLines(edit, text) && (isBelow ? isGap : isAfterBlank(edit.start, text));
    if (!isBelow || !isGap || next?.start === edit.end || isAfterBlank(edit.start, text)) return edit;
    return { ...edit, end: edit.end + (lineEnd.exec(text.slice(edit.end))?.[0].length ?? 0) };
  });
}

/** Whether an edit takes out whole lines and puts nothing there. */
function isOfLines({ start, end, text: put }: Edit, text: string): boolean {
  return put === "" && isLineStart(start, text) && isLineStart(end, text);
}

function isLineStart(offset: number, text: string): boolean {
  return offset === 0 || lineBreakBefore(text, offset) !== "";
}

/** Whether a line starts at an offset, and a blank one, or none, is before it. */
function isAfterBlank(offset: number, text: string): boolean {
  const before = offset - lineBreakBefore(text, offset).length;
  return offset === 0 || (before < offset && isLineStart(startOfBlanks(text, before), text));
}

function hasCommentAt(start: number, end: number, tree: SyntaxTree): boolean {
  const blanks = startOfBlanks(tree.text, start);
  const lineBreak = lineBreakBefore(tree.text, blanks);
  const before = lineBreak === "" ? blanks : startOfBlanks(tree.text, blanks - lineBreak.length);
  const behind = end + (/^[^\S\r\n]*/u.exec(tree.text.slice(end))?.[0].length ?? 0);
  return commentsIn(before - 1, behind + 1, tree).length > 0;
}

/**
 * Puts a statement behind another one, and behind the comment that ends its line, or before it: on a line of its own where the other
 * has one. Where there is room for one only, as in `if (flag) statement;`, both get a block. Undefined where they can't have one.
 */
export function addStatement(
  { range: [start, end], parent }: TSESTree.Node,
  text: string,
  isBehind: boolean,
  tree: SyntaxTree,
): Edit[] | undefined {
  const semicolon = tree.text[end - 1] === ";" ? ";" : "";
  if (parent?.type === "IfStatement") {
    const [before, behind] = isBehind ? ["", `${semicolon ? "" : ";"} ${text}${semicolon}`] : [`${text}; `, ""];
    return [
      { start, end: start, text: `{ ${before}` },
      { start: end, end, text: `${behind} }` },
    ];
  }
  if (!parent || !/^(?:Program|BlockStatement|StaticBlock)$/u.test(parent.type)) return undefined;
  const blanks = startOfBlanks(tree.text, start);
  const lineBreak = lineBreakBefore(tree.text, blanks);
  if (lineBreak === "" && semicolon === "") return undefined;
  const space = lineBreak === "" ? " " : lineBreak + tree.text.slice(blanks, start);
  if (!isBehind) return [{ start, end: start, text: `${text}${semicolon}${space}` }];
  const behind = /^[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[^\S\r\n]*(?:[\r\n]|$)))?/u.exec(tree.text.slice(end));
  const place = end + (behind?.[0].trimEnd().length ?? 0);
  return [{ start: place, end: place, text: `${space}${text}${semicolon}` }];
}
