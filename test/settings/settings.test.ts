import { describe, expect, it } from "vitest";
import { committedFor, noSettings } from "../../src/settings/settings.ts";

const settings = {
  ...noSettings,
  ssoRegion: "us-west-2",
  profiles: new Map([
    ["legacy", "eu-west-1"],
    ["ci", null],
    ["__proto__", "eu-north-1"],
  ]),
};

describe("committedFor", () => {
  it.each([
    ["dev", { kind: "region", ssoRegion: "us-west-2" }],
    ["legacy", { kind: "region", ssoRegion: "eu-west-1" }],
    ["ci", { kind: "notSso" }],
    ["__proto__", { kind: "region", ssoRegion: "eu-north-1" }],
    ["toString", { kind: "region", ssoRegion: "us-west-2" }],
  ])("the profile %s", (profile, committed) => {
    expect(committedFor(profile, settings)).toEqual(committed);
  });

  it("knows the region of a profile that is not named only where all have the same", () => {
    expect(committedFor(undefined, settings)).toEqual({ kind: "nothing" });
    const agreed = { ...settings, profiles: new Map([["ci", null]]) };
    expect(committedFor(undefined, agreed)).toEqual({ kind: "region", ssoRegion: "us-west-2" });
  });

  it("knows nothing without settings", () => {
    expect(committedFor("dev", noSettings)).toEqual({ kind: "nothing" });
    expect(committedFor("dev", { ...noSettings, profiles: new Map([["legacy", "eu-west-1"]]) })).toEqual({
      kind: "nothing",
    });
  });
});
