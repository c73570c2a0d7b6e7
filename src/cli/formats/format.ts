import type { Problem } from "../files/source-file.ts";
import type { Io } from "../io.ts";
import type { Report } from "../report.ts";

/** What a run of `check` has to say. */
export interface Checked {
  readonly reports: readonly Report[];
  /** What could not be looked at. People read it on stderr; formats for machines carry it too. */
  readonly problems: readonly Problem[];
  /** Whether somebody said which files to look at. */
  readonly isOfPaths?: boolean;
}

/** The text for stdout; empty where there is nothing to say. */
export type Format = (checked: Checked, io: Io) => string | Promise<string>;

/** A text on one line of a terminal: characters that would move the cursor become U+FFFD. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "\u{FFFD}");
}

/** A number as people read it: "50,000". */
export function grouped(count: number): string {
  // The first use of `Intl` takes 10 ms (Node 20), and most numbers need none.
  return count < 1_000 ? String(count) : count.toLocaleString("en");
}

/** A count with its noun: "1 file", "2 files". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}
