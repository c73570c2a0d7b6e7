import { diffLines, FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from "diff";
import { inOrder, type Edit } from "../../remedy/edits.ts";

/** Lines that are shown before and after what changes. */
const context = 3;

/** Where more lines go and come side by side, none is looked for that stays: that takes the square of their number. */
const mostCompared = 200;

/** Whole lines that edits touch, side by side: zero-based offsets, `end` exclusive. `growth` is how much longer they become. */
interface Block {
  readonly start: number;
  end: number;
  growth: number;
}

/** What edits make of a text, as a patch that "git apply" takes. Takes as long as the text is, however many edits there are. */
export function patchBy(edits: readonly Edit[], before: string, after: string, name: string): string {
  // Names that git would quote are quoted the same way.
  const files = { oldFileName: `a/${name}`, newFileName: `b/${name}`, oldHeader: "", newHeader: "" };
  const hunks = hunksOf(markedLines(blocksOf(edits, before), before, after));
  return formatPatch({ ...files, hunks }, FILE_HEADERS_ONLY);
}

function blocksOf(edits: readonly Edit[], text: string): Block[] {
  const blocks: Block[] = [];
  for (const edit of inOrder(edits)) {
    const growth = edit.text.length - (edit.end - edit.start);
    const last = blocks.at(-1);
    if (last && !text.slice(last.end, edit.start).includes("\n")) {
      if (edit.end >= last.end) last.end = lineEnd(text, edit.end);
      last.growth += growth;
    } else blocks.push({ start: lineStart(text, edit.start), end: lineEnd(text, edit.end), growth });
  }
  return blocks;
}

function lineStart(text: string, offset: number): number {
  return text.slice(0, offset).lastIndexOf("\n") + 1;
}

function lineEnd(text: string, offset: number): number {
  return text.indexOf("\n", offset) + 1 || text.length;
}

/** All lines with their line ends, behind " " where they stay, "-" where they go and "+" where they come. */
function markedLines(blocks: readonly Block[], before: string, after: string): string[] {
  let [reached, shift] = [0, 0];
  const lines = blocks.flatMap(({ start, end, growth }) => {
    const kept = marked(" ", before.slice(reached, start));
    const changed = compared(before.slice(start, end), after.slice(start + shift, end + shift + growth));
    [reached, shift] = [end, shift + growth];
    return [...kept, ...changed];
  });
  return [...lines, ...marked(" ", before.slice(reached))];
}

function compared(before: string, after: string): string[] {
  const changes = diffLines(before, after, { maxEditLength: mostCompared });
  if (!changes) return [...marked("-", before), ...marked("+", after)];
  return changes.flatMap(({ value, removed, added }) => marked(removed ? "-" : added ? "+" : " ", value));
}

function marked(mark: "-" | "+" | " ", text: string): string[] {
  return (text.match(/[^\n]*\n|[^\n]+/gu) ?? []).map((line) => mark + line);
}

function hunksOf(lines: readonly string[]): StructuredPatchHunk[] {
  let [reached, oldStart, newStart] = [0, 1, 1];
  return stretchesOf(lines).map(({ from, to }) => {
    const shown = lines.slice(from, to);
    const oldLines = shown.filter((line) => !line.startsWith("+")).length;
    const newLines = shown.filter((line) => !line.startsWith("-")).length;
    const hunk = {
      oldStart: oldStart + from - reached,
      oldLines,
      newStart: newStart + from - reached,
      newLines,
      lines: shown.flatMap(withoutLineEnd),
    };
    [reached, oldStart, newStart] = [to, hunk.oldStart + oldLines, hunk.newStart + newLines];
    return hunk;
  });
}

/** Which of the lines are shown together: zero-based indices, `to` exclusive. */
function stretchesOf(lines: readonly string[]): { readonly from: number; to: number }[] {
  const stretches: { readonly from: number; to: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(" ")) continue;
    const last = stretches.at(-1);
    const [from, to] = [Math.max(index - context, 0), index + 1 + context];
    if (last && from <= last.to) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}

function withoutLineEnd(line: string): string[] {
  return line.endsWith("\n") ? [line.slice(0, -1)] : [line, "\\ No newline at end of file"];
}
