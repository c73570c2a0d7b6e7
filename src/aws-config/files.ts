import { readFileSync, statSync } from "node:fs";
import { devNull, homedir } from "node:os";
import { join, resolve, sep } from "node:path";

import type { ConfigText } from "./sections.ts";
import { excess, LONGEST } from "./readable.ts";
import { readSharedConfig, type SharedConfig } from "./shared-config.ts";
import { quote } from "./wording.ts";

export interface LoadOptions {
  /** Path of the config file; beats `AWS_CONFIG_FILE`. */
  readonly awsConfig?: string | undefined;
  /** `process.env` unless given. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

interface Place {
  readonly role: "config" | "credentials";
  readonly path: string;
  /** Why we look there, in words; undefined for a default place, where nobody promised a file. */
  readonly reason: string | undefined;
}

interface Outcome {
  readonly source?: ConfigText;
  readonly problem?: string;
}

/**
 * Reads the shared config and credentials files from where the SDK looks for them (SDK 3.1169, `getConfigFilepath.js`,
 * `getCredentialsFilepath.js`). A default file that is missing is empty; any other that cannot be read is a sentence in `problems`.
 * `AWS_PROFILE` is not read. While the files do not change, the same answer is given again. Never throws.
 */
export function loadSharedConfig({ awsConfig, env = process.env }: LoadOptions = {}): SharedConfig {
  const places = placesOf(awsConfig, env);
  const fromEnv = pathFromEnv(awsConfig, env);
  const stamp = JSON.stringify([fromEnv, ...places.map(stampOf)]);
  if (kept?.stamp !== stamp) kept = { stamp, shared: read(places, fromEnv).shared };
  return kept.shared;
}

/** What is in the shared files, and the config file's text, undefined where it cannot be read. The text holds secrets: keep no more of it than you may. */
export interface SharedFiles {
  readonly shared: SharedConfig;
  readonly config: ConfigText | undefined;
}

/** As `loadSharedConfig`, with the text. Never throws. */
export function readSharedFiles({ awsConfig, env = process.env }: LoadOptions = {}): SharedFiles {
  return read(placesOf(awsConfig, env), pathFromEnv(awsConfig, env));
}

/** The text of a file, its BOM too, or why it cannot be had: the end of a sentence about it, such as "is a directory". */
export type FileText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none"; readonly fact: string; readonly isMissing: boolean };

/** Reads one file, which is to be text in UTF-8. The text holds secrets, the fact does not. Never throws. */
export function readConfigFile(path: string): FileText {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return none("is a directory");
    if (path === devNull) return { kind: "text", text: "" };
    if (!stats.isFile()) return none("is not a regular file");
    if (stats.size > LONGEST) return none("is over 10 MB, too long for a shared config file");
    const text = decodeText(readFileSync(path));
    if (text === undefined) return none("is not text in UTF-8");
    const fact = excess(text);
    return fact === undefined ? { kind: "text", text } : none(`${fact}, too long for a shared config file`);
  } catch (error) {
    const code = errorCode(error);
    const isMissing = code === "ENOENT" || code === "ENOTDIR";
    return isMissing ? { ...none("does not exist"), isMissing } : none(`cannot be read (${code})`);
  }
}

function none(fact: string): Extract<FileText, { kind: "none" }> {
  return { kind: "none", fact, isMissing: false };
}

/** The absolute path that somebody means who gives one, where a shell may have left `~/` as it is. */
export function configPath(given: string, cwd: string, env: NodeJS.ProcessEnv): string {
  return resolve(cwd, expandHome(given, homeDirectory(env)));
}

function placesOf(awsConfig: string | undefined, env: NodeJS.ProcessEnv): readonly [Place, Place] {
  const home = homeDirectory(env);
  return [
    findPlace("config", home, env["AWS_CONFIG_FILE"], awsConfig),
    findPlace("credentials", home, env["AWS_SHARED_CREDENTIALS_FILE"], undefined),
  ];
}

// What was read last, so that a run over thousands of files reads it once.
let kept: { readonly stamp: string; readonly shared: SharedConfig } | undefined;

function stampOf({ path, reason }: Place): unknown[] {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path);
    return [path, reason, mtimeMs, ctimeMs, size, ino];
  } catch (error) {
    return [path, reason, errorCode(error)];
  }
}

function read([configPlace, credentialsPlace]: readonly [Place, Place], fromEnv: string | undefined): SharedFiles {
  const config = readPlace(configPlace);
  const credentials = readPlace(credentialsPlace);
  const { profiles, problems } = readSharedConfig({ config: config.source, credentials: credentials.source });
  const usesSessions = [...profiles.values()].some(({ signIn }) => signIn?.ssoSession !== undefined);
  const tilde = usesSessions ? tildeProblem(fromEnv) : undefined;
  const ours = [config.problem, credentials.problem, tilde].filter((problem) => problem !== undefined);
  return { shared: { profiles, problems: [...ours, ...problems] }, config: config.source };
}

function pathFromEnv(awsConfig: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  return awsConfig === undefined ? env["AWS_CONFIG_FILE"] : undefined;
}

// `loadSharedConfigFiles.js` expands `~/`, `loadSsoSessionData.js` does not (SDK 3.1169, run): profiles are found, their sessions are not.
function tildeProblem(path: string | undefined): string | undefined {
  if (!path?.startsWith("~/")) return undefined;
  return `AWS_CONFIG_FILE is ${quote(path)}, where the SDK finds profiles but no sso-session: write the whole path instead of "~/".`;
}

// As the SDK's `getHomeDir.js` (SDK 3.1169).
function homeDirectory(env: NodeJS.ProcessEnv): string {
  const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE = `C:${sep}` } = env;
  if (HOME) return HOME;
  if (USERPROFILE) return USERPROFILE;
  if (HOMEPATH) return `${HOMEDRIVE}${HOMEPATH}`;
  try {
    return homedir();
  } catch {
    // No home directory at all: the default files are then not there, as nothing lies below the null device.
    return devNull;
  }
}

function findPlace(role: Place["role"], home: string, fromEnv: string | undefined, option: string | undefined): Place {
  const variable = role === "config" ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE";
  if (option !== undefined) return { role, path: expandHome(option, home), reason: "given as an option" };
  if (fromEnv) return { role, path: expandHome(fromEnv, home), reason: `named by ${variable}` };
  return { role, path: join(home, ".aws", role), reason: undefined };
}

// Only `~/`, and only at the start, as the SDK's `loadSharedConfigFiles.js` (SDK 3.1169).
function expandHome(path: string, home: string): string {
  return path.startsWith("~/") ? join(home, path.slice(2)) : path;
}

function readPlace({ role, path, reason }: Place): Outcome {
  const read = readConfigFile(path);
  if (read.kind === "text") return { source: { file: path, text: read.text } };
  if (read.isMissing && reason === undefined) return {};
  const why = reason === undefined ? "" : `, ${reason},`;
  return { problem: `The AWS ${role} file ${quote(path)}${why} ${read.fact}.` };
}

// The BOM stays: where it stands decides how the SDK reads its line.
function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
