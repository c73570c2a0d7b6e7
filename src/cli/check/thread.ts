// The second thread of a long `check`: takes files from the queue it is given, and ends when there are none.
import { parentPort, workerData } from "node:worker_threads";
import { checkedFile } from "./file.ts";
import { take } from "./queue.ts";
import type { Answer, Work } from "./second-thread.ts";

const { queue, env } = workerData as Work;
const answers: Answer[] = [];
for (const [index, { path, ...file }] of take(queue)) {
  // On its way between threads a Buffer becomes bytes without an encoding.
  const known = { ...file, path: typeof path === "string" ? path : Buffer.from(path) };
  answers.push([index, await checkedFile(known, env)]);
}
parentPort?.postMessage(answers);
