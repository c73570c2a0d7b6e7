import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { snapshotOf } from "../../src/cli/snapshot.ts";
import { exampleConfig, type Sources } from "../e2e/sandbox.ts";
import { sandbox, type Sandbox } from "./binary.ts";

const opened: Sandbox[] = [];
afterEach(() => {
  for (const { remove } of opened.splice(0)) remove();
});

function given(sources: Sources): Sandbox {
  const made = sandbox(sources);
  opened.push(made);
  return made;
}

const env = { AWS_CONFIG_FILE: exampleConfig };

function settingsIn({ folder }: Sandbox): string {
  return readFileSync(join(folder, ".sso-region.json"), "utf8");
}

describe("snapshot", () => {
  it("writes one region where all profiles agree, role profiles among them", async () => {
    const made = given({ "a.txt": "" });
    expect(await made.run(["snapshot"], env)).toEqual({
      code: 0,
      stdout: '".sso-region.json" is written from 4 profiles of this machine. Commit it.\n',
      stderr: "",
    });
    expect(settingsIn(made)).toBe('{\n  "ssoRegion": "us-west-2"\n}\n');
    expect(await made.run(["snapshot", "--check"], env)).toEqual({
      code: 0,
      stdout: '".sso-region.json" says what 4 profiles of this machine say.\n',
      stderr: "",
    });
  });

  it("says in the singular what one profile says", async () => {
    const config = `[default]
sso_start_url = https://example.awsapps.com/start
sso_region = us-west-2
sso_account_id = 111122223333
sso_role_name = Developer
`;
    const made = given({ config: config, ".sso-region.json": '{ "ssoRegion": "us-west-2" }' });
    const { stdout } = await made.run(["snapshot", "--check"], { AWS_CONFIG_FILE: join(made.folder, "config") });
    expect(stdout).toBe('".sso-region.json" says what 1 profile of this machine says.\n');
  });

  it("writes names and regions only", async () => {
    const config = `[profile one]
sso_start_url = https://secret.awsapps.com/start
sso_region = us-west-2
sso_account_id = 111122223333
sso_role_name = SecretRole
[profile two]
sso_start_url = https://secret.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = SecretRole
[profile keys]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[profile broken]
sso_session = missing
`;
    const made = given({ config });
    const { code, stderr } = await made.run(["snapshot"], { AWS_CONFIG_FILE: join(made.folder, "config") });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Profile "broken" names the sso-session "missing", which ".*" does not have\.\n$/u);
    expect(JSON.parse(settingsIn(made))).toEqual({
      ssoRegion: "eu-west-1",
      profiles: { keys: null, one: "us-west-2" },
    });
    expect(settingsIn(made)).not.toMatch(/awsapps|1111|SecretRole|AKIA|EXAMPLEKEY/u);
  });

  it("updates the file above, and keeps its other keys", async () => {
    const made = given({
      ".sso-region.json": '{ "modules": ["@acme/aws"], "ssoRegion": "eu-west-1", "sdkVersion": "any" }',
    });
    mkdirSync(join(made.folder, "below"));
    const check = await made.run(["snapshot", "--check"], env);
    expect(check).toEqual({
      code: 1,
      stdout: "",
      stderr:
        '".sso-region.json" does not say what this machine\'s profiles say. Run "npx eslint-plugin-sso-region snapshot".\n',
    });
    expect((await made.run(["snapshot"], env)).code).toBe(0);
    expect(settingsIn(made)).toBe(
      '{\n  "modules": [\n    "@acme/aws"\n  ],\n  "ssoRegion": "us-west-2",\n  "sdkVersion": "any"\n}\n',
    );
  });

  it("keeps the sso-sessions that the file names", async () => {
    const profiles = { dev: { ssoSession: "team" }, elsewhere: { ssoSession: "other", ssoRegion: "eu-west-1" } };
    const made = given({ ".sso-region.json": JSON.stringify({ profiles }) });
    expect((await made.run(["snapshot"], env)).code).toBe(0);
    expect(JSON.parse(settingsIn(made))).toEqual({ ssoRegion: "us-west-2", profiles });
    expect((await made.run(["snapshot", "--check"], env)).code).toBe(0);
    expect(
      snapshotOf(
        { ssoRegion: "us-west-2", profiles },
        new Map([
          ["dev", "us-east-1"],
          ["a", "us-west-2"],
          ["elsewhere", null],
        ]),
      ),
    ).toEqual({
      ssoRegion: "us-west-2",
      profiles: { dev: { ssoSession: "team", ssoRegion: "us-east-1" }, elsewhere: null },
    });
  });

  it("writes nothing where the machine has no profile, and ends with 2", async () => {
    const made = given({ "a.txt": "" });
    expect(await made.run(["snapshot"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'The AWS config files have no profile, so that there is nothing to write. Run "aws configure sso".\n',
    });
    expect(existsSync(join(made.folder, ".sso-region.json"))).toBe(false);
  });

  it("leaves a file that is wrong as it is, and ends with 2", async () => {
    const made = given({ ".sso-region.json": "{" });
    const { code, stderr } = await made.run(["snapshot"], env);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^The settings file .* is not JSON: /u) as string,
    });
    expect(settingsIn(made)).toBe("{");
  });

  it("says the same after the file is written in another order", async () => {
    const made = given({ "a.txt": "" });
    writeFileSync(join(made.folder, ".sso-region.json"), '{ "$schema": "./s.json", "ssoRegion": "us-west-2" }');
    expect((await made.run(["snapshot", "--check"], env)).code).toBe(0);
  });
});

describe("the settings that a machine's profiles make", () => {
  const regions = (given: Record<string, string | null>): ReadonlyMap<string, string | null> =>
    new Map(Object.entries(given));

  it.each([
    ["all agree", {}, { a: "us-west-2", b: "us-west-2" }, { ssoRegion: "us-west-2" }],
    [
      "most agree",
      {},
      { a: "us-west-2", b: "us-west-2", c: "eu-west-1" },
      { ssoRegion: "us-west-2", profiles: { c: "eu-west-1" } },
    ],
    ["one is not SSO", {}, { a: "us-west-2", ci: null }, { ssoRegion: "us-west-2", profiles: { ci: null } }],
    ["none is SSO", {}, { ci: null }, { profiles: { ci: null } }],
    [
      "as many have what is written",
      { ssoRegion: "us-west-2" },
      { a: "us-west-2", b: "eu-west-1" },
      { ssoRegion: "us-west-2", profiles: { b: "eu-west-1" } },
    ],
    [
      "somebody else's profile is written",
      { ssoRegion: "us-west-2", profiles: { theirs: "eu-west-1" } },
      { a: "us-west-2" },
      { ssoRegion: "us-west-2", profiles: { theirs: "eu-west-1" } },
    ],
    [
      "an exception is none any more",
      { ssoRegion: "us-west-2", profiles: { a: "eu-west-1" } },
      { a: "us-west-2" },
      { ssoRegion: "us-west-2" },
    ],
  ])("where %s", (_, current, profiles, expected) => {
    const made: unknown = JSON.parse(JSON.stringify(snapshotOf(current, regions(profiles))));
    expect(made).toEqual(expected);
  });
});
