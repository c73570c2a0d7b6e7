#!/usr/bin/env node
import { CommanderError } from "commander";
import { ioOfProcess, type ExitCode } from "./io.ts";
import { program } from "./program.ts";

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as `head`, closes the pipe. That is no failure of ours, and the exit code still tells.
  if (code === "EPIPE") return;
  process.stderr.write(`What there is to say cannot be written (${code ?? "unknown error"}).\n`);
  process.exit(2);
});

// Where nothing can be said to anybody, the exit code still tells.
process.stderr.on("error", () => undefined);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    const io = ioOfProcess();
    await program(io, (code) => (exitCode = code)).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Help and version end the parser by an error with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
