import type { SourceFile } from "../files/source-file.ts";

/** Files that threads share out among themselves as they go: each is taken once. */
export interface Queue {
  readonly files: readonly SourceFile[];
  /** How many are taken: one number of 32 bits, in memory that all threads see. */
  readonly taken: Int32Array;
}

export function queueOf(files: readonly SourceFile[]): Queue {
  return { files, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** How many files were taken so far, by all threads. */
export function takenOf({ files, taken }: Queue): number {
  return Math.min(Atomics.load(taken, 0), files.length);
}

/** Takes files for as long as there are any, each with its place among all. */
export function* take({ files, taken }: Queue): Generator<readonly [index: number, file: SourceFile]> {
  for (;;) {
    const index = Atomics.add(taken, 0, 1);
    const file = files[index];
    if (!file) return;
    yield [index, file];
  }
}

/** Leaves nothing for any thread to take. */
export function abandon({ files, taken }: Queue): void {
  Atomics.store(taken, 0, files.length);
}
