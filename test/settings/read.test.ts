import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/settings/read.ts";

const schema = JSON.parse(readFileSync(new URL("../../sso-region.schema.json", import.meta.url), "utf8")) as object;
const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);

function problems(value: unknown): readonly string[] {
  const result = readSettings(value, 'the settings file "/app/.sso-region.json"');
  return result.kind === "invalid" ? result.problems : [];
}

const file = 'The settings file "/app/.sso-region.json"';
const aRegion = 'the name of a region such as "us-west-2"';
const aProfile = `${aRegion}, or { "ssoSession": "my-session", "ssoRegion": "us-west-2" }, or null for a profile that does not sign in through SSO`;

describe("settings that are right", () => {
  it("are read", () => {
    const profiles = JSON.parse(
      '{ "legacy": "eu-west-1", "ci": null, "a b.c \\"d\\"": "cn-north-1", "__proto__": null, "dev": { "ssoSession": "abc" }, "old": { "ssoSession": "x", "ssoRegion": "eu-west-2" } }',
    ) as unknown;
    const result = readSettings({ ssoRegion: "us-west-2", profiles, modules: ["@acme/aws"], $schema: "x" }, "here");
    expect(result).toEqual({
      kind: "settings",
      settings: {
        ssoRegion: "us-west-2",
        profiles: new Map([
          ["legacy", "eu-west-1"],
          ["ci", null],
          ['a b.c "d"', "cn-north-1"],
          ["__proto__", null],
          ["old", "eu-west-2"],
        ]),
        ssoSessions: new Map([
          ["dev", "abc"],
          ["old", "x"],
        ]),
        modules: ["@acme/aws"],
        sdkVersion: "any",
        source: "here",
      },
    });
  });
});

describe("what is wrong is named, with the key and what was expected", () => {
  it.each([
    [[], [`${file} has to be an object, as in { "ssoRegion": "us-west-2" }.`]],
    [null, [`${file} has to be an object, as in { "ssoRegion": "us-west-2" }.`]],
    [
      { ssoRegoin: "us-west-2" },
      [
        `${file} has the unknown key "ssoRegoin". Known are "$schema", "ssoRegion", "profiles", "modules", "sdkVersion".`,
      ],
    ],
    [{ ssoRegion: "Oregon" }, [`${file} has "Oregon" as "ssoRegion", which has to be ${aRegion}.`]],
    [{ ssoRegion: null }, [`${file} has null as "ssoRegion", which has to be ${aRegion}.`]],
    [
      { profiles: ["dev"] },
      [`${file} has ["dev"] as "profiles", which has to be an object from profile names to what is true of them.`],
    ],
    [{ profiles: { dev: 1, ci: null } }, [`${file} has 1 as "profiles.dev", which has to be ${aProfile}.`]],
    [
      { profiles: { dev: { ssoRegion: "us-west-2" } } },
      [`${file} has {"ssoRegion":"us-west-2"} as "profiles.dev", which has to be ${aProfile}.`],
    ],
    [{ modules: "@acme/aws" }, [`${file} has "@acme/aws" as "modules", which has to be an array of package names.`]],
    [
      { sdkVersion: "latest" },
      [
        `${file} has "latest" as "sdkVersion", which has to be "any", "installed", a version or a range such as "^3.700.0".`,
      ],
    ],
    [{ modules: ["a", "a"] }, [`${file} has ["a","a"] as "modules", which has to be an array of package names.`]],
  ])("%j", (value, expected) => {
    expect(problems(value)).toEqual(expected);
  });
});

it("accepts what the published schema accepts, and nothing else", () => {
  const region = fc.constantFrom("us-west-2", "Oregon", "", null, 1);
  const sessionProfile = fc.record({ ssoSession: region, ssoRegion: region, other: region }, { requiredKeys: [] });
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        ssoRegion: region,
        profiles: fc.oneof(fc.dictionary(fc.string(), fc.oneof(region, sessionProfile)), region),
        modules: fc.oneof(fc.array(fc.constantFrom("a", "b", "", 1)), region),
        $schema: region,
        sdkVersion: fc.constantFrom("any", "installed", "3.700.0", "^3.700.0 || 3.1", ">=3", "", null, 1),
        other: region,
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(value, (settings) => {
      expect(problems(settings).length === 0).toBe(isValid(settings));
    }),
    { numRuns: 2000 },
  );
});
