import MagicString from "magic-string";

/** One replacement of text; offsets are zero-based and count UTF-16 units, `end` is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits made. Throws a RangeError where two of them overlap: their planner is at fault then. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const result = new MagicString(text);
  let last = 0;
  for (const { start, end, text: replacement } of inOrder(edits)) {
    if (start < last) throw new RangeError(`Two edits overlap at offset ${String(start)}.`);
    last = end;
    if (start === end) result.appendLeft(start, replacement);
    else result.update(start, end, replacement);
  }
  return result.toString();
}

/** Whether two lists of edits touch the same text, or put something at the same place. */
export function overlap(some: readonly Edit[], others: readonly Edit[]): boolean {
  return some.some((one) => others.some((other) => one !== other && touches(one, other)));
}

function touches(one: Edit, other: Edit): boolean {
  const isSamePlace = one.start === other.start && one.end === other.end;
  return isSamePlace || (one.start < other.end && other.start < one.end);
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
