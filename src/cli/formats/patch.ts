import { FILE_HEADERS_ONLY, formatPatch, structuredPatch, type StructuredPatch } from "diff";

/** To look for what stays takes the square of the lines that do not: 0.2 s for so many, and 37 s for 32,000. */
const mostCompared = 2_000;

/**
 * What makes one text of another, as a patch that "git apply" takes, with three lines around what changes. Where more than 2,000
 * lines go and come, all go and all come.
 */
export function patchFrom(before: string, after: string, name: string): string {
  const patch = formatPatch(compared(before, after, name) ?? whole(before, after, name), FILE_HEADERS_ONLY);
  // As git does, for to "patch" a blank ends the name, unless a tab does.
  return name.includes(" ") ? patch.replace(/^(.*)\n(.*)\n/u, "$1\t\n$2\t\n") : patch;
}

/** Names that git would quote are quoted the same way. */
function compared(before: string, after: string, name: string): StructuredPatch | undefined {
  return structuredPatch(`a/${name}`, `b/${name}`, before, after, "", "", { context: 3, maxEditLength: mostCompared });
}

function whole(before: string, after: string, name: string): StructuredPatch {
  const gone = structuredPatch(`a/${name}`, `b/${name}`, before, "");
  const come = structuredPatch(`a/${name}`, `b/${name}`, "", after);
  const [out, back] = [gone.hunks[0], come.hunks[0]];
  if (!out || !back) return out ? gone : come;
  return { ...gone, hunks: [{ ...out, newLines: back.newLines, lines: [...out.lines, ...back.lines] }] };
}
