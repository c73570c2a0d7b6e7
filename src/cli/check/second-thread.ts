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

/** A thread that has begun to take files. */
export interface SecondThread {
  /** Its answers, when the queue is empty. Rejects with what a file of its own made it throw. */
  readonly answers: () => Promise<readonly Answer[]>;
}

/**
 * Starts the built `thread.js` beside this file, where there is a processor for it. The process does not wait for it unless its
 * answers are asked for.
 */
export function startSecondThread(work: Work): SecondThread {
  if (availableParallelism() < 2) return { answers: () => Promise.resolve([]) };
  const worker = new Worker(new URL("thread.js", import.meta.url), { workerData: work });
  worker.unref();
  const answers = new Promise<readonly Answer[]>((accept, reject) => {
    worker.once("message", accept);
    worker.once("error", reject);
  });
  // What is thrown here first is what people read.
  answers.catch(() => undefined);
  return {
    answers: () => {
      worker.ref();
      return answers;
    },
  };
}
