import path from "node:path";
import type { Program } from "./programs.ts";
import type { Reader } from "./reading.ts";

/** What came of many programs read in one way. Times are those of our own code. */
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

/** No process may need more. */
export const maxMegabytes = 512;

/** Calls are planted in what is no longer: nobody writes calls into more, and over 3 MB nothing is read. */
export const maxPlanted = 2_500_000;

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

/** A reading that is too long is done again: other processes, and what was not compiled yet, make the first one longer. */
const maxReadings = 3;

/** Reads a program and adds what comes of it. */
export function count(tally: Tally, program: Program, reader: Reader): void {
  const { name, text } = program;
  let reading = reader(program);
  for (let readings = 1; readings < maxReadings && reading.milliseconds > maxMilliseconds; readings += 1) {
    const again = reader(program);
    if (again.milliseconds < reading.milliseconds) reading = again;
  }
  const { state, findings, rewritten, milliseconds, faults } = reading;
  tally.files += 1;
  tally.characters += text.length;
  tally[state] += 1;
  tally.findings += findings;
  if (rewritten > 0) tally.rewritten += 1;
  tally.milliseconds += milliseconds;
  if (milliseconds > tally.slowest.milliseconds) tally.slowest = { name: path.basename(name), milliseconds };
  tally.faults.push(...faults.map((fault) => ({ name, fault })));
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
