// What processes of their own do, and how they are started.
import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { fixture } from "../fixture-files.ts";
import { parsers } from "./readers.ts";
import type { Tally } from "./tally.ts";

/** Everything with one reader. */
export interface WholeJob {
  readonly kind: "all";
  readonly reader: string;
  readonly packages: readonly string[];
  readonly mutants: number;
  readonly seed: number;
}

/** One file, with calls planted, with ESLint and a parser: with our rules, or ESLint alone. */
export interface FileJob {
  readonly kind: "file" | "alone";
  readonly reader: string;
  readonly file: string;
  /** The most that the heap may hold, in megabytes. */
  readonly heap: number;
}

export type Job = WholeJob | FileJob;

/** The most memory that a process held. */
interface Measured {
  readonly megabytes: number;
}

/** What came of everything: rows by what was read, and the provider calls that others wrote by what is said of them. */
export interface Whole extends Measured {
  readonly rows: (readonly [what: string, tally: Tally])[];
  readonly verdicts: Record<string, number>;
}

/** What came of one file: nothing but memory where ESLint is alone. */
export interface OfFile extends Measured {
  readonly tally: Tally;
}

/** Runs a job. Rejects with an Error where it ends without a result, as it does without memory. */
export interface Run {
  (job: WholeJob): Promise<Whole>;
  (job: FileJob): Promise<OfFile>;
}

/**
 * V8 takes what it is given before it collects: this much for the heap leaves the rest of 512 MB to Node.js and to code. ESLint and
 * its parsers need more of it for themselves; with less for what is young, to collect takes longer than to read.
 */
function heapOf(reader: string): string[] {
  const [old, young] = reader in parsers ? [285, 8] : [350, 32];
  return [`--max-old-space-size=${old}`, `--max-semi-space-size=${young}`];
}

/** Collectors that share a processor with another process take time from each other, which would count as ours. */
const oneCollector = "--single-threaded-gc";

const cache = path.resolve(import.meta.dirname, "../../node_modules/.cache/eslint-plugin-sso-region");

/** Compiles what the processes run, for a compiler at work in each would count as their memory, and gives the way to start them. */
export async function withProcesses<T>(use: (run: Run) => Promise<T>): Promise<T> {
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(path.join(cache, "corpus-"));
  try {
    await build({
      entryPoints: [path.join(import.meta.dirname, "child.ts")],
      outdir,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "error",
      plugins: [ownPlaces],
    });
    return await use(((job: Job) => runIn(path.join(outdir, "child.mjs"), job)) as Run);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Files find others by where they are themselves, and not by where the bundle is. */
const ownPlaces: Plugin = {
  name: "own-places",
  setup(plan) {
    plan.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      loader: "ts",
      contents: readFileSync(file, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href)),
    }));
  },
};

function runIn(child: string, job: Job): Promise<unknown> {
  const env = {
    ...process.env,
    AWS_CONFIG_FILE: fixture("aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: fixture("no-credentials"),
  };
  const running = fork(child, [JSON.stringify(job)], {
    env,
    execArgv: [oneCollector, ...(job.kind === "all" ? heapOf(job.reader) : [`--max-old-space-size=${job.heap}`])],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    running.once("message", resolve);
    running.once("exit", (code, signal) => {
      reject(new Error(`"${job.reader}" ended with ${signal ?? String(code)}.`));
    });
  });
}
