import type { Place } from "./report.ts";

/** Where lines end: in a program, and in a shared config file. */
export const lineEnds = { code: /\r\n|[\n\r\u2028\u2029]/gu, config: /\r?\n/gu } as const;

/** The place of a piece of text; `start` and `end` are zero-based offsets in UTF-16 code units, `end` is exclusive. */
export function placeOf(start: number, end: number, text: string): Place {
  if (latest?.text !== text) latest = { text, place: placesIn(text, lineEnds.code) };
  return latest.place(start, end);
}

/** The program that was asked about last: findings come file by file. */
let latest: { readonly text: string; readonly place: (start: number, end: number) => Place } | undefined;

/** As `placeOf`, for many pieces of one text. */
export function placesIn(text: string, lineEnd: RegExp): (start: number, end: number) => Place {
  let begins: readonly number[] | undefined;
  return (start, end) => {
    begins ??= lineBegins(text, lineEnd);
    const [line, column] = pointAt(start, begins);
    const [endLine, endColumn] = pointAt(end, begins);
    return { line, column, endLine, endColumn };
  };
}

function lineBegins(text: string, lineEnd: RegExp): number[] {
  const begins = [0];
  for (const { 0: written, index } of text.matchAll(lineEnd)) begins.push(index + written.length);
  return begins;
}

/** `begins` are the offsets of the lines' first characters, in order. */
function pointAt(offset: number, begins: readonly number[]): [line: number, column: number] {
  let [line, beyond] = [0, begins.length];
  while (beyond - line > 1) {
    const middle = (line + beyond) >> 1;
    if ((begins[middle] ?? Infinity) <= offset) line = middle;
    else beyond = middle;
  }
  return [line + 1, offset - (begins[line] ?? 0) + 1];
}
