import { inspecting } from "../check/file.ts";
import { checkedFiles } from "../check/files.ts";
import { optimiseLongRunsOnly } from "../engine.ts";
import { findFiles, type Found } from "../files/find.ts";
import { counted, type Checked } from "../formats/format.ts";
import { formats, type FormatName } from "../formats/formats.ts";
import type { ExitCode, Io } from "../io.ts";
import { tellProblems } from "../problems.ts";

export interface CheckOptions {
  readonly paths: readonly string[];
  /** Shared config files to check. Without paths, no code is looked at then. */
  readonly awsConfig?: readonly string[];
  /** Whether to look into direct dependencies too. */
  readonly deps?: boolean;
  readonly format: FormatName;
  /** No limit where it is not given. */
  readonly maxWarnings?: number;
}

/** Reports the provider calls in files that go wrong, by committed settings only, and what is wrong in shared config files. */
export async function run(options: CheckOptions, io: Io): Promise<ExitCode> {
  const { awsConfig = [], format, maxWarnings = Infinity } = options;
  const inConfigs =
    awsConfig.length === 0 ? nothing : (await import("../config-files.ts")).checkedConfigs(awsConfig, io);
  const inCode = await checkedCode(options, io);
  const reports = [...inConfigs.reports, ...inCode.reports];
  const problems = [...inConfigs.problems, ...inCode.problems];
  io.stdout.write(await (await formats[format]())({ reports, problems, isOfPaths: options.paths.length > 0 }, io));
  tellProblems(problems, io);
  if (problems.length > 0) return 2;
  const warnings = reports.filter(({ severity }) => severity === "warning").length;
  if (warnings > maxWarnings)
    io.stderr.write(`${counted(warnings, "warning")}, more than the ${maxWarnings} allowed.\n`);
  return warnings > maxWarnings || reports.length > warnings ? 1 : 0;
}

const nothing = { files: [], reports: [], problems: [] } as const;

async function checkedCode({ paths, awsConfig = [], deps }: CheckOptions, io: Io): Promise<Checked> {
  const isAsked = paths.length > 0 || awsConfig.length === 0;
  optimiseLongRunsOnly();
  const finding = isAsked ? findFiles(paths, io.cwd) : nothing;
  // The parser loads while git searches a whole project.
  if (isAsked && paths.length === 0) await inspecting();
  const found = await finding;
  const inDependencies = deps ? await foundInDependencies(paths, io) : nothing;
  const { reports, problems } = await checkedFiles([...found.files, ...inDependencies.files], io);
  return { reports, problems: [...found.problems, ...inDependencies.problems, ...problems] };
}

async function foundInDependencies(paths: readonly string[], io: Io): Promise<Found> {
  const { filesOfDependencies } = await import("../files/of-dependencies.ts");
  const { notes, ...found } = filesOfDependencies(paths, io.cwd);
  for (const note of notes) io.stderr.write(`${note}\n`);
  return found;
}
