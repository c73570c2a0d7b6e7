import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "../../src/analysis/parse.ts";
import { positionAt } from "../../src/analysis/positions.ts";
import { dependenciesOf } from "../../src/cli/dependencies.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { findingsIn } from "../../src/verdict/verdict.ts";
import { published } from "../e2e/sandbox.ts";

/** What can be said of a published release: "file:line factory" of each call that signs in elsewhere, and how many files hide theirs. */
export interface ReleaseFindings {
  readonly calls: readonly string[];
  readonly unseen: number;
}

/** Fetches a release, name with version, into a new folder below `folder`, as the dependency of a project. Throws npm's own error. */
export async function asDependency(folder: string, release: string): Promise<string> {
  const name = release.slice(0, release.lastIndexOf("@"));
  const unpacked = await published(folder, release);
  const project = path.join(folder, `project of ${release.replaceAll("/", "_")}`);
  const place = path.join(project, "node_modules", name);
  mkdirSync(path.dirname(place), { recursive: true });
  renameSync(unpacked, place);
  writeFileSync(path.join(project, "package.json"), JSON.stringify({ dependencies: { [name]: "*" } }));
  return project;
}

/** Looks into a published release with our own analysis, as `check --deps` does. */
export async function findingsInRelease(folder: string, release: string): Promise<ReleaseFindings> {
  const [dependency] = dependenciesOf(await asDependency(folder, release)).installed;
  if (!dependency) throw new Error(`${release} was fetched and is not there.`);
  const calls = dependency.files.flatMap((file) => {
    const parsed = parse(readFileSync(file, "utf8"), file);
    if (parsed.kind === "unparsable") return [];
    return findingsIn(parsed.tree, anyProject).map(
      ({ call }) =>
        `${path.relative(dependency.folder, file)}:${positionAt(parsed.tree.text, call.node.range[0]).line} ${call.factory}`,
    );
  });
  return { calls, unseen: dependency.unseen.length };
}
