import { loadSharedConfig } from "../../aws-config/files.ts";
import { findFiles } from "../files/find.ts";
import { readSource } from "../files/read.ts";
import type { Problem, SourceFile } from "../files/source-file.ts";
import { formats, type FormatName } from "../formats/format.ts";
import type { ExitCode, Io } from "../io.ts";
import { tellProblems } from "../problems.ts";
import { progressOf } from "../progress.ts";
import type { Report } from "../report.ts";

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: FormatName;
  /** No limit where it is not given. */
  readonly maxWarnings?: number;
}

/** Reports the provider calls in files that go wrong, by committed settings only. */
export async function run({ paths, format, maxWarnings = Infinity }: CheckOptions, io: Io): Promise<ExitCode> {
  const found = await findFiles(paths, io.cwd);
  const { reports, problems } = await checked(found.files, io);
  const all = { reports, problems: [...found.problems, ...problems] };
  io.stdout.write(await (await formats[format]())(all, io));
  tellProblems(all.problems, io);
  if (all.problems.length > 0) return 2;
  const warnings = reports.filter(({ severity }) => severity === "warning").length;
  if (warnings > maxWarnings)
    io.stderr.write(`There are ${warnings} warnings, more than the ${maxWarnings} allowed.\n`);
  return warnings > maxWarnings || reports.length > warnings ? 1 : 0;
}

async function checked(
  files: readonly SourceFile[],
  io: Io,
): Promise<{ readonly reports: Report[]; readonly problems: Problem[] }> {
  const reports: Report[] = [];
  const problems: Problem[] = [];
  const progress = progressOf(files.length, "Checked", io);
  for (const file of files) {
    const content = readSource(file);
    if (content.kind === "problem") problems.push(content.problem);
    else if (content.kind === "text") {
      // The parser is heavy, and most runs need none.
      const { reportsOn, understand } = await import("../inspect.ts");
      const understood = understand(file, content.text);
      if (understood.kind === "problem") problems.push(understood.problem);
      else reports.push(...reportsOn(file, understood, () => loadSharedConfig({ env: io.env })));
    }
    await progress.step();
  }
  progress.end();
  return { reports, problems };
}
