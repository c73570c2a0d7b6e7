/** One replacement of text; offsets are zero-based and count UTF-16 units, `end` is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits in the order of the text; what is put in at a place goes before what is taken out there. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two lists of edits touch the same text, or put something at the same place. */
export function overlap(some: readonly Edit[], others: readonly Edit[]): boolean {
  return some.some((one) => others.some((other) => one !== other && touches(one, other)));
}

function touches(one: Edit, other: Edit): boolean {
  const isSamePlace = one.start === other.start && one.end === other.end;
  return isSamePlace || (one.start < other.end && other.start < one.end);
}
