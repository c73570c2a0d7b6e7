import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import module from "node:module";
import path from "node:path";
import { factoryNames } from "../sdk/factories.ts";
import { mayImportFactory } from "../sdk/specifiers.ts";

/** A direct dependency of a project, as it is installed. */
export interface Dependency {
  readonly name: string;
  readonly version: string | undefined;
  /** Its own folder, symbolic links resolved. */
  readonly folder: string;
  /** Absolute paths of the code files that import a factory's package and name a factory: calls in them can be seen. */
  readonly files: readonly string[];
  /** Absolute paths of the code files that hold the SDK's own sign-in, as bundles do, or cannot be read: calls in them cannot be seen. */
  readonly unseen: readonly string[];
}

/** The direct dependencies of a project: those that are installed, and the names of those that should be and are not. */
export interface Dependencies {
  readonly installed: readonly Dependency[];
  readonly missing: readonly string[];
  /** Why they are not known, in a sentence about the project's package.json. */
  readonly problem?: string;
}

/**
 * The folders with a package.json that paths belong to or contain, so that each workspace of a monorepo counts.
 * In: absolute paths of files and folders. Out: absolute, each once. Never throws.
 */
export function projectsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((place) => [...projectAbove(place), ...projectsBelow(place)]))];
}

/**
 * The direct dependencies of the project in a folder, found as Node finds them: in its own `node_modules` and those above, through the
 * links of pnpm. The SDK itself is left out, and so are workspaces that are linked in, for they are code of one's own.
 * `modules` are further packages that export factories. No file is parsed; those without a factory's name are read and no more. Never throws.
 */
export function dependenciesOf(project: string, modules: readonly string[] = []): Dependencies {
  const manifest = readManifest(project);
  if (!manifest) return { installed: [], missing: [], problem: notRead };
  const required = namesIn(manifest, ["dependencies", "devDependencies"]);
  const names = new Set([...required, ...namesIn(manifest, ["optionalDependencies", "peerDependencies"])]);
  const installed: Dependency[] = [];
  const missing: string[] = [];
  for (const name of names) {
    if (isSdk(name)) continue;
    const folder = folderOf(name, project);
    if (folder === undefined) {
      if (required.includes(name)) missing.push(name);
    } else if (folder.split(path.sep).includes("node_modules")) installed.push(readDependency(name, folder, modules));
  }
  return { installed, missing };
}

const notRead = "It is not a JSON object that can be read, so that its dependencies are not known.";

/** Ourselves too: our messages name the factories. */
function isSdk(name: string): boolean {
  return /^@(?:aws-sdk|smithy)\//u.test(name) || name === "eslint-plugin-sso-region";
}

function readDependency(name: string, folder: string, modules: readonly string[]): Dependency {
  const files: string[] = [];
  const unseen: string[] = [];
  for (const file of codeIn(folder)) {
    const kind = kindOf(file, modules);
    if (kind === "importing") files.push(file);
    if (kind === "unseen") unseen.push(file);
  }
  const version = readManifest(folder)?.["version"];
  return { name, version: typeof version === "string" ? version : undefined, folder, files, unseen };
}

function kindOf(file: string, modules: readonly string[]): "importing" | "unseen" | "other" {
  try {
    const bytes = readFileSync(file);
    if (!factoryNames.some((name) => bytes.includes(name))) return "other";
    if (mayImportFactory(bytes.toString(), modules)) return "importing";
    // A name that no bundler changes, as it is a key of the config file.
    return bytes.includes("sso_region") ? "unseen" : "other";
  } catch {
    return "unseen";
  }
}

/** The code of a package. Declarations call nothing, and what it brings in its own `node_modules` is no direct dependency. */
function codeIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : codeIn(place);
    return entry.isFile() && /(?<!\.d)\.(?:[cm]?[jt]s|[jt]sx)$/u.test(entry.name) ? [place] : [];
  });
}

/** What Yarn's Plug'n'Play adds to Node where it is in force. */
interface PlugNPlay {
  readonly findPnpApi?: (
    place: string,
  ) => { resolveToUnqualified: (name: string, issuer: string) => string | null } | null;
}

/** Where Plug'n'Play has a package that a project asks for, in an archive that Node then reads as a folder. */
function folderByPlugNPlay(name: string, project: string): string | undefined {
  try {
    const issuer = `${project}${path.sep}`;
    return (module as PlugNPlay).findPnpApi?.(issuer)?.resolveToUnqualified(name, issuer) ?? undefined;
  } catch {
    return undefined;
  }
}

function folderOf(name: string, project: string): string | undefined {
  const byPlugNPlay = folderByPlugNPlay(name, project);
  if (byPlugNPlay !== undefined) return byPlugNPlay;
  for (let folder = project; ; folder = path.dirname(folder)) {
    const place = path.join(folder, "node_modules", name);
    if (isFile(path.join(place, "package.json"))) return realpathSync(place);
    if (folder === path.dirname(folder)) return undefined;
  }
}

function projectAbove(place: string): string[] {
  for (let folder = place; ; folder = path.dirname(folder)) {
    if (isFile(path.join(folder, "package.json"))) return [folder];
    if (folder === path.dirname(folder)) return [];
  }
}

function projectsBelow(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    if (entry.isFile()) return entry.name === "package.json" ? [folder] : [];
    const isOwn = entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith(".");
    return isOwn ? projectsBelow(path.join(folder, entry.name)) : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

type Manifest = Readonly<Record<string, unknown>>;

function readManifest(folder: string): Manifest | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8").replace(/^\uFEFF/u, ""));
    return typeof parsed === "object" && parsed !== null ? (parsed as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(manifest: Manifest, kinds: readonly string[]): string[] {
  return kinds.flatMap((kind) => {
    const listed = manifest[kind];
    return typeof listed === "object" && listed !== null && !Array.isArray(listed) ? Object.keys(listed) : [];
  });
}
