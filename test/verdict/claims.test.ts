import { describe, expect, it } from "vitest";
import { isClaimName } from "../../src/verdict/claims.ts";

describe("a name claims to be the SSO region", () => {
  it.each([
    "ssoRegion",
    "sso_region",
    "SSO_REGION",
    "AWS_SSO_REGION",
    "devSsoRegion",
    "getSsoRegion",
    "sso-region",
    "config_ssoRegion",
    "ssoregion",
    "SSORegion",
  ])("%s does", (name) => {
    expect(isClaimName(name)).toBe(true);
  });

  it.each([
    "region",
    "ssoRegions",
    "ssoRegionName",
    "ssoClientRegion",
    "isso_region",
    "missoRegion",
    "isSsoRegion",
    "nonSsoRegion",
    "not_the_sso_region",
    "stsRegion",
    "sso",
    "",
  ])("%s does not", (name) => {
    expect(isClaimName(name)).toBe(false);
  });
});
