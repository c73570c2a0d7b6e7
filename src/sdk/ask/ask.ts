import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Told } from "./child.ts";
import type { Question, SdkAnswer } from "./question.ts";

export interface AskOptions {
  /** The built `child.ts`; by default the one beside this file. */
  readonly child?: string;
  /** How long the SDK may take; by default 10 seconds. */
  readonly limitMs?: number;
}

/** What a process needs to live at all, on Windows too. */
const keptVariables = new Set(["PATH", "Path", "SystemRoot", "ComSpec", "TMPDIR", "TEMP", "TMP"]);

/**
 * Asks the SDK of a user's project what a call does. It runs in a process of its own, with none of the user's files, variables
 * or credentials, every request answered before a socket is opened, for a limited time. Never rejects: what went wrong
 * is in the answer.
 */
export async function askSdk(question: Question, options: AskOptions = {}): Promise<SdkAnswer> {
  const { unknown } = question;
  if (unknown.length > 0) {
    const inputs = new Intl.ListFormat("en").format(unknown.map((input) => `"${input}"`));
    return { kind: "unknownInputs", inputs: unknown, reason: `The source does not tell ${inputs}.` };
  }
  try {
    return await answerInHomeOfItsOwn(question, options);
  } catch (error) {
    return notAsked(question, `could not be asked: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Rejects where there is no place for temporary files, or no process may be started. */
async function answerInHomeOfItsOwn(question: Question, options: AskOptions): Promise<SdkAnswer> {
  const home = mkdtempSync(path.join(tmpdir(), "ask-the-sdk-"));
  let asked: ChildProcess | undefined;
  const done = clearingUp(() => {
    if (asked) stop(asked);
    rmSync(home, { recursive: true, force: true });
  });
  try {
    asked = startChild(question, home, options);
    return await answerOf(asked, question, options);
  } finally {
    done();
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Has something done when what is returned is called, or before, where the process ends by itself or by a signal. */
function clearingUp(clear: () => void): () => void {
  const done = (): void => {
    process.off("exit", done);
    for (const signal of signals) process.off(signal, end);
    clear();
  };
  const end = (signal: NodeJS.Signals): void => {
    done();
    process.kill(process.pid, signal);
  };
  process.on("exit", done);
  for (const signal of signals) process.on(signal, end);
  return done;
}

function besideUs(): string {
  return fileURLToPath(new URL("child.js", import.meta.url));
}

function startChild(question: Question, home: string, { child = besideUs() }: AskOptions): ChildProcess {
  return fork(child, [], {
    cwd: home,
    env: scrubbed(home, question),
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

function answerOf(asked: ChildProcess, question: Question, { limitMs = 10_000 }: AskOptions): Promise<SdkAnswer> {
  return new Promise((accept) => {
    const timer = setTimeout(() => {
      end(notAsked(question, `gave no answer in ${limitMs / 1000} seconds`));
    }, limitMs);
    const end = (answer: SdkAnswer): void => {
      clearTimeout(timer);
      stop(asked);
      accept(answer);
    };
    asked.once("message", (told: Told) => {
      end(answerFrom(told, question));
    });
    asked.once("error", (error) => {
      end(notAsked(question, `could not be started: ${error.message}`));
    });
    asked.once("exit", (code) => {
      end(notAsked(question, `ended with code ${String(code)} and gave no answer`));
    });
    asked.send(question);
  });
}

function answerFrom(told: Told, question: Question): SdkAnswer {
  switch (told.kind) {
    case "noSdk":
      return {
        kind: "notAsked",
        reason: `"${question.module}" is not installed where "${question.projectFile}" would load it from.`,
      };
    case "brokenSdk":
      return notAsked(question, `cannot be asked: ${told.message}`);
    case "done":
      return { kind: "answered", version: told.version, requests: told.requests, error: told.error };
  }
}

function notAsked({ module }: Question, why: string): SdkAnswer {
  return { kind: "notAsked", reason: `The installed "${module}" ${why}.`.replace(/\.\.$/u, ".") };
}

function scrubbed(home: string, { env = {} }: Question): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => keptVariables.has(name));
  return { ...Object.fromEntries(kept), ...env, ...plugNPlay(process.env), HOME: home, USERPROFILE: home };
}

/** What Yarn's Plug'n'Play has Node load first, without which nobody can read the archives that the SDK, and we, are in. */
function plugNPlay({ NODE_OPTIONS = "" }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (process.versions["pnp"] === undefined) return {};
  const loaders = NODE_OPTIONS.match(/--[\w-]+[ =](?:"[^"]*\.pnp\.[^"]*"|[^\s"]*\.pnp\.[^\s"]*)/gu);
  return loaders ? { NODE_OPTIONS: loaders.join(" ") } : {};
}

function stop(child: ChildProcess): void {
  child.removeAllListeners();
  child.on("error", () => undefined);
  child.kill("SIGKILL");
}
