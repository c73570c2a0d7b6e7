/** Where lines end in a program. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/gu;

/** A place in a text. `line` and `column` count from one, `column` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset in a program's text. In: a zero-based offset in UTF-16 code units, as a node's `range` has it. */
export function positionAt(text: string, offset: number): Position {
  if (latest?.text !== text) latest = { text, begins: lineBeginsIn(text, lineEnd) };
  return positionAmong(latest.begins, offset);
}

/** The program that was asked about last: questions come file by file. */
let latest: { readonly text: string; readonly begins: readonly number[] } | undefined;

/** The offsets of every line's first character, in order. `end` is what ends a line. */
export function lineBeginsIn(text: string, end: RegExp): readonly number[] {
  return [0, ...[...text.matchAll(end)].map(({ 0: written, index }) => index + written.length)];
}

/** The position of a zero-based offset, where lines begin at `begins`. */
export function positionAmong(begins: readonly number[], offset: number): Position {
  let [line, beyond] = [0, begins.length];
  while (beyond - line > 1) {
    const middle = (line + beyond) >> 1;
    if ((begins[middle] ?? Infinity) <= offset) line = middle;
    else beyond = middle;
  }
  return { line: line + 1, column: offset - (begins[line] ?? 0) + 1 };
}
