import type { Io } from "./io.ts";
import { counted, grouped } from "./formats/format.ts";

/** Nobody waits for less. */
const patienceMs = 1_000;

/** Takes how many were done so far. Resolves at once, or, from time to time, after other events had their turn. */
export type Step = (done: number) => Promise<void> | undefined;

/**
 * Does work on files, `total` of them, and shows on a terminal, and only there, how far it has come where it takes long. What is
 * shown goes when the work ends, however it ends.
 */
export async function withProgress<Result>(
  total: number,
  verb: string,
  { stderr, env }: Io,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  const isShown = stderr.isTerminal && env["TERM"] !== "dumb" && env["CI"] === undefined;
  const begun = Date.now();
  let paused = begun;
  let spinner: { text: string; stop: () => unknown } | undefined;
  const show = async (done: number): Promise<void> => {
    const text = `${verb} ${grouped(done)} of ${counted(total, "file")}`;
    if (spinner) spinner.text = text;
    else if (isShown && Date.now() - begun > patienceMs) {
      const { default: yoctoSpinner } = await import("yocto-spinner");
      spinner = yoctoSpinner({ text, stream: process.stderr }).start();
    }
    await new Promise(setImmediate);
  };
  const step: Step = (done) => {
    if (Date.now() - paused < 80) return undefined;
    paused = Date.now();
    return show(done);
  };
  try {
    return await work(step);
  } finally {
    // Left to itself, it would go on for ever, and the process with it.
    spinner?.stop();
  }
}
