import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { sdkSignsIn, useHome } from "./sdk-judge.ts";

useHome(["abc", "https://profile", "https://session"]);

const RUNS = { numRuns: process.env["TEST_ALL"] ? 2_000 : 200 };

function devProfile(config: string, credentials = "") {
  const files = {
    config: { file: "/c/config", text: config },
    credentials: { file: "/c/credentials", text: credentials },
  };
  return readSharedConfig(files).profiles.get("dev");
}

const SESSION = "\n[sso-session abc]\nsso_region = us-west-2\nsso_start_url = https://session\n";
const ROLE = "sso_account_id = 123456789012\nsso_role_name = Admin";

describe("a profile that signs in", () => {
  test("through an sso-session: region and start URL are the session's, whatever the profile says", () => {
    const config = `[profile dev]\nsso_session = abc\nsso_region = eu-west-1\nsso_start_url = https://profile\n${ROLE}${SESSION}`;
    expect(devProfile(config)?.signIn).toEqual({
      ssoSession: "abc",
      ssoRegion: "us-west-2",
      ssoStartUrl: "https://session",
      ssoAccountId: "123456789012",
      ssoRoleName: "Admin",
      origin: { file: "/c/config", line: 8 },
    });
  });

  test("by its own keys, of which the credentials file's win", () => {
    const config = `[profile dev]\nsso_region = eu-west-1\nsso_start_url = https://profile\n${ROLE}`;
    expect(devProfile(config, "[dev]\nsso_region = us-west-2")?.signIn).toEqual({
      ssoSession: undefined,
      ssoRegion: "us-west-2",
      ssoStartUrl: "https://profile",
      ssoAccountId: "123456789012",
      ssoRoleName: "Admin",
      origin: { file: "/c/credentials", line: 2 },
    });
  });
});

describe("a profile that does not, and why", () => {
  test.each<[lines: string, problem: string]>([
    [`sso_session = abc\n${ROLE}`, `Profile "dev" names the sso-session "abc", which "/c/config" does not have.`],
    [
      `sso_session = abc\nsso_region = us-west-2\n${ROLE}\n[sso-session abc]\nsso_start_url = https://x`,
      `The sso-session "abc", which profile "dev" names ("/c/config", line 2), lacks sso_region: the SDK looks nowhere else.`,
    ],
    [
      `sso_session = abc${SESSION}`,
      `Profile "dev" ("/c/config", line 2) lacks sso_account_id and sso_role_name: the SDK refuses to sign in.`,
    ],
    [
      "sso_start_url = https://x",
      `Profile "dev" ("/c/config", line 2) lacks sso_account_id, sso_role_name, and sso_region: the SDK refuses to sign in.`,
    ],
    [
      `sso_start_url = https://x\n${ROLE}`,
      `Profile "dev" ("/c/config", line 2) lacks sso_region: the SDK refuses to sign in.`,
    ],
    [
      `sso_region = us-west-2#note\nsso_start_url = https://x\n${ROLE}`,
      `The SDK does not accept the sso_region "us-west-2#…" ("/c/config", line 2): write it without quotes, and white space before a comment.`,
    ],
    [
      `sso_region = us_west_2\nsso_start_url = https://x\n${ROLE}`,
      `The SDK does not accept the sso_region "us_west_2" ("/c/config", line 2): it is no part of a host name.`,
    ],
  ])("%j", (lines, problem) => {
    expect(devProfile(`[profile dev]\n${lines}`)).toMatchObject({ signIn: undefined, problem });
  });

  test("a session in the credentials file does not count", () => {
    const { signIn, problem } = devProfile(`[profile dev]\nsso_session = abc\n${ROLE}`, SESSION) ?? {};
    expect([signIn, problem]).toEqual([
      undefined,
      `Profile "dev" names the sso-session "abc", which "/c/config" does not have.`,
    ]);
  });

  test("without a config file there is no session", () => {
    const credentials = { file: "/c/credentials", text: `[dev]\nsso_session = abc\n${ROLE}` };
    expect(readSharedConfig({ credentials }).profiles.get("dev")?.problem).toBe(
      `Profile "dev" names the sso-session "abc", but no AWS config file could be read.`,
    );
  });

  test("a profile without SSO keys has no problem", () => {
    expect(devProfile("[profile dev]\nregion = eu-west-1")).toMatchObject({ signIn: undefined, problem: undefined });
  });
});

test(
  "fromSSO, run, signs in where and as we say, or throws where we say it does not",
  { timeout: 600_000 },
  async () => {
    const someOf = (lines: string[]) =>
      fc.tuple(...lines.map((line) => fc.option(fc.constant(line), { nil: "" }))).map((chosen) => chosen.join("\n"));
    const refused = ["us-west-2#x", '"us-west-2"', "us_west_2", "a.b", "-a", "a-", "a".repeat(64)];
    const regions = fc.oneof(fc.constantFrom("us-west-2", "eu-west-1"), fc.constantFrom(...refused));
    const files = fc.record({
      own: someOf(["sso_session = abc", "sso_start_url = https://profile", "sso_account_id = 1", "sso_role_name = r"]),
      full: fc.constantFrom("", `sso_start_url = https://profile\n${ROLE}`, `sso_session = abc\n${ROLE}`),
      ownRegion: fc.option(regions, { nil: "" }),
      session: fc.constantFrom("[sso-session abc]", "[sso-session abc]", "[sso-session other]"),
      sessionRegion: regions,
      sessionKeys: fc.constantFrom("sso_start_url = https://session", "sso_start_url = https://session", ""),
      credentials: fc.constantFrom(
        "",
        "",
        "[dev]\nsso_region = ap-south-1",
        "[dev]\nsso_role_name = other",
        `[dev]\nsso_session = abc${SESSION}`,
      ),
    });
    let signedIn = 0;
    const agrees = async ({
      own,
      full,
      ownRegion,
      session,
      sessionRegion,
      sessionKeys,
      credentials,
    }: Record<string, string>) => {
      const config = `[profile dev]\nregion = eu-central-1\n${own}\n${full}\nsso_region = ${ownRegion}\n${session}\nsso_region = ${sessionRegion}\n${sessionKeys}`;
      const { signIn } = devProfile(config, credentials) ?? {};
      const { request } = await sdkSignsIn("fromSSO", "dev", { config, credentials: credentials ?? "" });
      const ours =
        signIn && `portal.sso.${signIn.ssoRegion}.amazonaws.com ${signIn.ssoAccountId} ${signIn.ssoRoleName}`;
      expect(request).toBe(ours);
      if (signIn) signedIn += 1;
    };
    await fc.assert(fc.asyncProperty(files, agrees), RUNS);
    expect(signedIn).toBeGreaterThan(RUNS.numRuns / 10);
  },
);
