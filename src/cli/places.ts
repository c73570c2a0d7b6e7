import { lineBeginsIn, positionAmong, positionAt, type Position } from "../analysis/positions.ts";
import type { Place } from "./report.ts";

/** The place of a piece of a program; `start` and `end` are zero-based offsets in UTF-16 code units, `end` is exclusive. */
export function placeOf(start: number, end: number, text: string): Place {
  return placeBetween(positionAt(text, start), positionAt(text, end));
}

/** As `placeOf`, for many pieces of one text whose lines `lineEnd` ends. */
export function placesIn(text: string, lineEnd: RegExp): (start: number, end: number) => Place {
  let begins: readonly number[] | undefined;
  return (start, end) => {
    begins ??= lineBeginsIn(text, lineEnd);
    return placeBetween(positionAmong(begins, start), positionAmong(begins, end));
  };
}

function placeBetween({ line, column }: Position, end: Position): Place {
  return { line, column, endLine: end.line, endColumn: end.column };
}
