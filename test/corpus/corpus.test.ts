import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fixture } from "../fixture-files.ts";
import { deepPrograms } from "./deep.ts";
import { largePrograms } from "./large.ts";
import { mutantsOf } from "./mutants.ts";
import { oddPrograms } from "./odd.ts";
import { planted } from "./plant.ts";
import { examplePrograms, fixturePrograms, type Program } from "./programs.ts";
import { allReaders, readers } from "./readers.ts";
import { readByOurselves } from "./reading.ts";
import { maxMilliseconds } from "./tally.ts";

const isLong = process.env["TEST_ALL"] !== undefined;

beforeAll(() => {
  vi.stubEnv("AWS_CONFIG_FILE", fixture("aws-config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", fixture("no-credentials"));
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const used = Object.entries(isLong ? allReaders : readers);
const loaded = await Promise.all(used.map(async ([name, load]) => [name, await load()] as const));

describe.each(loaded)("what %s reads", { timeout: 120_000 }, (_, reader) => {
  function expectWell(program: Program): void {
    const { faults, milliseconds } = reader(program);
    expect(faults, program.text.slice(0, 2_000)).toEqual([]);
    expect(milliseconds, program.name).toBeLessThan(maxMilliseconds);
  }

  it("neither throws nor breaks anything on odd syntax and characters", () => {
    for (const program of oddPrograms) expectWell(program);
  });

  it("neither throws nor breaks anything on mutants, which are what their seed makes them", () => {
    const mutants = mutantsOf([...fixturePrograms, ...examplePrograms]);
    fc.assert(fc.property(mutants, expectWell), { numRuns: isLong ? 500 : 20 });
  });

  it.each(isLong ? [10, 1_000, 10_000] : [10, 300])("neither throws nor dawdles %i levels deep", (depth) => {
    for (const program of deepPrograms(depth)) expectWell(program);
  });

  it("does not dawdle where there is much of one thing", () => {
    for (const program of largePrograms(isLong ? 500 : 50)) expectWell(program);
  });
});

it.each(loaded)("plants calls that %s finds", (_, reader) => {
  const { findings } = reader(planted({ name: "a.js", text: "const stage = 'a'; // end" }));
  expect(findings).toBeGreaterThan(0);
});

it("makes mutants of which nearly all differ from what they were made of, and many parse", () => {
  const programs = [...fixturePrograms, ...examplePrograms];
  const texts = new Set(programs.map(({ text }) => text));
  const mutants = fc.sample(mutantsOf(programs), { seed: 1, numRuns: 200 });
  const states = mutants.map((mutant) => readByOurselves(mutant).state);
  expect(mutants.filter(({ text }) => !texts.has(text)).length).toBeGreaterThan(180);
  expect(states.filter((state) => state === "read").length).toBeGreaterThan(30);
});
