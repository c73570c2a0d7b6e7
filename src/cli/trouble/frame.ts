import type { Place } from "../report.ts";

/** How many characters of a line are shown at most, and, however narrow the terminal, at least. */
const widest = 100;
const narrowest = 20;

/** A line of a frame; `isMark` for the one that points. */
export interface FrameLine {
  readonly gutter: string;
  readonly text: string;
  readonly isMark: boolean;
}

/**
 * The lines around a place, and below its first line a mark. Of long lines, as minified files have, the part around the place is
 * shown. Tabs and what would move a terminal's cursor become blanks. `columns` is the room for a gutter, a blank and the text.
 */
export function frameOf(text: string, { line, column, endLine, endColumn }: Place, columns = Infinity): FrameLine[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  const last = Math.min(lines.length, line + 1);
  const digits = String(last).length;
  const width = Math.max(narrowest, Math.min(widest, columns - digits - 3));
  const from = windowStart(lines[line - 1] ?? "", column, width);
  return lines.slice(Math.max(0, line - 2), last).flatMap((content, index) => {
    const number = Math.max(1, line - 1) + index;
    const shown = { gutter: `${String(number).padStart(digits)} |`, text: cut(content, from, width), isMark: false };
    if (number !== line) return [shown];
    const end = endLine === line ? endColumn : content.length + 1;
    const length = Math.max(1, Math.min(end - column, from + width - column + 1));
    const mark = `${" ".repeat(column - 1 - from)}${"^".repeat(length)}`;
    return [shown, { gutter: `${" ".repeat(digits)} |`, text: mark, isMark: true }];
  });
}

/** The zero-based column from which on a line is shown, so that the place is among what is shown. */
function windowStart(content: string, column: number, width: number): number {
  const before = Math.floor(width / 4);
  return content.length <= width ? 0 : Math.max(0, Math.min(column - 1 - before, content.length - width));
}

function cut(content: string, from: number, width: number): string {
  return content
    .slice(from, from + width)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .trimEnd();
}
