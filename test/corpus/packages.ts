// Packages whose source files are read, and one that reads them, each in a folder of its own outside the tracked files.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const windows = process.platform === "win32";

/** Where packages are kept between runs: git-ignored. `SSO_REGION_CORPUS_CACHE` names another place. */
export const corpusCache =
  process.env["SSO_REGION_CORPUS_CACHE"] ??
  path.resolve(import.meta.dirname, "../../node_modules/.cache/eslint-plugin-sso-region/corpus");

/** What is read: large packages, the first three of which call the SDK's factories, and what parsers are tested with. */
export const corpusPackages = [
  "sst@2.49.0",
  "@aws-cdk/toolkit-lib@1.43.0",
  "aws-cdk-lib@2.276.0",
  "serverless@3.40.0",
  "typescript@5.9.3",
  "@babel/standalone@8.0.6",
  "webpack@5.112.2",
  "three@0.187.0",
  "test262-parser-tests@0.0.5",
  "acorn@2.7.0",
  "esprima@2.7.0",
  "espree@1.12.3",
] as const;

/**
 * Unpacks a package as it was published, unless it is there already, and gives the folder.
 * @throws npm's own error where the registry does not answer or has no such release; nothing half-unpacked stays behind.
 */
export function unpack(packageName: string): Promise<string> {
  return made(packageName.replace("/", "__"), async (folder) => {
    await run("npm", ["pack", packageName, "--silent"], limits(folder));
    const [archive = ""] = readdirSync(folder);
    await run("tar", ["xzf", archive], limits(folder));
    rmSync(path.join(folder, archive));
  });
}

/**
 * Installs packages, unless they are there already, and gives the folder. Their peers are ours.
 * @throws npm's own error where the registry does not answer or has no such release; nothing half-installed stays behind.
 */
export function install(...packageNames: string[]): Promise<string> {
  return made(packageNames.join("+").replaceAll("/", "__"), async (folder) => {
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    const flags = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    await run("npm", ["install", ...flags, ...packageNames], limits(folder));
  });
}

const limits = (cwd: string) => ({ cwd, timeout: 300_000, shell: windows });

/** The folder appears when all is in it. */
async function made(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(corpusCache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(corpusCache, { recursive: true });
  const unfinished = mkdtempSync(path.join(corpusCache, "unfinished-"));
  try {
    await fill(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

const isSource = /\.(?:[cm]?[jt]s|[jt]sx)$/u;

/** Every source file below a folder, in the order of their paths. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => isSource.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}
