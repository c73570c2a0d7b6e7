/** A file of more bytes or characters is no source that somebody wrote, and takes over 2 s (`fix`, Node 20, 2026). */
export const maxLength = 3_000_000;

/** Why such a file is passed over, in a sentence about it. */
export const tooLong = `It is over ${maxLength / 1_000_000} MB, too long to be read as source.`;

/** Minified code has over twice the tree for its length: 1.3 MB took 2.0 s (`fix`, a heap of 350 MB, Node 20, 2026). */
const maxMinified = 1_200_000;
/** Characters a line, on average. */
const minifiedLine = 500;

/** Why a text is not parsed although it is not too long, in a sentence about it; undefined where it is. */
export function tooDense(text: string): string | undefined {
  const isMinified = text.length > maxMinified && text.length / text.split("\n").length > minifiedLine;
  return isMinified ? `The code is minified and over ${maxMinified / 1_000_000} MB, too much to be read.` : undefined;
}

/** What is said of code that the stack is not deep enough for: how deep that is differs from run to run, and by what runs around it. */
export const tooDeep = "The code is nested too deeply to be read.";

/** Whether what was thrown says that the stack was not deep enough (V8's words, Node 20 to 26). */
export function isTooDeep(thrown: unknown): boolean {
  return thrown instanceof RangeError && thrown.message === "Maximum call stack size exceeded";
}

/** What some work gives, or what there is to be otherwise where the stack is not deep enough for it. Throws what else it throws. */
export function withinStack<T>(work: () => T, otherwise: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (isTooDeep(thrown)) return otherwise();
    throw thrown;
  }
}
