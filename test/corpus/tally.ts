import path from "node:path";
import type { Program } from "./programs.ts";
import type { Reader, Reading } from "./reading.ts";

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

/** A file that is too heavy for that, or nearly: how many megabytes ESLint took alone and with our rules, in processes of their own. */
export interface Heavy {
  readonly reader: string;
  readonly file: string;
  readonly tally: Tally;
  readonly alone: number;
  readonly ours: number;
}

/** So many megabytes more may be needed with our rules, most of it what V8 did not collect yet. */
export const maxShare = 100;

/** The most that this process held so far. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

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

/** Reads a program, adds what comes of it, and gives what came of it first. */
export function count(tally: Tally, program: Program, reader: Reader): Reading {
  const { name, text } = program;
  const first = reader(program);
  let reading = first;
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
  return first;
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
  return markdown([columns, ...lines]);
}

const heavyColumns = ["file", "MB", "read by", "findings", "ESLint alone", "with our rules", "our time"];

/** A table of heavy files in Markdown. */
export function heavyTable(all: readonly Heavy[]): string {
  const lines = all.map(({ reader, file, tally, alone, ours }) => [
    path.basename(file),
    (tally.characters / 1e6).toFixed(1),
    reader,
    tally.read > 0 ? tally.findings : "unread",
    `${alone} MB`,
    `${ours} MB`,
    `${tally.milliseconds.toFixed(0)} ms`,
  ]);
  return markdown([heavyColumns, ...lines]);
}

function markdown([head = [], ...lines]: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
