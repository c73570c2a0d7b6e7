import type { ConfigDocument, Line, Place } from "../document.ts";
import type { Edit } from "./problem.ts";

export function replace({ start, end }: Pick<Place, "start" | "end">, text: string): Edit {
  return { start, end, text };
}

/** Takes a whole line out, its line end too; of a last line without one, the line end before it stays. */
export function removeLine({ start, end }: Line): Edit {
  return { start, end, text: "" };
}

/** Takes out the white space before a line. */
export function unindent({ start, contentStart }: Line): Edit {
  return { start, end: contentStart, text: "" };
}

/**
 * Puts the comment that follows, after white space or none, at `from` on a line of its own. It goes below, so that a comment
 * for ESLint above the line keeps its place, and so that the edit repeats nothing of the comment.
 */
export function breakBefore(document: ConfigDocument, line: Line, from: number): Edit {
  const lineEnd = document.text.slice(line.newlineStart, line.end) || "\n";
  const comment = document.text.slice(from, line.end);
  const gap = comment.length - comment.trimStart().length;
  return { start: from, end: from + gap, text: lineEnd + document.text.slice(line.start, unindent(line).end) };
}
