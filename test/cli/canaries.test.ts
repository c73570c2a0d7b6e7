import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { canary, canaryConfig } from "../aws-config/canaries.ts";
import { root } from "../e2e/sandbox.ts";
import { sandbox, type Sandbox } from "./binary.ts";

const factories = ["fromSSO", "fromIni", "fromNodeProviderChain"];
const profiles = ["a", "b", "c", "d", "e", "f", "g"];
const code = [
  `import { ${factories.join(", ")} } from "@aws-sdk/credential-providers";`,
  ...factories.flatMap((factory) =>
    profiles.map((profile) => `${factory}({ profile: "${profile}", clientConfig: { region: "eu-central-1" } });`),
  ),
].join("\n");

/** Beside those of the rules, profiles of which much may be told: one that signs in, and a role by it. */
const config = [
  canaryConfig,
  "[profile f]",
  "sso_session = whole",
  `sso_account_id = ${canary}`,
  `sso_role_name = ${canary}`,
  `aws_session_token = ${canary}`,
  "[profile g]",
  `role_arn = ${canary}`,
  "source_profile = f",
  "[sso-session whole]",
  "sso_region = us-west-2",
  `sso_start_url = https://${canary}.awsapps.com/start`,
  "",
].join("\n");

let made: Sandbox;
beforeAll(() => {
  made = sandbox({
    "a.ts": code,
    config,
    credentials: `[a]\naws_access_key_id = ${canary}\n[${canary}`,
    "nul.config": `[default]\nregion = ${canary}\0`,
    "latin1.config": Buffer.from(`[default]\nregion = ${canary}é`, "latin1"),
    "directory.config/.keep": "",
    "node_modules/.keep": "",
  });
  symlinkSync(join(root, "node_modules/@aws-sdk"), join(made.folder, "node_modules/@aws-sdk"), "junction");
});
afterAll(() => {
  made.remove();
});

afterEach(() => {
  rmSync(join(made.folder, ".sso-region.json"), { force: true });
});

async function printed(args: readonly string[], configFile = "config"): Promise<string> {
  const env = { AWS_CONFIG_FILE: join(made.folder, configFile), AWS_SHARED_CREDENTIALS_FILE: "credentials" };
  const { stdout, stderr } = await made.run(args, env);
  return stdout + stderr;
}

describe("of a config file full of canaries, none is printed", () => {
  it.each<[args: string[], told: string]>([
    [["check", "--aws-config", "config"], "sso-region/aws-config-known-section"],
    [["check", "--aws-config", "config", "--format", "json"], '"gluedComment"'],
    [["check", "--aws-config", "config", "--format", "sarif"], '"Put the comment on a line of its own."'],
    [["check", "--aws-config", "config", "--format", "github"], "::error file=config,"],
    [["check", "--format", "sarif"], "us-west-2"],
    [["check"], 'profile "f"'],
    [[], "this keeps profiles from signing in"],
    [["--profile", "c"], "this keeps profiles from signing in"],
    [["--profile", "f"], "The installed SDK 3."],
    [["fix", "--dry-run"], "us-west-2"],
    [["fix", "--dry-run", "--format", "json"], "us-west-2"],
    [["snapshot"], "is written from"],
    [["snapshot", "--check"], "does not say what"],
    [["check", "--aws-config", "nul.config"], "nul.config: It is not text in UTF-8."],
    [["check", "--aws-config", "latin1.config"], "latin1.config: It is not text in UTF-8."],
    [["check", "--aws-config", "directory.config"], "directory.config: It is a directory."],
  ])("by %j", async (args, told) => {
    const output = await printed(args);
    expect(output).toContain(told);
    expect(output).not.toContain(canary);
  });

  it.each([
    ["nul.config", "is not text in UTF-8."],
    ["latin1.config", "is not text in UTF-8."],
    ["directory.config", "is a directory."],
  ])("where AWS_CONFIG_FILE is %s", async (file, told) => {
    for (const args of [[], ["fix", "--dry-run"], ["snapshot"], ["check"]]) {
      const output = await printed(args, file);
      expect(output).toContain(told);
      expect(output).not.toContain(canary);
    }
  });

  it("nor written into the settings", async () => {
    await printed(["snapshot"]);
    const settings = readFileSync(join(made.folder, ".sso-region.json"), "utf8");
    expect(settings).toContain('"ssoRegion": "us-west-2"');
    expect(settings).not.toContain(canary);
  });
});
