// src/sdk/facts.ts holds of the SDK that is installed here. That it holds of the others too is shown where they are installed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { bisect } from "../../scripts/facts/bisect.ts";
import { bracketingReleases, facts, measured, type VersionSpan } from "../../src/sdk/facts.ts";
import { outcomeOf, trialOf } from "./experiment.ts";
import { disagreements, experiments } from "./experiments.ts";
import { judge } from "./judge.ts";
import { compareVersions } from "./versions.ts";

function installedVersion(): string {
  const manifest = createRequire(import.meta.url).resolve("@aws-sdk/credential-providers/package.json");
  const version = /"version":\s*"([^"]+)"/.exec(readFileSync(manifest, "utf8"))?.[1];
  if (version === undefined) throw new Error(`There is no version in "${manifest}".`);
  return version;
}

const version = installedVersion();
const outcomes = (await judge(experiments.map(trialOf))).map(outcomeOf);

test(`the recorded facts are what SDK ${version} does`, () => {
  expect(disagreements(facts, version, outcomes)).toEqual([]);
});

describe("a recorded fact that is wrong is told", () => {
  const wrong: [string, keyof typeof facts, readonly VersionSpan[]][] = [
    ["that a behaviour ended", "iniClientConfigRegion", [{ first: measured.oldest, last: "3.999.0" }]],
    ["that a behaviour never was", "chainClientConfigRegion", []],
    ["that a behaviour lasts", "ssoRegionMissing", [{ first: measured.oldest }]],
  ];
  test.each(wrong)("%s: %s", (_what, id, holds) => {
    const mutated = { ...facts, [id]: { ...facts[id], holds } };
    expect(disagreements(mutated, version, outcomes)).toEqual([expect.stringContaining(`${id}: recorded as`)]);
  });

  test("that there is one which nobody measures, or none where one is measured", () => {
    const { iniClientConfigRegion, ...others } = facts;
    expect(disagreements({ ...others, invented: iniClientConfigRegion }, version, outcomes)).toEqual([
      "invented: there is no such experiment",
      "iniClientConfigRegion: not recorded",
    ]);
  });
});

test("the facts' spans are in order, within what was measured, and bracketed", () => {
  for (const { holds } of Object.values(facts)) {
    const ends = holds.flatMap(({ first, last }) => [first, last ?? measured.newest]);
    expect(ends).toEqual([...ends].sort(compareVersions));
    for (const end of ends) expect(bracketingReleases).toContain(end);
  }
  expect(bracketingReleases.length).toBeGreaterThanOrEqual(25);
});

describe("the search for changes", () => {
  const releases = Array.from({ length: 100 }, (_, index) => `3.${index}.0`);
  const changes = [17, 18, 60];
  const gone = ["3.59.0", "3.39.0"];
  const asked: string[] = [];
  const measure = (release: string): Promise<string | { sso: string }[]> => {
    asked.push(release);
    const index = releases.indexOf(release);
    const sso = `region-${changes.filter((change) => change <= index).length}`;
    return Promise.resolve(gone.includes(release) ? "gone" : [{ sso }]);
  };

  test("ends with both sides of each change, past releases that cannot be had, and asks few", async () => {
    const grid = ["3.0.0", "3.33.0", "3.66.0", "3.99.0"];
    const { measured: seen, unusable } = await bisect({ releases, grid, measure, say: () => undefined });
    expect([...seen.keys()]).toEqual(expect.arrayContaining(["3.16.0", "3.17.0", "3.18.0", "3.58.0", "3.60.0"]));
    expect([...seen.keys()]).toEqual([...seen.keys()].sort(compareVersions));
    expect([...unusable.keys()]).toEqual(["3.59.0"]);
    expect(asked.length).toBeLessThan(20);
  });
});
