// What the benchmark needs installed, outside the tracked files, and how it runs it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const cacheFolder = join(root, "node_modules", ".cache", "eslint-plugin-sso-region", "bench");

/** The other tools, in the releases that were newest when this was written. */
const contenders = [
  "@ast-grep/cli@0.51.1",
  "@typescript-eslint/parser@8.46.0",
  "eslint@9.37.0",
  "jscodeshift@17.3.0",
  "typescript@5.9.3",
];

/** A folder with packages installed, made where it is not there yet. @throws npm's own error. */
export function installed(
  name: string,
  packages: readonly string[],
  flags: readonly string[] = ["--ignore-scripts"],
): string {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, "package.json"), '{ "private": true }');
  run(
    "npm",
    ["install", "--no-audit", "--no-fund", "--silent", "--legacy-peer-deps", ...flags, ...packages],
    unfinished,
  );
  renameSync(unfinished, folder);
  return folder;
}

/** The path of a file of an installed contender. */
export function contender(...path: string[]): string {
  return join(installed("contenders", contenders, []), "node_modules", ...path);
}

/** The file behind our own command, as it is published. */
export function ownCommand(): string {
  const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: Record<string, string> };
  return join(root, bin["sso-region"] ?? "");
}

/** The parser that our command uses, with the scopes of names, in a module of its own. */
export function ownParser(): string {
  const outfile = join(cacheFolder, "own-parser.mjs");
  run(process.execPath, [join(root, "bench", "own-parser.mjs"), outfile], root);
  return outfile;
}

/** What a command printed. @throws where it could not be started, or ended with a code that is not among `codes`. */
export function run(command: string, args: readonly string[], cwd: string, codes: readonly number[] = [0]): string {
  const ended = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (ended.error) throw ended.error;
  if (!codes.includes(ended.status ?? -1)) {
    throw new Error(`"${[command, ...args].join(" ")}" ended with ${String(ended.status)}:\n${ended.stderr}`);
  }
  return ended.stdout;
}

/** Whether a command can be started at all. */
export function isInstalled(command: string): boolean {
  return spawnSync(command, ["--version"]).status === 0;
}
