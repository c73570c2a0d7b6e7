// The child process: runs one program after another with the real SDK. Compiled by judge.ts into a folder beside a link to the SDK.
import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { atHome, writeHome } from "./home.ts";
import { interceptRequests } from "../../src/sdk/ask/intercept.ts";
import { type Answer, exchange, type Outgoing } from "../../src/sdk/ask/requests.ts";
import type { Job, Report, Ruling, SdkRequest, Trial } from "./types.ts";

/** A provider, or credentials: what a program may export and a client accepts. */
type Credentials = NonNullable<S3ClientConfig["credentials"]>;

const require = createRequire(import.meta.url);
const plainEnv = { ...process.env };
const root = process.cwd();

/** A trial while it is heard. Trials run one at a time, because `process.env` is the whole process's. */
interface Hearing {
  trial: Trial;
  open: boolean;
  requests: SdkRequest[];
  reached: string | undefined;
}

/** Whose request it is: a program that goes on in the background must not speak in the next one's hearing. */
const hearings = new AsyncLocalStorage<Hearing>();
let count = 0;

const NOTHING_ASKED = "The program asked nothing, and its credentials are not in the files or variables it was given.";
const NO_CLIENT = 'There is no "@aws-sdk/client-s3" beside the SDK: install it there first.';

/** The SDK throttles token refresh per session for 30 seconds: let a minute go by before each trial. */
function advanceClock(): void {
  const now = Date.now;
  Date.now = () => now() + count * 60_000;
}

function report(message: Report): void {
  process.send?.(message);
}

function setEnv(home: string, given: Record<string, string>): void {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, plainEnv, { HOME: home, USERPROFILE: home }, given);
}

function isFunction(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === "function";
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function isCredentials(value: unknown): value is Credentials {
  return isFunction(value) || (typeof value === "object" && value !== null);
}

async function loadProvider(file: string): Promise<Credentials | undefined> {
  const exported = fields(file.endsWith(".cjs") ? require(file) : await import(pathToFileURL(file).href));
  const made = isFunction(exported["makeProvider"]) ? await exported["makeProvider"]() : exported["provider"];
  return isCredentials(made) ? made : undefined;
}

async function sendListBuckets(
  credentials: Credentials,
  region: string,
  { requests }: Hearing,
): Promise<string | undefined> {
  if (!existsSync(join(root, "..", "node_modules", "@aws-sdk", "client-s3"))) return NO_CLIENT;
  const { S3Client, ListBucketsCommand } = await import("@aws-sdk/client-s3");
  await new S3Client({ region, credentials }).send(new ListBucketsCommand({}));
  return requests.some(({ operation }) => operation === "ListBuckets")
    ? undefined
    : "The client asked nothing: no ListBuckets was sent.";
}

/** Credentials that were neither asked for nor given to the program mean that the trial shows nothing. */
function askedNothing(keyId: unknown, { trial, requests }: Hearing): boolean {
  if (requests.length > 0) return false;
  return typeof keyId !== "string" || !JSON.stringify([trial.config, trial.credentials, trial.env]).includes(keyId);
}

async function runProgram(file: string, hearing: Hearing): Promise<string | undefined> {
  const provider = await loadProvider(file);
  if (provider === undefined) return 'The program exports neither a "provider" nor a "makeProvider" that returns one.';
  const { client } = hearing.trial;
  if (client === undefined) {
    const credentials = fields(typeof provider === "function" ? await provider() : provider);
    return askedNothing(credentials["accessKeyId"], hearing) ? NOTHING_ASKED : undefined;
  }
  return sendListBuckets(provider, client.region, hearing);
}

function describeError(thrown: unknown): Ruling["error"] {
  return thrown instanceof Error
    ? { name: thrown.name, message: thrown.message }
    : { name: "Thrown", message: String(thrown) };
}

async function tryProgram({ trial: given, code, extension }: Job): Promise<void> {
  count += 1;
  const home = join(root, String(count));
  const file = join(root, `${count}${extension}`);
  const trial = atHome(given, home);
  const hearing: Hearing = { trial, open: true, requests: [], reached: undefined };
  writeHome(home, trial, Date.now());
  setEnv(home, trial.env ?? {});
  writeFileSync(file, code);
  let error: Ruling["error"];
  let broken: string | undefined;
  try {
    broken = await hearings.run(hearing, () => runProgram(file, hearing));
  } catch (thrown) {
    error = describeError(thrown);
  }
  hearing.open = false;
  rmSync(home, { recursive: true, force: true });
  rmSync(file, { force: true });
  report({
    kind: "done",
    error,
    broken: hearing.reached === undefined ? broken : `The program reached the network: ${hearing.reached}.`,
  });
}

function answer(outgoing: Outgoing): Answer {
  const [request, answer] = exchange(outgoing);
  const hearing = hearings.getStore();
  hearing?.requests.push(request);
  if (hearing?.open === true) report({ kind: "request", request });
  return answer;
}

function reachedNetwork(host: string): void {
  const hearing = hearings.getStore();
  if (hearing !== undefined) hearing.reached ??= host;
}

interceptRequests({ answer, reachedNetwork });
advanceClock();
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", (job: Job) => void tryProgram(job));
report({ kind: "ready" });
