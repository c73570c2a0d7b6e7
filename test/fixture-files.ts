import { join } from "node:path";

/** The path of a file or folder below `test/fixtures`. */
export function fixture(...names: string[]): string {
  return join(import.meta.dirname, "fixtures", ...names);
}
