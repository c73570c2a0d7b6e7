import type { SourceFile } from "../files/source-file.ts";
import type { Checked } from "../formats/format.ts";
import type { Io } from "../io.ts";
import { withProgress, type Step } from "../progress.ts";
import { checkedFile } from "./file.ts";
import { abandon, queueOf, take, takenOf, type Queue } from "./queue.ts";
import type { SecondThread, Work } from "./second-thread.ts";

/** A second thread takes 60 ms to start: it is for work that has taken so long, and of which so many files are left. */
const patienceMs = 25;
const minFilesLeft = 10;

/** Where git has no say, all files are on the list, and a second copy of a long one takes 60 MB. */
const maxFiles = 10_000;

/**
 * What there is to report of files, in their order. A second thread takes its share where there is much to do. Rejects with an
 * Error where the settings of a file are wrong.
 */
export async function checkedFiles(files: readonly SourceFile[], io: Io): Promise<Checked> {
  const checked = await withProgress(files.length, "Checked", io, (step) => shared(files, io, step));
  return {
    reports: checked.flatMap(({ reports }) => reports),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

async function shared(files: readonly SourceFile[], { env }: Io, step: Step): Promise<readonly Checked[]> {
  const queue = queueOf(files);
  const checked: Checked[] = [];
  const begun = performance.now();
  let second: SecondThread | undefined;
  try {
    for (const [index, file] of take(queue)) {
      checked[index] = await checkedFile(file, env);
      if (performance.now() - begun > patienceMs && isWorthASecond(queue)) second ??= await startSecond({ queue, env });
      await step(takenOf(queue));
    }
  } catch {
    abandon(queue);
  }
  for (const [index, answer] of (await second?.answers) ?? []) checked[index] = answer;
  // What either thread threw at, or the second took and never told, in order: so that what is thrown is what one alone would.
  for (const [index, file] of files.entries()) checked[index] ??= await checkedFile(file, env);
  return checked;
}

function isWorthASecond(queue: Queue): boolean {
  const { length } = queue.files;
  return length <= maxFiles && length - takenOf(queue) >= minFilesLeft;
}

async function startSecond(work: Work): Promise<SecondThread> {
  return (await import("./second-thread.ts")).startSecondThread(work);
}
