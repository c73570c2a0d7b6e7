import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import { errorCode, isSource, shownPath, sourceFile, type Problem, type SourceFile } from "./source-file.ts";

/** The rules of one ".gitignore", and the path from its folder to the one that is walked. */
interface Rules {
  readonly rules: Ignore;
  readonly prefix: string;
}

const neverEntered = new Set(["node_modules", ".git", ".hg", ".svn"]);

/**
 * The files of our endings in a folder and below, but for those that a ".gitignore" there excludes, and for packages.
 * Symbolic links are not followed. `problems` takes in the folders that cannot be read.
 */
export function* walk(
  folder: string,
  cwd: string,
  problems: Problem[],
  above: readonly Rules[] = [],
): Generator<SourceFile> {
  const entries = entriesOf(folder, cwd, problems);
  const own = entries.some((entry) => String(entry.name) === ".gitignore") ? rulesIn(folder) : undefined;
  const all = own ? [...above, { rules: own, prefix: "" }] : above;
  for (const entry of entries) {
    const name = String(entry.name);
    if (entry.isFile() && isSource(name) && !isIgnored(name, all)) yield sourceFile(folder, entry.name, cwd);
    if (!entry.isDirectory() || neverEntered.has(name) || isIgnored(`${name}/`, all)) continue;
    const below = all.map(({ rules, prefix }) => ({ rules, prefix: `${prefix}${name}/` }));
    yield* walk(path.join(folder, name), cwd, problems, below);
  }
}

function entriesOf(folder: string, cwd: string, problems: Problem[]) {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    problems.push({ file: shownPath(folder, cwd), message: `The folder cannot be read (${errorCode(error)}).` });
    return [];
  }
}

function rulesIn(folder: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(path.join(folder, ".gitignore"), "utf8"));
  } catch {
    return undefined;
  }
}

/** The rules nearest to a file go before those further up. */
function isIgnored(name: string, all: readonly Rules[]): boolean {
  for (const { rules, prefix } of all.toReversed()) {
    const { ignored, unignored } = rules.test(prefix + name);
    if (ignored || unignored) return ignored;
  }
  return false;
}
