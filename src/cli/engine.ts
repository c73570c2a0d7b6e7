import v8 from "node:v8";

/** A run that has worked for so long is a long one. */
const longRunMs = 1_000;

/**
 * A text of more characters makes a run a long one. At 1 MB, optimised code saves a third of the time and costs the processors a
 * sixth more, as it is made beside; at 4 MB it saves a half of the time and a third of theirs.
 */
const longText = 1_000_000;

/** Under `--jitless`, where there is no WebAssembly either, nothing is ever compiled, and to ask for it would end the process. */
const isCompiled = "WebAssembly" in globalThis;

/**
 * Keeps V8 from optimising what we run for its first second of work: there, optimised code takes more time to make than it
 * saves, a quarter of what `check` takes in 5,000 files (Node 20 and 22; an eighth in Node 24). Later it pays, and is made. Flags
 * are the process's: what one thread sets counts for all.
 */
export function optimiseLongRunsOnly(): void {
  if (!isCompiled) return;
  v8.setFlagsFromString("--no-opt");
  v8.setFlagsFromString("--no-maglev");
  optimiseWhenLong();
}

/** Has V8 optimise from now on where a long text is about to be parsed: no timer fires meanwhile. */
export function optimiseForLong(text: string): void {
  if (isCompiled && text.length > longText) optimise();
}

/** By time of work: a busy machine makes no run longer. */
function optimiseWhenLong(): void {
  setTimeout(() => {
    const { user, system } = process.cpuUsage();
    if (user + system >= longRunMs * 1_000) optimise();
    else optimiseWhenLong();
  }, longRunMs / 4).unref();
}

function optimise(): void {
  v8.setFlagsFromString("--opt");
}
