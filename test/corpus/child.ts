// A process of its own that reads: its one argument is its job, its one message what came of it.
import { readFileSync } from "node:fs";
import { messagesOf } from "./eslint.ts";
import type { Job, OfFile, Whole } from "./jobs.ts";
import { planted } from "./plant.ts";
import { parsers } from "./readers.ts";
import { count, emptyTally, peakMegabytes } from "./tally.ts";

// What is not needed is not loaded, for its memory.
async function resultOf(job: Job): Promise<Whole | OfFile> {
  if (job.kind === "all") return (await import("./everything.ts")).readEverything(job);
  const tally = emptyTally();
  const program = planted({ name: job.file, text: readFileSync(job.file, "utf8") });
  const parser = await parsers[job.reader]?.();
  if (job.kind === "alone") {
    messagesOf(program, parser);
    return { tally, megabytes: peakMegabytes() };
  }
  const { lintedWith } = await import("./linting.ts");
  const { tooDeep } = await import("../../src/analysis/limits.ts");
  const { whyUnparsable } = await import("../../src/analysis/parse.ts");
  // Another run of ESLint for each suggestion would take minutes.
  const reading = count(
    tally,
    program,
    lintedWith(parser, ({ name, text }) => (whyUnparsable(text, name)?.message ?? tooDeep) === tooDeep),
  );
  return { tally, megabytes: reading.megabytes ?? peakMegabytes() };
}

process.send?.(await resultOf(JSON.parse(process.argv[2] ?? "") as Job));
