import { tokenOf, type ConfigDocument, type Line, type Place } from "../document.ts";
import type { Edit } from "./problem.ts";

export function replace({ start, end }: Pick<Place, "start" | "end">, text: string): Edit {
  return { start, end, text };
}

/** Takes a whole line out, its line end too; of a last line without one, the line end before it stays. */
export function removeLine({ start, end }: Line): Edit {
  return { start, end, text: "" };
}

/** Takes out the white space before a line. */
export function unindent({ tokens, start }: Line): Edit {
  const [first] = tokens;
  return { start, end: first?.type === "white-space" ? first.end : start, text: "" };
}

/** Puts what stands from `from` to the line's end, a comment, on a line of its own before it; undefined where that would come between a directive and its line. */
export function liftComment(document: ConfigDocument, line: Line, from: number): Edit[] | undefined {
  const above = document.text.slice(document.text.lastIndexOf("\n", line.start - 2) + 1, line.start);
  if (above.includes("eslint-disable-next-line")) return undefined;
  const newline = tokenOf(line, "newline");
  const end = newline?.start ?? line.end;
  const indent = unindent(line).end;
  const lineEnd = newline ? document.text.slice(newline.start, newline.end) : "\n";
  const comment = document.text.slice(from, end).trim();
  return [
    { start: indent, end: indent, text: `${comment}${lineEnd}${document.text.slice(line.start, indent)}` },
    { start: from, end, text: "" },
  ];
}
