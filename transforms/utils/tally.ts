import { basename } from "node:path";
import { leftReasons } from "../../src/remedy/messages.ts";
import type { Left, Remedy } from "../../src/remedy/remedy.ts";
import type { TransformOptions } from "./options.ts";

const counts = new Map<string, number>();
let isStarted = false;

/**
 * Counts what became of a call, or a file that could not be read, for the lines at the end of the run.
 * jscodeshift shows a transform's `stats` in dry runs only, but its workers can send them always, and it adds them up;
 * run in band, where there are no workers, we print them ourselves.
 */
export function count(outcome: Remedy | Left | "unreadFile" | "start", options: TransformOptions): void {
  if (outcome === "start" && isStarted) return;
  isStarted = true;
  const name = nameOf(outcome);
  const quantity = outcome === "start" ? 0 : 1;
  if (isWorker()) {
    process.send?.({ action: "update", name, quantity });
    return;
  }
  if (counts.size === 0 && options["silent"] !== true) process.once("exit", printCounts);
  counts.set(name, (counts.get(name) ?? 0) + quantity);
}

function nameOf(outcome: Remedy | Left | "unreadFile" | "start"): string {
  if (outcome === "unreadFile") return "Files left because they cannot be read";
  if (outcome === "start" || outcome.kind !== "left") return "Calls rewritten";
  return `Calls left because ${leftReasons[outcome.reason].replace(/\.$/u, "")}`;
}

function isWorker(): boolean {
  return process.send !== undefined && basename(process.argv[1] ?? "") === "Worker.js";
}

function printCounts(): void {
  for (const [name, quantity] of [...counts].sort()) process.stdout.write(`${name}: ${String(quantity)}\n`);
}
