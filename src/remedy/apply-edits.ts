import MagicString from "magic-string";
import { inOrder, type Edit } from "./edits.ts";

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
