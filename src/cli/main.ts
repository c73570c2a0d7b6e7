#!/usr/bin/env node
import { CommanderError } from "commander";
import { ioOfProcess, type ExitCode } from "./io.ts";
import { program } from "./program.ts";

/** A reader that has seen enough, such as `head`, closes the pipe. That is no failure of ours. */
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === "EPIPE" ? process.exitCode : 2);
});

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<ExitCode> {
  const io = ioOfProcess();
  let exitCode: ExitCode = 0;
  try {
    await program(io, (code) => (exitCode = code)).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Help and version end the parser by an error with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    io.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
