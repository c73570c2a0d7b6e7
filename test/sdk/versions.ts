// Other releases of the SDK than the one this project depends on, each installed in a folder of its own for the judge's `sdkDir`.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const PROVIDERS = "@aws-sdk/credential-providers";
/** What a program may import beside the providers. They are not always published in every release: the nearest earlier one is taken. */
const COMPANIONS = ["@aws-sdk/client-s3", "@aws-sdk/client-sso"];
const SDK_SCOPES = /^@(?:aws-sdk|smithy)\//;
const RUN_LIMITS = { maxBuffer: 256 * 1024 * 1024, timeout: 300_000 };

/** Where releases are installed: git-ignored, and kept between runs. `SSO_REGION_SDK_CACHE` names another place. */
export const SDK_CACHE =
  process.env["SSO_REGION_SDK_CACHE"] ?? join(PROJECT, "node_modules", ".cache", "eslint-plugin-sso-region", "sdk");

/** One published version of a package, as far as its place in a tree goes. */
export interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Gives all stable versions of a package. */
export type Publications = (name: string) => Promise<readonly Manifest[]>;

const run = promisify(execFile);

const WINDOWS = process.platform === "win32";

async function npm(given: string[], cwd: string): Promise<string> {
  // On Windows npm is a script, which needs a shell, which takes ">" for its own unless quoted.
  const quoted = WINDOWS ? given.map((argument) => `"${argument}"`) : given;
  const { stdout } = await run("npm", quoted, { cwd, ...RUN_LIMITS, shell: WINDOWS });
  return stdout;
}

/** Orders `3.99.0` before `3.100.0`. Takes two stable versions, returns a negative number if the first is the earlier. */
export function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && "version" in value && typeof value.version === "string";
}

async function viewPublications(name: string): Promise<Manifest[]> {
  // The name is there because npm leaves out the names of fields where a version has but one.
  const fields = ["name", "version", "dependencies", "peerDependencies"];
  // A range leaves out what is not stable; npm takes "*" for the newest.
  const text = await npm(["view", `${name}@>=0.0.0`, ...fields, "--json"], PROJECT);
  const parsed: unknown = JSON.parse(text);
  return [parsed].flat().filter(isManifest);
}

const viewed = new Map<string, Promise<Manifest[]>>();

/**
 * All stable versions of a package, asked of the registry once in a process.
 * @throws npm's own error, if the registry does not answer or has no such package.
 */
function publications(name: string): Promise<Manifest[]> {
  const known = viewed.get(name) ?? viewPublications(name);
  viewed.set(name, known);
  return known;
}

/** The lowest version that a range such as `^3.972.1` names and the registry has. */
function lowest(range: string, versions: readonly Manifest[]): Manifest | undefined {
  const bound = /\d+\.\d+\.\d+/.exec(range)?.[0];
  if (bound === undefined) return undefined;
  const major = bound.split(".", 1)[0];
  return versions
    .filter(({ version }) => version.split(".", 1)[0] === major && compareVersions(version, bound) >= 0)
    .sort((left, right) => compareVersions(left.version, right.version))[0];
}

function latestUpTo(release: string, versions: readonly Manifest[]): Manifest | undefined {
  return versions
    .filter(({ version }) => compareVersions(version, release) <= 0)
    .sort((left, right) => compareVersions(right.version, left.version))[0];
}

function sdkDependencies({ dependencies, peerDependencies }: Manifest): [string, string][] {
  return Object.entries({ ...peerDependencies, ...dependencies }).filter(([name]) => SDK_SCOPES.test(name));
}

/**
 * The SDK's packages as they were on the day of a release, by name.
 *
 * Up to 3.972 the packages pin each other's version; from 3.974 on they name ranges (`^3.972.1`), so that a plain install of an old release
 * brings today's `credential-provider-ini` and would show today's behaviour. The lower end of each range is what was published with the
 * release; npm's `--before` would say the same by date, but the dates a mirror gives are not always those of publication.
 * @param release a version of `@aws-sdk/credential-providers`
 * @throws if there is no such version.
 */
export async function treeOfRelease(
  release: string,
  published: Publications = publications,
): Promise<Record<string, string>> {
  const exact = (await published(PROVIDERS)).find(({ version }) => version === release);
  if (exact === undefined) throw new Error(`There is no version "${release}" of "${PROVIDERS}".`);
  const tree = new Map<string, string>();
  const queue: [string, Manifest | undefined][] = [[PROVIDERS, exact]];
  for (const name of COMPANIONS) queue.push([name, latestUpTo(release, await published(name))]);
  for (const [name, manifest] of queue) {
    const present = tree.get(name);
    if (manifest === undefined || (present !== undefined && compareVersions(present, manifest.version) >= 0)) continue;
    tree.set(name, manifest.version);
    for (const [needed, range] of sdkDependencies(manifest))
      queue.push([needed, lowest(range, await published(needed))]);
  }
  return Object.fromEntries(tree);
}

/** The folder a release is installed in, whether or not it is there. */
function sdkFolder(release: string): string {
  return join(SDK_CACHE, release);
}

/**
 * Installs a release of the SDK, unless it is there already.
 * @returns the folder, for the judge's `sdkDir`
 * @throws npm's own error, or if there is no such version; nothing half-installed stays behind.
 */
export async function installSdk(release: string): Promise<string> {
  const folder = sdkFolder(release);
  if (existsSync(folder)) return folder;
  const dependencies = await treeOfRelease(release);
  mkdirSync(SDK_CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(SDK_CACHE, "unfinished-"));
  try {
    writeFileSync(join(unfinished, "package.json"), JSON.stringify({ private: true, dependencies }, undefined, 2));
    // Peers are in the list already, and those of a few releases (3.576.0) contradict each other.
    const flags = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    await npm(["install", "--prefix", unfinished, ...flags], unfinished);
    // The name appears when all is there, so that a run broken off leaves nothing that looks whole. Another run may have been faster.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/**
 * The stable versions of `@aws-sdk/credential-providers`, earliest first, from `oldest` on.
 * @throws npm's own error, if the registry does not answer.
 */
export async function releasesFrom(oldest: string): Promise<string[]> {
  const text = await npm(["view", PROVIDERS, "versions", "--json"], PROJECT);
  const parsed: unknown = JSON.parse(text);
  return [parsed]
    .flat()
    .filter((version) => typeof version === "string")
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version) && compareVersions(version, oldest) >= 0)
    .sort(compareVersions);
}
