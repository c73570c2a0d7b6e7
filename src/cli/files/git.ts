import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { factoryNames } from "../../sdk/factories.ts";
import { endings, errorCode, type SourceFile } from "./source-file.ts";

/** What git did. `code` is undefined where there is no git. */
interface Ran {
  readonly code: number | undefined;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Paths of files relative to the folder asked for, and what git could not read, in its words. */
export interface GitAnswer {
  readonly found: readonly Buffer[];
  readonly complaints: readonly string[];
}

/** The user's config and environment may neither change the answer nor run a program of the repository's. */
const plainly = ["core.fsmonitor=false", "submodule.recurse=false", "grep.fallbackToNoIndex=false"].flatMap((pair) => [
  "-c",
  pair,
]);

const sources = [...endings.map((ending) => `*.${ending}`), ":(exclude,glob)**/node_modules/**"];

/** One a line. Git sees no names in UTF-16, so that the last is a byte which the mark of UTF-16 has, and UTF-8 never. */
const patterns = Buffer.concat([Buffer.from(factoryNames.map((name) => `${name}\n`).join("")), Buffer.from([0xff])]);

/**
 * The files in a folder that git tracks or would track, of our endings: those that it tracks, with the name of a factory in their
 * bytes, or in UTF-16; the others, whatever is in them.
 * Undefined where git has no say: there is none, it fails, the folder is in no work tree, or it is ignored as a whole.
 */
export async function grepByGit(folder: string): Promise<GitAnswer | undefined> {
  const real = realpathSync.native(folder);
  const top = workTreeOf(real);
  if (top === undefined) return undefined;
  // By "--untracked", git would search no files that it tracks and ignores. Each process takes time to start: most need but two.
  const [grep, others, isIgnored, submodules] = await Promise.all([
    git(folder, ["grep", "--no-color", "--no-full-name", "-l", "-z", "-F", "-f", "-", "--", ...sources], patterns),
    git(folder, ["ls-files", "--others", "--exclude-standard", "-z", "--", ...sources]),
    real !== top && isIgnoredAsAWhole(folder),
    existsSync(path.join(top, ".gitmodules")) ? submodulesIn(folder) : [],
  ]);
  if (grep.code === undefined || grep.code > 1 || others.code !== 0 || isIgnored) return undefined;
  const answers = await Promise.all(submodules.map((submodule) => grepSubmodule(folder, submodule)));
  const found = [...split(grep.stdout), ...split(others.stdout), ...answers.flatMap((answer) => answer.found)];
  return {
    found: found.sort((one, other) => one.compare(other)),
    complaints: [...linesOf(grep.stderr), ...linesOf(others.stderr), ...answers.flatMap((answer) => answer.complaints)],
  };
}

/** The work tree that a real path is in, by the ".git" at its top, as git finds it. */
function workTreeOf(folder: string): string | undefined {
  if (existsSync(path.join(folder, ".git"))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : workTreeOf(parent);
}

async function isIgnoredAsAWhole(folder: string): Promise<boolean> {
  return (await git(folder, ["check-ignore", "-q", "."])).code === 0;
}

/** A work tree with changes that are not committed, and the path of the first, relative to it; or what keeps git from telling. */
export type DirtyWorkTree =
  | { readonly kind: "changed"; readonly folder: string; readonly change: string }
  | { readonly kind: "untold"; readonly folder: string; readonly complaint: string };

/**
 * The first work tree of those that files are in with changes that are not committed, or files that git does not know and does
 * not ignore, or of which git does not tell. Undefined where there is none.
 */
export async function dirtyWorkTree(files: readonly SourceFile[]): Promise<DirtyWorkTree | undefined> {
  const seen: string[] = [];
  for (const folder of new Set(files.map((file) => path.dirname(file.path.toString())))) {
    if (seen.some((known) => folder === known || folder.startsWith(known + path.sep))) continue;
    const place = await git(folder, ["rev-parse", "--show-toplevel"]);
    const top = place.code === 0 ? path.resolve(place.stdout.toString().replace(/\n$/u, "")) : folder;
    seen.push(top);
    if (place.code === undefined || isOutside(place)) continue;
    const status = place.code === 0 ? await git(top, statusOfAll) : place;
    if (status.code !== 0) return { kind: "untold", folder: top, complaint: complaintOf(status) };
    const [first] = split(status.stdout);
    // Two letters and a blank say what became of it.
    if (first) return { kind: "changed", folder: top, change: first.toString().slice(3) };
  }
  return undefined;
}

const statusOfAll = ["status", "--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=none"];

/** Whether git looked for a work tree, and there is none. */
function isOutside({ stderr }: Ran): boolean {
  return /^fatal: (?:not a git repository|this operation must be run in a work tree)/mu.test(stderr);
}

function complaintOf({ stderr }: Ran): string {
  return (
    linesOf(stderr)
      .at(0)
      ?.replace(/^\w+: /u, "") ?? "It failed"
  );
}

/** Submodules: of the files in them that nobody tracks, git tells nothing outside them. */
async function submodulesIn(folder: string): Promise<string[]> {
  const { code, stdout } = await git(folder, ["ls-files", "--stage", "-z", "--", "."]);
  if (code !== 0) return [];
  return stdout
    .toString()
    .split("\0")
    .filter((entry) => entry.startsWith("160000 "))
    .map((entry) => entry.slice(entry.indexOf("\t") + 1));
}

async function grepSubmodule(folder: string, submodule: string): Promise<GitAnswer> {
  const isCheckedOut = (await git(`${folder}/${submodule}`, ["rev-parse", "--show-prefix"])).stdout.toString() === "\n";
  const answer = isCheckedOut ? await grepByGit(`${folder}/${submodule}`) : undefined;
  if (!answer) return { found: [], complaints: [] };
  return { ...answer, found: answer.found.map((file) => Buffer.concat([Buffer.from(`${submodule}/`), file])) };
}

/** Others would lead git to another work tree or index than the folder's own, as in a hook, or change what it understands and says. */
const harmless = /^GIT_(?:CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|EXEC_PATH$|CONFIG)/u;

function git(folder: string, args: readonly string[], input?: Buffer): Promise<Ran> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_") || harmless.test(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
  const options = { cwd: folder, env, encoding: "buffer", maxBuffer: 1024 ** 3 } as const;
  const running = new Promise<Ran>((accept) => {
    // Throws where Node was started without the permission.
    const child = execFile("git", [...plainly, ...args], options, (error, stdout, stderr) => {
      accept({ code: error ? exitCodeOf(error) : 0, stdout, stderr: stderr.toString() });
    });
    // Who ends before reading it, or never starts, says why by its code.
    child.stdin?.on("error", () => undefined).end(input);
  });
  return running.catch((error: unknown) => ({ code: 128, stdout: Buffer.alloc(0), stderr: messageOf(error) }));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function exitCodeOf(error: Error): number | undefined {
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "number") return code;
  return errorCode(error) === "ENOENT" ? undefined : 128;
}

function split(bytes: Buffer): Buffer[] {
  const files: Buffer[] = [];
  for (let start = 0, end; (end = bytes.indexOf(0, start)) !== -1; start = end + 1)
    files.push(bytes.subarray(start, end));
  return files;
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
