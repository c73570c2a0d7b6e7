import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { signInChain } from "../../src/aws-config/chain.ts";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { configFileText } from "./generate.ts";

function read(config: string, credentials = "") {
  return readSharedConfig({
    config: { file: "/c/config", text: config },
    credentials: { file: "/c/credentials", text: credentials },
  });
}

const devProfile = (lines: string) => read(`[profile dev]\n${lines}`).profiles.get("dev");

describe("which profiles there are", () => {
  test.each<[what: string, config: string, credentials: string, names: string[]]>([
    ["those of both files", "[profile a]\nk = v", "[b]\nk = v", ["a", "b"]],
    ["default, with and without the word profile", "[default]\nk = v", "", ["default"]],
    ["default, with the word profile", "[profile default]\nk = v", "", ["default"]],
    ["dotted and quoted names", "[profile acme.dev]\nk = v\n[profile 'b']\nk = v", "", ["acme.dev", "b"]],
    ["not a section of the config file that lacks the word profile", "[dev]\nk = v", "", []],
    ["not a section without a value", "[profile a]\n[profile b]\nk =", "", []],
    ["not a session, nor services", "[sso-session s]\nk = v\n[services t]\nk = v", "", []],
    [
      "a profile whose name looks like services",
      "[services prod]\nk = v\n[profile services.prod]\nk = v",
      "",
      ["services.prod"],
    ],
    ["names of Object.prototype", "[profile constructor]\nk = v", "[toString]\nk = v", ["constructor", "toString"]],
    [
      "not a quoted __proto__, which the SDK cannot find",
      '[profile "__proto__"]\nk = v\n[profile a]\nk = v',
      "",
      ["a"],
    ],
  ])("%s", (_, config, credentials, names) => {
    expect([...read(config, credentials).profiles.keys()]).toEqual(names);
  });
});

test("the credentials file's values win, key by key", () => {
  const { profiles } = read("[profile dev]\nregion = a\nsource_profile = b", "[dev]\nregion = c");
  expect(profiles.get("dev")).toMatchObject({ region: "c", sourceProfile: "b" });
});

test("[profile default] replaces [default], whole", () => {
  const { profiles } = read("[profile default]\nregion = a\n[default]\nsource_profile = b");
  expect(profiles.get("default")).toMatchObject({ region: "a", sourceProfile: undefined });
});

test("a nested region is not the profile's", () => {
  expect(devProfile("s3 =\n  region = a")?.region).toBeUndefined();
});

describe("kind, in the SDK's order", () => {
  const [role, keys, token] = [
    "role_arn = r",
    "aws_access_key_id = a\naws_secret_access_key = b",
    "web_identity_token_file = f",
  ];
  const [process, sso, login] = ["credential_process = c", "sso_session = s", "login_session = l"];
  test.each<[lines: string[], kind: string, asSource?: string]>([
    [[role, "source_profile = x", keys, token, process, sso, login], "role", "static"],
    [[role, "credential_source = x"], "role"],
    [[role, "source_profile = x", "credential_source = y", keys], "static"],
    [[role, keys, token, process, sso, login], "static"],
    [["aws_access_key_id = a", token, role], "web-identity"],
    [[token, process, sso], "process"],
    [["sso_account_id = 1", login], "sso"],
    [["credential_source = x", sso], "sso", "credential-source"],
    [[login, role], "login"],
    [["region = x", role], "none"],
  ])("%j: %s", (lines, kind, asSource) => {
    const profile = devProfile(lines.join("\n"));
    expect([profile?.kind, profile?.asSource]).toEqual([kind, asSource]);
  });
});

test("static keys beside SSO keys: fromIni takes the keys, fromSSO would sign in", () => {
  const lines =
    "aws_access_key_id = a\naws_secret_access_key = b\nsso_region = us-west-2\nsso_start_url = u\nsso_account_id = 1\nsso_role_name = r";
  expect(devProfile(lines)).toMatchObject({ kind: "static", signIn: { ssoRegion: "us-west-2" } });
});

describe("a section name for which the SDK drops the file", () => {
  const problem = (file: string) =>
    `The SDK ignores the whole file because of the section name "__proto__" in "${file}", line 3: rename it.`;
  test("config: profiles and sessions are gone, the credentials file stays", () => {
    const { profiles, problems } = read("[profile a]\nk = v\n[profile __proto__]", "[b]\nk = v");
    expect([[...profiles.keys()], problems]).toEqual([["b"], [problem("/c/config")]]);
  });

  test("credentials", () => {
    const { profiles, problems } = read("[profile a]\nk = v", "[b]\nk = v\n[__proto__]");
    expect([[...profiles.keys()], problems]).toEqual([["a"], [problem("/c/credentials")]]);
  });
});

test("no file, no profiles, no problems", () => {
  expect(readSharedConfig({})).toEqual({ profiles: new Map(), problems: [] });
});

test("a name cannot steer the terminal it is shown on", () => {
  const problem = read("[profile dev]\nsso_session = a\u001B[31m\u202Eb").profiles.get("dev")?.problem;
  expect(problem).toBe('Profile "dev" names the sso-session "a\uFFFD…", which "/c/config" does not have.');
});

describe("secrets", () => {
  const SECRET_KEYS = [
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_account_id",
    "credential_process",
    "role_arn",
    "role_session_name",
    "external_id",
    "mfa_serial",
    "credential_source",
    "web_identity_token_file",
    "login_session",
    "endpoint_url",
    "sso_registration_scopes",
    "anything",
  ];
  const KEPT = [
    "region = us-east-1",
    "source_profile = b",
    "sso_session = s",
    "sso_account_id = 1",
    "sso_role_name = r",
  ];
  const SESSION = "sso_region = us-west-2\nsso_start_url = https://x";

  test.each([
    ["of a profile that signs in", KEPT, SESSION],
    ["of one whose session lacks its region", KEPT, "sso_start_url = https://x"],
    ["of one whose session does not exist", KEPT, ""],
    ["of one without account and role", KEPT.slice(0, 3), SESSION],
    ["of a role profile", KEPT.slice(0, 2), ""],
  ])("%s leave no trace in what is returned", (_, kept, session) => {
    const canaries = SECRET_KEYS.map((key) => `${key} = canary-${key}\n${key}.canary = x\n`);
    const section = (key: string, own: readonly string[]) =>
      [...own, key, "s3 =", " canary = canary", "canary", "= canary", "# canary"].join("\n");
    for (const canary of [...canaries, canaries.join("")]) {
      const config = `canary = 1\n[profile a]\n${section(canary, kept)}\n[sso-session s]\n${session}\n${canary}\n[plugins canary]\ncanary = canary`;
      for (const credentials of ["", `[a]\n${section(canary, [])}\n[b]\n${canary}`]) {
        const shared = read(config, credentials);
        const returned = [[...shared.profiles], shared.problems, signInChain(shared, "a"), signInChain(shared, "b")];
        expect(JSON.stringify(returned)).toContain("us-east-1");
        expect(JSON.stringify(returned)).not.toContain("canary");
      }
    }
  });
});

test("nothing throws, and every profile either signs in, has a problem, or has no SSO keys", () => {
  const holds = (config: string, credentials: string) => {
    const shared = read(config, credentials);
    for (const [name, profile] of shared.profiles) {
      expect(profile.name).toBe(name);
      expect(profile.signIn !== undefined && profile.problem !== undefined).toBe(false);
      if (profile.kind === "sso") expect(profile.signIn ?? profile.problem).toBeDefined();
      expect(signInChain(shared, name).path[0]).toBe(name);
      if (profile.problem) expect(profile.problem).toMatch(/^[A-Z].*\.$/s);
    }
  };
  fc.assert(fc.property(configFileText, configFileText, holds), { numRuns: process.env["TEST_ALL"] ? 20_000 : 1_000 });
});
