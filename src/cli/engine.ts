import v8 from "node:v8";

/** By then a run is a long one. */
const longRunMs = 1_000;

/**
 * Keeps V8 from optimising what we run for the first second: within it, optimised code takes more time to make than it saves, a
 * quarter of the run of `check` on 5,000 files (Node 20, 22 and 24). Later it pays, and is made.
 */
export function optimiseLongRunsOnly(): void {
  // Under `--jitless`, where there is no WebAssembly either, nothing is ever compiled, and to ask for it would end the process.
  if (!("WebAssembly" in globalThis)) return;
  v8.setFlagsFromString("--no-opt");
  v8.setFlagsFromString("--no-maglev");
  setTimeout(() => {
    v8.setFlagsFromString("--opt");
  }, longRunMs).unref();
}
