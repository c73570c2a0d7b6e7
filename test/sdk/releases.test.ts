import { describe, expect, it } from "vitest";
import { factOf } from "../../src/sdk/bites.ts";
import { firstRelease, holdsEverywhere, holdsSomewhere, supportedReleases } from "../../src/sdk/releases.ts";

describe("the measured facts, by range", () => {
  it.each([
    ["iniClientConfigRegion", "3.1169.0", true, true],
    ["iniClientConfigRegion", "^3.600.0", true, false],
    ["iniClientConfigRegion", ">=3.515 <3.699", false, false],
    ["ssoRegionMissing", "3.502.0", true, true],
    ["ssoRegionMissing", supportedReleases, false, false],
    ["iniStsParentRegion", supportedReleases, true, true],
    ["chainStsParentRegion", supportedReleases, true, true],
  ] as const)("%s in %s: somewhere %s, everywhere %s", (fact, releases, somewhere, everywhere) => {
    expect(holdsSomewhere(fact, releases)).toBe(somewhere);
    expect(holdsEverywhere(fact, releases)).toBe(everywhere);
  });

  it("have a first release where they were not always true", () => {
    expect(firstRelease("iniClientConfigRegion")).toBe("3.699.0");
    expect(firstRelease("ssoClientConfigRegion")).toBeUndefined();
  });

  it("are named for what goes wrong, by factory", () => {
    expect(factOf("overriddenSsoRegion", "fromNodeProviderChain")).toBe("chainClientConfigRegion");
    expect(factOf("ignoredSsoRegion", "fromIni")).toBeUndefined();
    expect(factOf("overriddenSsoClient", "fromIni")).toBeUndefined();
  });
});
