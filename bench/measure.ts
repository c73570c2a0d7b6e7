// Runs commands one after the other, again and again, so that a noisy moment of the machine falls on all of them.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./tools.ts";

/** A command to be measured. */
export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it has to print for the measurement to count. */
  readonly prints?: RegExp;
  /** Puts the tree back before each run. */
  readonly prepare?: () => void;
}

/** Median seconds of each contender by name, of `rounds` rounds in which each runs once; one round before them is not counted. */
export function medians(contenders: readonly Contender[], rounds: number): Map<string, number> {
  const seconds = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const time = secondsOf(contender);
      if (round >= 0) seconds.get(contender.name)?.push(time);
    }
  }
  return new Map([...seconds].map(([name, times]) => [name, median(times)]));
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function secondsOf({ name, command, args, cwd, env, prints, prepare }: Contender): number {
  prepare?.();
  const start = performance.now();
  const ended = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const seconds = (performance.now() - start) / 1000;
  if (ended.error) throw ended.error;
  if (prints && !prints.test(ended.stdout + ended.stderr)) {
    throw new Error(`"${name}" did not do its work:\n${ended.stdout.slice(-2000)}${ended.stderr.slice(-2000)}`);
  }
  return seconds;
}

/** The most memory that a Node program held, in megabytes. */
export function peakMemory(args: readonly string[], cwd: string): number {
  const preload = join(root, "bench", "peak-memory.cjs");
  const { stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
  });
  const kilobytes = /peak memory (\d+) kB/u.exec(stderr)?.[1];
  if (kilobytes === undefined) throw new Error(`Nothing was measured:\n${stderr.slice(-2000)}`);
  return Number(kilobytes) / 1024;
}
