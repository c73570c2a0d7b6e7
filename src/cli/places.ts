import type { Place } from "./report.ts";

const lineEnd = /\r\n|[\n\r\u2028\u2029]/gu;

/** The place of a piece of text; `start` and `end` are zero-based offsets in UTF-16 code units, `end` is exclusive. */
export function placeOf(start: number, end: number, text: string): Place {
  const [line, column] = pointAt(start, text);
  const [endLine, endColumn] = pointAt(end, text);
  return { line, column, endLine, endColumn };
}

function pointAt(offset: number, text: string): [line: number, column: number] {
  let line = 1;
  let begin = 0;
  for (const { 0: end, index } of text.matchAll(lineEnd)) {
    if (index + end.length > offset) break;
    line += 1;
    begin = index + end.length;
  }
  return [line, offset - begin + 1];
}
