import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Checked } from "../formats/format.ts";
import type { Queue } from "./queue.ts";

/** What a thread is given. */
export interface Work {
  readonly queue: Queue;
  readonly env: NodeJS.ProcessEnv;
}

/** What there is to say of a file, with its place in the queue. */
export type Answer = readonly [index: number, checked: Checked];

/** A thread that takes files. */
export interface SecondThread {
  /** Its answers, when the queue is empty. None where it could not start, or failed: what it took is then for others to do. */
  readonly answers: Promise<readonly Answer[]>;
}

/** Starts the built `thread.js` beside this file, where there is a processor for it. */
export function startSecondThread(work: Work): SecondThread {
  return { answers: availableParallelism() < 2 ? Promise.resolve([]) : answersTo(work).catch(() => []) };
}

function answersTo(work: Work): Promise<readonly Answer[]> {
  return new Promise((accept, reject) => {
    // Throws where Node was started without the permission.
    const worker = new Worker(new URL("thread.js", import.meta.url), { workerData: work });
    worker.once("message", accept);
    worker.once("error", reject);
    worker.once("exit", reject);
  });
}
