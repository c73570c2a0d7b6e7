import { lstatSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { grepByGit } from "./git.ts";
import { errorCode, isSource, shownPath, sourceFile, type Problem, type SourceFile } from "./source-file.ts";

/** Files that may need work, each once, and what could not be looked at. */
export interface Found {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * The files that paths lead to; without paths, those of `cwd`. A file that is named counts whatever its ending; in a folder
 * count those of our endings, which git tells apart from ignored ones, or, where it has no say, ".gitignore".
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<Found> {
  // By their real places, which links may lead to in several ways.
  const files = new Map<string, SourceFile>();
  const add = (place: string, file: SourceFile): void => {
    if (!files.has(place)) files.set(place, file);
  };
  const problems: Problem[] = [];
  for (const given of paths.length === 0 ? ["."] : paths) {
    const file = path.resolve(cwd, given);
    const kind = kindOf(file);
    const real = realPath(file);
    if (kind === "folder") {
      for (const found of await filesIn(file, cwd, problems)) {
        add(real + found.path.toString("latin1").slice(file.length), found);
      }
    } else if (kind === "file") add(real, { path: file, name: shownPath(file, cwd) });
    else problems.push({ file: shownPath(file, cwd), message: kind });
  }
  return { files: [...files.values()], problems };
}

/** The path without links; as it is where that cannot be told, for who opens the file will say why. */
function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

async function filesIn(folder: string, cwd: string, problems: Problem[]): Promise<Iterable<SourceFile>> {
  const answer = await grepByGit(folder);
  if (!answer) return (await import("./walk.ts")).walk(folder, cwd, problems);
  for (const complaint of answer.complaints) problems.push(asProblem(complaint, folder, cwd));
  const found = answer.found.map((relative) => sourceFile(folder, relative, cwd));
  return found.filter(({ path: at, name }) => isSource(name) && !isLink(at));
}

/** `error: 'src/a.ts': Permission denied` as one of our own. */
function asProblem(complaint: string, folder: string, cwd: string): Problem {
  const [, name = ".", reason = complaint] = /^\w+: [^']*'(.+)': (.*)$/u.exec(complaint) ?? [];
  return { file: shownPath(path.join(folder, name), cwd), message: `Git cannot read it: ${reason}.` };
}

/** What a path leads to, or, in a sentence, why nothing comes of it. */
function kindOf(file: string): "file" | "folder" | (string & {}) {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return "folder";
    return stats.isFile() ? "file" : "It is neither a file nor a folder.";
  } catch (error) {
    const code = errorCode(error);
    if (code === "ELOOP") return "It is a symbolic link that leads back to itself.";
    if (code !== "ENOENT") return `It cannot be read (${code}).`;
    return isLink(file) ? "It is a symbolic link to what is not there." : "There is no such file or folder.";
  }
}

/** False, too, where that cannot be told: who opens the file will say why. */
function isLink(file: string | Buffer): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}
