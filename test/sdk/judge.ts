import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { compileProgram } from "./program.ts";
import type { Job, Report, Ruling, SdkRequest, Trial } from "./types.ts";

export type { Ruling, SdkRequest, Trial } from "./types.ts";

export interface JudgeOptions {
  /** The folder whose `node_modules` the programs find the SDK in; by default this project's. */
  sdkDir?: string;
  /** How long one program may take; by default 10 seconds. */
  limitMs?: number;
}

/** A child process with the SDK loaded, for many batches of trials. */
export interface Judge {
  judge: (trials: Trial[]) => Promise<Ruling[]>;
  close: () => void;
}

interface Verdict extends Ruling {
  broken: string | undefined;
}

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const SDK = "@aws-sdk/credential-providers";
const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
/** What a child process needs to live at all, on Windows too; nothing else of the caller's environment reaches it. */
const KEPT_VARIABLES = ["PATH", "Path", "SystemRoot", "ComSpec", "TMPDIR", "TEMP", "TMP"];
/** Every trial writes a handful of files: in memory, where the system offers that, they cost a hundredth. */
const TEMPORARY = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A folder with the compiled child and a link to the SDK, so that a program in it finds the packages as its neighbours would. */
function makeRoot(sdkDir: string): string {
  const modules = join(resolve(sdkDir), "node_modules");
  if (!existsSync(join(modules, SDK))) throw new Error(`There is no "${SDK}" in "${modules}": install it there first.`);
  const root = mkdtempSync(join(TEMPORARY, "sdk-judge-"));
  symlinkSync(modules, join(root, "node_modules"), "junction");
  const outfile = join(root, "worker.mjs");
  buildSync({
    entryPoints: [WORKER],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
  });
  return root;
}

function startChild(root: string): ChildProcess {
  const kept = Object.entries(process.env).filter(([name]) => KEPT_VARIABLES.includes(name));
  return fork(join(root, "worker.mjs"), [], {
    cwd: mkdtempSync(join(root, "run-")),
    env: Object.fromEntries(kept),
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** @throws if the child ends instead. */
function untilReady(child: ChildProcess): Promise<ChildProcess> {
  return new Promise((accept, reject) => {
    child.once("exit", (code) => {
      reject(new Error(`The judge's process ended with code ${String(code)} before it was ready.`));
    });
    child.once("message", () => {
      child.removeAllListeners("exit");
      accept(child);
    });
  });
}

/** Runs one job; a child that hangs or ends is killed, and the ruling keeps what it had asked until then. */
function runJob(child: ChildProcess, job: Job, limitMs: number): Promise<Verdict> {
  return new Promise((accept) => {
    const requests: SdkRequest[] = [];
    const end = (error: Ruling["error"], broken?: string): void => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit);
      accept({ requests, error, broken });
    };
    const onMessage = (message: Report): void => {
      if (message.kind === "request") requests.push(message.request);
      if (message.kind === "done") end(message.error, message.broken);
    };
    const onExit = (code: number | null): void => {
      end({ name: "ProgramExit", message: `The program ended the process with code ${String(code)}.` });
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      end({ name: "TimeLimit", message: `The program had not ended after ${limitMs / 1000} seconds.` });
    }, limitMs);
    child.on("message", onMessage).on("exit", onExit);
    // A child that is gone by now says so by its exit.
    child.send(job, () => undefined);
  });
}

/** A program that does not parse is judged: its error is what the user would see. */
async function compile(trial: Trial): Promise<Job | Error> {
  try {
    return { trial, ...(await compileProgram(trial.fileName, trial.source)) };
  } catch (thrown) {
    if (thrown instanceof Error && "errors" in thrown) return thrown;
    throw thrown;
  }
}

/** A trial that shows nothing must not pass for a result. */
function refuseBroken(trials: Trial[], verdicts: Verdict[]): void {
  const broken = verdicts.flatMap(({ broken }, index) =>
    broken === undefined ? [] : [`${index} ("${trials[index]?.fileName}"): ${broken}`],
  );
  if (broken.length > 0)
    throw new Error(
      `${broken.length} of ${trials.length} trials show nothing. Trial ${broken.slice(0, 5).join(" Trial ")}`,
    );
}

/**
 * Starts a judge.
 * @returns `judge`, which runs trials one after another, and `close`, which ends the child and removes its files.
 * `judge` rejects, after the last trial, if a program opened a socket, asked nothing where credentials need asking, or exports no provider;
 * and at once if a file name is no program's. A program that throws, hangs or does not parse is a ruling with an `error`.
 * @throws if the SDK is not in the `node_modules` of `sdkDir`.
 */
export function openJudge({ sdkDir = PROJECT, limitMs = 10_000 }: JudgeOptions = {}): Judge {
  const root = makeRoot(sdkDir);
  let child: ChildProcess | undefined;
  const ready = async (): Promise<ChildProcess> => {
    if (child === undefined || !child.connected || child.killed) child = await untilReady(startChild(root));
    return child;
  };
  const tryTrial = async (job: Job | Error): Promise<Verdict> => {
    if (!(job instanceof Error)) return runJob(await ready(), job, limitMs);
    return { requests: [], error: { name: "SyntaxError", message: job.message }, broken: undefined };
  };
  return {
    judge: async (trials) => {
      const verdicts: Verdict[] = [];
      for (const job of await Promise.all(trials.map(compile))) verdicts.push(await tryTrial(job));
      refuseBroken(trials, verdicts);
      return verdicts.map(({ requests, error }) => ({ requests, error }));
    },
    close: () => {
      child?.kill("SIGKILL");
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/**
 * Runs programs with the real AWS SDK, every request intercepted, and says what the SDK did: one ruling a trial, in order.
 * @throws as `openJudge` and its `judge` do.
 */
export async function judge(trials: Trial[], options?: JudgeOptions): Promise<Ruling[]> {
  const opened = openJudge(options);
  try {
    return await opened.judge(trials);
  } finally {
    opened.close();
  }
}
