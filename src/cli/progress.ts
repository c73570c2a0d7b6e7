import type { Io } from "./io.ts";
import { counted, grouped } from "./formats/format.ts";

/** Nobody waits for less. */
const patienceMs = 1_000;

/** Takes how many were done so far; `end` clears what is shown. */
export interface Progress {
  /** Resolves at once, or, from time to time, after other events had their turn. */
  readonly step: (done: number) => Promise<void> | undefined;
  readonly end: () => void;
}

/** Shows on a terminal, and only there, how far long work has come. `total` are files. */
export function progressOf(total: number, verb: string, { stderr, env }: Io): Progress {
  const isShown = stderr.isTerminal && !env["CI"];
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
  return {
    step(done) {
      if (Date.now() - paused < 80) return undefined;
      paused = Date.now();
      return show(done);
    },
    end() {
      spinner?.stop();
    },
  };
}
