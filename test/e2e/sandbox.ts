import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a command did. Node colours nothing here, as no terminal listens. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** An empty project with packages installed, beside an empty home. */
export interface Project {
  readonly folder: string;
  /** Runs the command of an installed package, in the project, with no variables but those given. */
  readonly run: (
    tool: "eslint" | "jscodeshift" | "typescript",
    args: readonly string[],
    env?: Environment,
  ) => Promise<Ran>;
}

/** The files of a source folder by name: text, or bytes. */
export type Sources = Readonly<Record<string, string | Uint8Array>>;

/** What a process needs to live at all, on Windows too. */
const keptVariables = ["PATH", "Path", "SystemRoot", "ComSpec", "TMPDIR", "TEMP", "TMP"];
const bins = {
  eslint: "eslint/bin/eslint.js",
  jscodeshift: "jscodeshift/bin/jscodeshift.js",
  typescript: "typescript/bin/tsc",
};

/** Runs a command in a folder with these variables and no others. */
export function execute(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  // On Windows `npm`, `npx` and installed commands are scripts for the shell, which splits at spaces.
  const shell = /^np[mx]$|\.cmd$/u.test(command) && process.platform === "win32";
  const words = shell ? args.map((arg) => `"${arg}"`) : args;
  const options = { cwd, env, maxBuffer: 64 * 1024 * 1024, shell };
  return new Promise((accept) => {
    execFile(command, words, options, (error, stdout, stderr) => {
      accept({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}

/** Runs Node in a folder, with no variables but those given. */
export function node(cwd: string, args: readonly string[], env: Environment = {}): Promise<Ran> {
  const kept = Object.entries(process.env).filter(([name]) => keptVariables.includes(name));
  return execute(process.execPath, args, cwd, { ...Object.fromEntries(kept), ...env });
}

/** Runs npm in a folder and returns what it prints. Throws where it fails. */
export async function npm(cwd: string, args: readonly string[]): Promise<string> {
  // Started by `npm test`, we have variables that tell npm about this project instead of `cwd`.
  const foreign = /^npm_(?:package_|lifecycle_|config_local_prefix|config_prefix|command)/u;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const { code, stdout, stderr } = await execute("npm", args, cwd, env);
  if (code !== 0) throw new Error(`npm ${args.join(" ")} ended with code ${code}:\n${stderr}`);
  return stdout;
}

/** A new empty folder, and a function that removes it. Its name has a space, as folders of people have. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "sso-region e2e-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { folder, remove };
}

/** Packs this project as it is built, and returns the tarball's path. */
export async function packed(folder: string): Promise<string> {
  const before = new Set(readdirSync(folder));
  await npm(root, ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
  const [name] = readdirSync(folder).filter((file) => !before.has(file) && file.endsWith(".tgz"));
  if (name === undefined) throw new Error("npm pack made no tarball.");
  return join(folder, name);
}

/** Fetches a published package, name with version, and unpacks it into a new folder below `folder`, which is returned. */
export async function published(folder: string, name: string): Promise<string> {
  const unpacked = join(folder, name.replaceAll(/[^\w.-]/gu, "_"));
  mkdirSync(unpacked, { recursive: true });
  await npm(unpacked, ["pack", "--silent", "--prefer-offline", name]);
  const [tarball] = readdirSync(unpacked);
  if (tarball === undefined) throw new Error(`npm pack fetched no ${name}.`);
  const { code, stderr } = await execute("tar", ["-xzf", tarball], unpacked, process.env);
  if (code !== 0) throw new Error(`"${tarball}" cannot be unpacked: ${stderr}`);
  return join(unpacked, "package");
}

/** Makes a project in `folder` with packages installed: names with versions, or paths of tarballs. */
export async function install(folder: string, packages: readonly string[]): Promise<Project> {
  const home = join(folder, "home");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  await npm(folder, ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages]);
  return {
    folder,
    run: (tool, args, env = {}) =>
      node(folder, [join(folder, "node_modules", bins[tool]), ...args], { HOME: home, USERPROFILE: home, ...env }),
  };
}

/** The version range that this project itself asks for, as `npm install` takes it. */
export function asWeUse(name: string): string {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  return `${name}@${devDependencies[name] ?? "latest"}`;
}

/** The demo's programs, by name. */
export function examples(...names: string[]): Sources {
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, "examples", name))]));
}

export const exampleConfig = join(root, "examples", "aws-config");

/** Makes a folder hold these files and no others. */
export function fill(folder: string, sources: Sources): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

export function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Copies files, named from a folder, into another. */
export function copyFiles(names: readonly string[], from: string, to: string): void {
  for (const name of names) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(from, name), join(to, name));
  }
}

/** Every file of a folder, its bytes as one character each. */
export function bytesIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

/** The files of a folder and all below it, sorted, with `/` between folders on every system. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
}

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { ruleId: string | null; line: number; column: number; message: string; fix?: unknown }[];
}

/** What `eslint -f json` found below `src`: one line a message, with the rule or, where there is none, its words. */
export function findings({ stdout, stderr }: Ran): string[] {
  if (stderr !== "") throw new Error(`ESLint said: ${stderr}`);
  return (JSON.parse(stdout) as LintedFile[])
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, column, message }) => {
        const name = filePath.replace(/^.*[/\\]src[/\\]/u, "");
        return `${name}:${line}:${column} ${ruleId ?? message}`;
      }),
    )
    .sort();
}
