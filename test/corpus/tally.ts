import type { Reading } from "./readers.ts";

/** What came of many programs read in one way. Times are processor time of our own code. */
export interface Tally {
  files: number;
  characters: number;
  read: number;
  unparsable: number;
  unreadable: number;
  findings: number;
  rewritten: number;
  milliseconds: number;
  slowest: { name: string; milliseconds: number };
  faults: { name: string; fault: string }[];
}

/** No file may take longer. */
export const maxMilliseconds = 2_000;

/** What is longer is no source that somebody wrote. */
export const maxCharacters = 5_000_000;

export function emptyTally(): Tally {
  return {
    files: 0,
    characters: 0,
    read: 0,
    unparsable: 0,
    unreadable: 0,
    findings: 0,
    rewritten: 0,
    milliseconds: 0,
    slowest: { name: "", milliseconds: 0 },
    faults: [],
  };
}

export function count(tally: Tally, name: string, characters: number, reading: Reading): void {
  tally.files += 1;
  tally.characters += characters;
  tally[reading.state] += 1;
  tally.findings += reading.findings;
  if (reading.rewritten > 0) tally.rewritten += 1;
  tally.milliseconds += reading.milliseconds;
  if (reading.milliseconds > tally.slowest.milliseconds) tally.slowest = { name, milliseconds: reading.milliseconds };
  tally.faults.push(...reading.faults.map((fault) => ({ name, fault })));
}

const columns = [
  "what",
  "read by",
  "files",
  "MB",
  "read",
  "unparsable",
  "too deep",
  "findings",
  "rewritten",
  "s",
  "slowest",
];

/** A table of tallies in Markdown, each named by what was read and by whom. */
export function table(rows: readonly (readonly [what: string, reader: string, tally: Tally])[]): string {
  const lines = rows.map(([what, reader, tally]) => [
    what,
    reader,
    tally.files,
    (tally.characters / 1e6).toFixed(1),
    tally.read,
    tally.unparsable,
    tally.unreadable,
    tally.findings,
    tally.rewritten,
    (tally.milliseconds / 1000).toFixed(1),
    `${tally.slowest.milliseconds.toFixed(0)} ms ${tally.slowest.name}`,
  ]);
  return [columns, columns.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
