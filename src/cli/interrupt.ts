import { setImmediate } from "node:timers/promises";

/** Somebody's wish to stop, by Ctrl-C or by ending the process. */
export interface Interrupt {
  readonly isRequested: () => boolean;
  /** Gives signals their turn. */
  readonly turn: () => Promise<void>;
  /** From now on a signal ends the process again, as it does by default. */
  readonly end: () => void;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Holds signals back, so that what is begun is finished first. */
export function untilInterrupted(): Interrupt {
  let isRequested = false;
  const request = (): void => {
    isRequested = true;
  };
  for (const signal of signals) process.on(signal, request);
  return {
    isRequested: () => isRequested,
    // A signal is seen one round of the event loop after it came.
    turn: async () => {
      await setImmediate();
      await setImmediate();
    },
    end: () => {
      for (const signal of signals) process.off(signal, request);
    },
  };
}
