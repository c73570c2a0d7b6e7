import v8 from "node:v8";

/** A run that has worked for so long is a long one. */
const longRunMs = 1_000;

/**
 * Keeps V8 from optimising what we run for its first second of work: there, optimised code takes more time to make than it
 * saves, a quarter of what `check` takes in 5,000 files (Node 20 and 22; an eighth in Node 24). Later it pays, and is made.
 */
export function optimiseLongRunsOnly(): void {
  // Under `--jitless`, where there is no WebAssembly either, nothing is ever compiled, and to ask for it would end the process.
  if (!("WebAssembly" in globalThis)) return;
  v8.setFlagsFromString("--no-opt");
  v8.setFlagsFromString("--no-maglev");
  optimiseWhenLong();
}

/** By time of work: a busy machine makes no run longer. */
function optimiseWhenLong(): void {
  setTimeout(() => {
    const { user, system } = process.cpuUsage();
    if (user + system >= longRunMs * 1_000) v8.setFlagsFromString("--opt");
    else optimiseWhenLong();
  }, longRunMs / 4).unref();
}
