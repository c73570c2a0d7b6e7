import type { ExitCode, Io } from "../io.ts";

export function run(_options: unknown, io: Io): Promise<ExitCode> {
  io.stderr.write("Nothing is done yet.\n");
  return Promise.resolve(2);
}
