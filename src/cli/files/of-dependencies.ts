import path from "node:path";
import { settingsForFile } from "../../settings/files.ts";
import { dependenciesOf, projectsOf } from "../dependencies.ts";
import type { Found } from "./find.ts";
import { shownPath, type Problem, type SourceFile } from "./source-file.ts";

/** Files of direct dependencies in which calls can be seen, what could not be looked at, and what cannot be seen, in sentences. */
export interface FoundInDependencies extends Found {
  readonly notes: readonly string[];
}

/** The files of the direct dependencies of the projects that paths, or else `cwd`, belong to or hold. */
export function filesOfDependencies(paths: readonly string[], cwd: string): FoundInDependencies {
  const files = new Map<string, SourceFile>();
  const problems: Problem[] = [];
  const notes = new Set<string>();
  for (const project of projectsOf((paths.length === 0 ? ["."] : paths).map((given) => path.resolve(cwd, given)))) {
    const manifest = path.join(project, "package.json");
    const settings = settingsForFile(manifest);
    const { installed, missing, problem } = dependenciesOf(
      project,
      settings.kind === "settings" ? settings.settings.modules : [],
    );
    if (problem !== undefined) problems.push({ file: shownPath(manifest, cwd), message: problem });
    for (const name of missing) {
      problems.push({ file: shownPath(manifest, cwd), message: `Its dependency "${name}" is not installed.` });
    }
    for (const { name, version, files: seen, unseen } of installed) {
      for (const file of seen)
        files.set(file, { path: file, name: shownPath(file, cwd), dependency: { name, version } });
      if (unseen.length > 0) {
        notes.add(
          `"${name}" ${version ?? ""} brings the SDK's own code with it, as bundles do: calls in it cannot be seen.`,
        );
      }
    }
  }
  return { files: [...files.values()], problems, notes: [...notes] };
}
