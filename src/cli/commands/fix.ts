import { loadSharedConfig } from "../../aws-config/files.ts";
import type { Strategy } from "../../remedy/plan.ts";
import { isRegion } from "../../settings/read.ts";
import { optimiseLongRunsOnly } from "../engine.ts";
import { findFiles } from "../files/find.ts";
import { dirtyWorkTree, type DirtyWorkTree } from "../files/git.ts";
import type { Problem, SourceFile } from "../files/source-file.ts";
import { replaceFile } from "../files/write.ts";
import { fixFor, type Asked, type FileFix } from "../fixes.ts";
import { jsonFix, patchOf, stylishFix } from "../formats/fix.ts";
import { counted } from "../formats/format.ts";
import { untilInterrupted } from "../interrupt.ts";
import type { ExitCode, Io } from "../io.ts";
import { tellProblems } from "../problems.ts";
import { withProgress } from "../progress.ts";
import { summaryOf, totalOf } from "../summary.ts";

export interface FixOptions {
  readonly paths: readonly string[];
  readonly strategy: Strategy;
  readonly profile?: string;
  readonly ssoRegion?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly format: "stylish" | "json";
}

/** What is done so far: files with calls in them, as they are now, and what could not be done. */
interface Done {
  readonly fixes: FileFix[];
  readonly problems: Problem[];
}

/** Rewrites the provider calls in files that go wrong, or shows how. */
export async function run(options: FixOptions, io: Io): Promise<ExitCode> {
  const { ssoRegion, profile, strategy, dryRun = false, force = false } = options;
  if (ssoRegion !== undefined && !isRegion(ssoRegion)) {
    throw new Error(
      `The option "--sso-region" is "${ssoRegion}", which is not the name of a region such as "us-west-2".`,
    );
  }
  optimiseLongRunsOnly();
  const sharedConfig = loadSharedConfig({ env: io.env });
  for (const problem of sharedConfig.problems) io.stderr.write(`${problem}\n`);
  const { files, problems } = await findFiles(options.paths, io.cwd);
  const planned = await plan(files, { strategy, knowledge: { sharedConfig, assumedProfile: profile, ssoRegion } }, io);
  const all = { fixes: planned.fixes, problems: [...problems, ...planned.problems] };
  if (dryRun) return show(all, options, io);
  const dirty = force ? undefined : await dirtyWorkTree(changing(planned.fixes).map(({ file }) => file));
  if (dirty !== undefined) {
    io.stderr.write(`${whyNothingIsWritten(dirty)}, or go on with "--force". Nothing was changed.\n`);
    return 2;
  }
  return show(await write(all), options, io);
}

function whyNothingIsWritten(dirty: DirtyWorkTree): string {
  if (dirty.kind === "untold")
    return `Git does not tell whether the work tree of "${dirty.folder}" has changes that are not committed: ${dirty.complaint}. Mend that`;
  return `The work tree "${dirty.folder}" has changes that are not committed, as in "${dirty.change}", which could not be told from ours. Commit or stash them`;
}

function plan(files: readonly SourceFile[], asked: Asked, io: Io): Promise<Done> {
  const done: Done = { fixes: [], problems: [] };
  return withProgress(files.length, "Read", io, async (step) => {
    for (const [index, file] of files.entries()) {
      const fix = fixFor(file, asked);
      if (fix?.kind === "fix") done.fixes.push(fix);
      else if (fix) done.problems.push(fix.problem);
      await step(index + 1);
    }
    return done;
  });
}

function changing(fixes: readonly FileFix[]): FileFix[] {
  return fixes.filter(({ before, after }) => before.text !== after);
}

/** Writes file by file, each whole or not at all, until all are written or somebody interrupts. */
async function write({ fixes, problems }: Done): Promise<Done> {
  const done: Done = { fixes: [], problems: [...problems] };
  const interrupt = untilInterrupted();
  const waiting = fixes.values();
  for (const fix of waiting) {
    if (interrupt.isRequested()) {
      done.problems.push(interruptedAt(fix, [...waiting].length));
      break;
    }
    const reason = writeOne(fix);
    if (reason === undefined) done.fixes.push(fix);
    else done.problems.push({ file: fix.file.name, message: reason });
    await interrupt.turn();
  }
  interrupt.end();
  return done;
}

function interruptedAt({ file }: FileFix, others: number): Problem {
  const them = others === 0 ? "It is as it was" : `It and ${counted(others, "more file")} are as they were`;
  // What is written already makes the work tree one with changes.
  return { file: file.name, message: `${them}, for we were interrupted. Run again with "--force" to go on.` };
}

function writeOne({ file, before, after }: FileFix): string | undefined {
  return after === before.text ? undefined : replaceFile(file.path, before.bytes, after);
}

function show({ fixes, problems }: Done, { dryRun = false, format }: FixOptions, io: Io): ExitCode {
  const summary = summaryOf(fixes, problems, dryRun);
  if (format === "json") io.stdout.write(jsonFix(summary));
  else if (dryRun) {
    io.stdout.write(patchOf(fixes, io));
    io.stderr.write(`${totalOf(summary)}\n`);
  } else if (fixes.length > 0) io.stdout.write(stylishFix(summary, io));
  tellProblems(problems, io);
  if (problems.length > 0) return 2;
  return summary.left.calls > 0 || (dryRun && summary.rewritten.files > 0) ? 1 : 0;
}
