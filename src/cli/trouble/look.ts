import path from "node:path";
import type { SyntaxTree } from "../../analysis/syntax-tree.ts";
import { installedRelease } from "../../sdk/files.ts";
import { settingsForFile } from "../../settings/files.ts";
import type { Project } from "../../verdict/project.ts";
import { dependenciesOf, projectsOf, type Dependency } from "../dependencies.ts";
import { counted } from "../formats/format.ts";
import { findFiles } from "../files/find.ts";
import { readSource } from "../files/read.ts";
import { shownPath, type Problem, type SourceFile } from "../files/source-file.ts";
import { severityOf, understand, type Understood } from "../inspect.ts";
import { withProgress } from "../progress.ts";
import type { Io } from "../io.ts";
import { diagnose, type Diagnosis, type Machine } from "./diagnose.ts";

/** A call that can sign in elsewhere, with all that is known around it. */
export interface Case {
  readonly file: SourceFile;
  readonly tree: SyntaxTree;
  readonly project: Project;
  readonly diagnosis: Diagnosis;
  /** Whether a comment keeps `check` and `fix` from it. */
  readonly isSilenced: boolean;
}

/** What was looked at, and what came of it. */
export interface Looked {
  readonly cases: readonly Case[];
  /** One's own files with a factory's name, and the calls in them. */
  readonly ownFiles: number;
  readonly ownCalls: number;
  readonly dependencies: readonly Dependency[];
  /** Dependencies that package.json names and that are not installed. */
  readonly missing: readonly string[];
  /** Dependencies with files whose calls cannot be seen: "sst (12 files)". */
  readonly hidden: readonly string[];
  /** Places (`file:line`) of calls whose options the source does not tell. */
  readonly untold: readonly string[];
  /** The releases of the SDK that are installed for the files with calls. */
  readonly releases: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads the code at the paths (the folder we work in, without any) and the direct dependencies of its projects. */
export async function lookAt(paths: readonly string[], machine: Machine, io: Io): Promise<Looked> {
  const { files, problems } = await findFiles(paths, io.cwd);
  const { installed: dependencies, missing, problems: ofProjects } = dependenciesAt(paths, io.cwd);
  const read = await lookAtFiles([...files, ...filesOf(dependencies, files, io.cwd)], machine, io);
  const own = read.filter(({ file }) => !file.dependency);
  return {
    cases: read.flatMap(({ cases }) => cases),
    ownFiles: own.filter(({ calls }) => calls !== undefined).length,
    ownCalls: own.reduce((sum, { calls = 0 }) => sum + calls, 0),
    dependencies,
    missing,
    hidden: dependencies.flatMap((dependency) => hiddenIn(dependency, read)),
    untold: read.flatMap(({ untold }) => untold),
    releases: [
      ...new Set(read.flatMap(({ installed, calls = 0 }) => (installed !== undefined && calls > 0 ? installed : []))),
    ],
    problems: [...problems, ...ofProjects, ...own.flatMap(({ problem }) => problem ?? [])],
  };
}

/** `calls` is undefined where there was nothing to parse. */
interface FileLooked {
  readonly file: SourceFile;
  readonly installed?: string | undefined;
  readonly calls?: number;
  readonly cases: readonly Case[];
  readonly untold: readonly string[];
  readonly problem?: Problem;
}

function lookAtFiles(files: readonly SourceFile[], machine: Machine, io: Io): Promise<FileLooked[]> {
  const read: FileLooked[] = [];
  return withProgress(files.length, "Read", io, async (step) => {
    for (const file of files) {
      read.push(lookAtFile(file, machine));
      await step(read.length);
    }
    return read;
  });
}

function lookAtFile(file: SourceFile, machine: Machine): FileLooked {
  const nothing = { file, cases: [], untold: [] };
  const content = readSource(file);
  if (content.kind === "none") return nothing;
  if (content.kind === "problem") return { ...nothing, problem: content.problem };
  const read = understand(file, content.text, (understood) => lookAtCalls(file, understood, machine));
  return read.kind === "problem" ? { ...nothing, problem: read.problem } : read.made;
}

function lookAtCalls(file: SourceFile, understood: Understood, machine: Machine): FileLooked {
  const { tree, project } = understood;
  const installed = installedRelease(file.path.toString());
  const { calls, diagnoses, unknownLines } = diagnose(tree, project.settings, installed, machine);
  return {
    file,
    installed,
    calls,
    cases: diagnoses.map((diagnosis) => {
      const isSilenced = severityOf(diagnosis.finding, understood) === "off";
      return { file, tree, project, diagnosis, isSilenced };
    }),
    untold: unknownLines.map((line) => `${file.name}:${line}`),
  };
}

/** The files in which calls can be seen, but for those that are one's own. */
function filesOf(dependencies: readonly Dependency[], own: readonly SourceFile[], cwd: string): SourceFile[] {
  const known = new Set(own.map(({ path: file }) => file.toString()));
  return dependencies.flatMap((dependency) =>
    dependency.files
      .filter((file) => !known.has(file))
      .map((file) => ({ path: file, name: shownPath(file, cwd), dependency })),
  );
}

/** Bundles, and files that cannot be read or parsed. */
function hiddenIn(dependency: Dependency, read: readonly FileLooked[]): string[] {
  const unread = read.filter(({ file, problem }) => problem && dependency.files.includes(file.path.toString())).length;
  const count = dependency.unseen.length + unread;
  return count === 0 ? [] : [`${dependency.name} (${counted(count, "file")})`];
}

function dependenciesAt(
  paths: readonly string[],
  cwd: string,
): { readonly installed: Dependency[]; readonly missing: string[]; readonly problems: Problem[] } {
  const places = (paths.length === 0 ? ["."] : paths).map((given) => path.resolve(cwd, given));
  const found = projectsOf(places).map((project) => {
    const manifest = path.join(project, "package.json");
    const result = settingsForFile(manifest);
    const modules = result.kind === "settings" ? result.settings.modules : [];
    return { file: shownPath(manifest, cwd), ...dependenciesOf(project, modules) };
  });
  const byFolder = new Map(found.flatMap(({ installed }) => installed.map((each) => [each.folder, each])));
  return {
    installed: [...byFolder.values()],
    missing: [...new Set(found.flatMap(({ missing }) => missing))],
    problems: found.flatMap(({ file, problem }) => (problem === undefined ? [] : [{ file, message: problem }])),
  };
}
