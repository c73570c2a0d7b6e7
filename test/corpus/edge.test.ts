// Programs that the stack is just deep enough for: what can be read once may be nested too deeply the next time, or for what comes after.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { reportsOn, understand } from "../../src/cli/inspect.ts";
import fixSsoRegion from "../../transforms/fix-sso-region.ts";
import { fixture } from "../fixture-files.ts";
import { deepPrograms } from "./deep.ts";
import type { Program } from "./programs.ts";

beforeAll(() => {
  vi.stubEnv("AWS_CONFIG_FILE", fixture("aws-config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", fixture("no-credentials"));
  // A parser that was compiled by then takes less of the stack than what comes after it.
  for (const { name, text } of deep) for (let times = 0; times < 300; times += 1) parse(text, name);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** Runs something with so many calls beneath it, which leave it less of the stack. */
function beneath<T>(calls: number, run: () => T): T {
  return calls === 0 ? run() : beneath(calls - 1, run);
}

/** The most calls beneath which a run is well. */
function edgeOf<T>(run: () => T, isWell: (given: T) => boolean): number {
  let [least, most] = [0, 20_000];
  while (most - least > 1) {
    const calls = Math.floor((least + most) / 2);
    if (isWellBeneath(calls)) least = calls;
    else most = calls;
  }
  return least;

  function isWellBeneath(calls: number): boolean {
    try {
      return isWell(beneath(calls, run));
    } catch {
      return false;
    }
  }
}

/** What runs give on both sides of their edge, but not where the stack is too short for anything. */
function atTheEdge<T>(run: () => T, isWell: (given: T) => boolean): T[] {
  const end = edgeOf(
    () => parse("[];", "short.mjs"),
    ({ kind }) => kind === "parsed",
  );
  const edge = edgeOf(run, isWell);
  const around = Array.from({ length: 100 }, (_, index) => Math.max(0, edge + (index - 50) * 2));
  return around.filter((calls) => calls < end).map((calls) => beneath(calls, run));
}

const tooDeep: unknown = expect.stringContaining("nested too deeply to be read.");

/**
 * What is rewritten of them is nested more deeply than they are, or as deeply. Few levels take the analysis more of the stack
 * than the parser, many the parser.
 */
const deep = [60, 400].flatMap((depth) =>
  deepPrograms(depth)
    .filter(({ name }) => /^(?:ternary|arrays|arrows)\b/u.test(name))
    .map((program) => ({ depth, ...program })),
);

describe.each(deep)("at the edge of the stack, $depth levels of $name", { timeout: 60_000 }, (program) => {
  it("is checked, or not read for its depth", () => {
    const runs = atTheEdge(
      () => checked(program),
      ({ problem }) => problem === undefined,
    );
    for (const { reports, problem } of runs) {
      expect({ reports: reports.length > 0, problem }).toEqual(
        problem === undefined ? { reports: true, problem } : { reports: false, problem: tooDeep },
      );
    }
  });

  it("is rewritten, or left for its depth and for nothing else", () => {
    const runs = atTheEdge(
      () => transformed(program),
      ({ made }) => made !== undefined,
    );
    for (const { made, reports } of runs) {
      const refusals = reports.filter((message) => /parse|nested/u.test(message));
      expect(refusals, program.name).toEqual(made === undefined ? [tooDeep] : []);
    }
  });
});

function checked({ name, text }: Program) {
  const file = { path: `/project/${name}`, name };
  const read = understand(file, text, (understood) => reportsOn(file, understood, { HOME: "/nowhere" }));
  return read.kind === "problem"
    ? { reports: [], problem: read.problem.message }
    : { reports: read.made, problem: undefined };
}

function transformed({ name, text }: Program): { readonly made: string | undefined; readonly reports: string[] } {
  const reports: string[] = [];
  const report = (message: string): void => {
    reports.push(message);
  };
  return { made: fixSsoRegion({ path: name, source: text }, { report }, {}), reports };
}
