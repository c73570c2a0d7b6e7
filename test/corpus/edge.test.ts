// Programs that the stack is just deep enough for: what is read once may be nested too deeply to be read when it is rewritten.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import fixSsoRegion from "../../transforms/fix-sso-region.ts";
import { fixture } from "../fixture-files.ts";
import { deepPrograms } from "./deep.ts";
import type { Program } from "./programs.ts";
import { readByOurselves } from "./reading.ts";

beforeAll(() => {
  vi.stubEnv("AWS_CONFIG_FILE", fixture("aws-config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", fixture("no-credentials"));
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** Runs something with so many calls beneath it, which leave it less of the stack. */
function beneath<T>(calls: number, run: () => T): T {
  return calls === 0 ? run() : beneath(calls - 1, run);
}

/** What runs give on both sides of the number of calls from which on they are not well any more. */
function atTheEdge<T>(run: () => T, isWell: (given: T) => boolean): T[] {
  let [least, most] = [0, 20_000];
  while (most - least > 1) {
    const calls = Math.floor((least + most) / 2);
    if (isWellBeneath(calls)) least = calls;
    else most = calls;
  }
  const around = Array.from({ length: 100 }, (_, index) => Math.max(0, least + (index - 50) * 5));
  return around.map((calls) => beneath(calls, run));

  function isWellBeneath(calls: number): boolean {
    try {
      return isWell(beneath(calls, run));
    } catch {
      return false;
    }
  }
}

/** What is rewritten of them is nested more deeply than they are, or as deeply. */
const deep = deepPrograms(200).filter(({ name }) => /^(?:ternary|arrays|arrows)\b/u.test(name));

describe.each(deep)("at the edge of the stack, $name", { timeout: 60_000 }, (program) => {
  it("is read and well, or not read", () => {
    const readings = atTheEdge(
      () => readByOurselves(program),
      ({ state }) => state === "read",
    );
    expect(readings.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it("is rewritten, or left for its depth and for nothing else", () => {
    const runs = atTheEdge(
      () => transformed(program),
      ({ made }) => made !== undefined,
    );
    for (const { made, reports } of runs) {
      const refusals = reports.filter((message) => /parse|nested/u.test(message));
      expect(refusals, program.name).toEqual(
        made === undefined ? [expect.stringContaining("nested too deeply to be read.")] : [],
      );
    }
  });
});

function transformed({ name, text }: Program): { readonly made: string | undefined; readonly reports: string[] } {
  const reports: string[] = [];
  const report = (message: string): void => {
    reports.push(message);
  };
  return { made: fixSsoRegion({ path: name, source: text }, { report }, {}), reports };
}
