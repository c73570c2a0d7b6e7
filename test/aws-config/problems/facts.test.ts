import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { loadSharedConfigFiles, loadSsoSessionData } from "@smithy/core/config";
import { afterAll, describe, expect, test } from "vitest";

import { configProblems } from "../../../src/aws-config/check.ts";
import type { MessageCode } from "../../../src/aws-config/problems/messages.ts";
import { sdkSignsIn, useHome } from "../sdk-judge.ts";

// What the messages say of the SDK, asked of the SDK itself.

useHome(["abc", "def", "https://a/start"]);

const directory = mkdtempSync(join(tmpdir(), "aws-config-facts-"));
const [configFilepath, filepath] = [join(directory, "config"), join(directory, "credentials")];
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** The profiles and sessions that the SDK's loader finds. */
async function sdkReads(text: string): Promise<Record<string, unknown>> {
  writeFileSync(configFilepath, text);
  writeFileSync(filepath, "");
  const { configFile } = await loadSharedConfigFiles({ configFilepath, filepath, ignoreCache: true });
  return { ...configFile, ...(await loadSsoSessionData({ configFilepath })) };
}

function codesOf(text: string): string[] {
  return configProblems(text).map(({ code }) => code);
}

const region = "region = us-west-2";

describe("of sections and lines, what the SDK's loader reads", () => {
  test.each<[code: MessageCode, text: string, reads: Record<string, unknown>]>([
    ["missingPrefix", `[dev]\n${region}`, {}],
    ["dottedSection", `[profile.dev]\n${region}`, { dev: { region: "us-west-2" } }],
    ["looseSection", `[profile  dev]\n${region}`, {}],
    ["looseSection", `[ default ]\n${region}`, {}],
    ["malformedSection", `[profile a b]\n${region}`, {}],
    ["namelessSection", `[profile]\n${region}`, {}],
    ["namelessSection", `[]\n${region}`, {}],
    ["unknownKind", `[default]\noutput = json\n[sso-sesion abc]\n${region}`, { default: { output: "json" } }],
    ["unknownKind", `[Profile dev]\n${region}`, {}],
    ["unclosedSection", `[default]\n[profile dev\n${region}`, { default: { region: "us-west-2" } }],
    ["gluedHeaderComment", `[default]\n[profile dev]# x\n${region}`, { default: { region: "us-west-2" } }],
    [
      "duplicateSection",
      `[profile a]\n${region}\n[profile a]\noutput = json`,
      { a: { region: "us-west-2", output: "json" } },
    ],
    ["replacedSection", `[profile default]\n${region}\n[default]\noutput = json`, { default: { region: "us-west-2" } }],
    ["emptySection", "[profile a]\n", {}],
    ["refusedName", `[default]\n${region}\n[profile __proto__]\n${region}`, {}],
    ["lostName", `[profile "__proto__"]\n${region}`, {}],
    ["noSection", `${region}\n[default]\noutput = json`, { default: { output: "json" } }],
    ["noEquals", "[default]\nregion us-west-2\noutput = json", { default: { output: "json" } }],
    ["noName", "[default]\n= us-west-2\noutput = json", { default: { output: "json" } }],
    ["noValue", "[default]\nregion =\noutput = json", { default: { output: "json" } }],
    ["continuation", `[default]\n${region}\n  more`, { default: { region: "us-west-2" } }],
    ["indentedKey", `[default]\n${region}\n  output = json`, { default: { region: "us-west-2", output: "json" } }],
    ["upperCaseKey", "[default]\nSSO_REGION = us-west-2", { default: { SSO_REGION: "us-west-2" } }],
    ["duplicateKey", `[default]\nregion = eu-west-1\n${region}`, { default: { region: "us-west-2" } }],
    ["swallowedLine", `[default]\ns3 =\n  a = 1\n  ${region}`, { default: { "s3.a": "1", "s3.region": "us-west-2" } }],
    ["innerBlock", "[default]\ns3 =\n  a =\n  b = 1", { default: { "a.b": "1" } }],
    ["trailingComment", `[default]\n${region} # x`, { default: { region: "us-west-2" } }],
    ["loneReturn", `[default]\n${region}\routput = json`, { default: { region: "us-west-2\routput = json" } }],
    ["quotedRegion", '[default]\nregion = "us-west-2"', { default: { region: '"us-west-2"' } }],
    ["gluedComment", "[default]\nregion = us-west-2#x", { default: { region: "us-west-2#x" } }],
  ])("%s: %j", async (code, text, reads) => {
    expect(codesOf(text)).toContain(code);
    expect(await sdkReads(text)).toEqual(reads);
  });
});

const account = ["sso_account_id = 1", "sso_role_name = r"];
const keys = ["aws_access_key_id = k", "aws_secret_access_key = s"];
const role = "role_arn = arn:aws:iam::1:role/r";
const session = ["[sso-session abc]", "sso_region = us-west-2", "sso_start_url = https://a/start"];
const portal = (name: string) => `portal.sso.${name}.amazonaws.com 1 r`;

describe("of profiles, where the SDK signs in", () => {
  test.each<
    [code: MessageCode, factory: "fromSSO" | "fromIni", lines: string[], does: { request?: string; error: RegExp }]
  >([
    [
      "missingSession",
      "fromSSO",
      ["sso_session = x", ...account],
      { error: /TypeError: Cannot read properties of undefined/u },
    ],
    [
      "missingSession",
      "fromIni",
      ["sso_session = x", ...account],
      { error: /TypeError: Cannot read properties of undefined/u },
    ],
    [
      "incompleteSession",
      "fromSSO",
      ["sso_session = abc", ...account, "[sso-session abc]", "sso_region = us-west-2"],
      { error: /invalid SSO credentials/u },
    ],
    [
      "misplacedRegion",
      "fromIni",
      [
        "sso_session = abc",
        "sso_region = us-west-2",
        ...account,
        "[sso-session abc]",
        "sso_start_url = https://a/start",
      ],
      { error: /invalid SSO credentials/u },
    ],
    ["incompleteProfile", "fromSSO", ["sso_region = us-west-2", ...account], { error: /invalid SSO credentials/u }],
    [
      "incompleteProfile",
      "fromIni",
      ["sso_session = abc", "sso_role_name = r", ...session],
      { error: /invalid SSO credentials/u },
    ],
    [
      "otherRegion",
      "fromSSO",
      ["sso_session = abc", ...account, "sso_region = eu-west-1", ...session],
      { request: portal("us-west-2"), error: /no network/u },
    ],
    [
      "otherStartUrl",
      "fromIni",
      ["sso_session = abc", ...account, "sso_start_url = https://b/start", ...session],
      { request: portal("us-west-2"), error: /no network/u },
    ],
    [
      "missingSource",
      "fromIni",
      [role, "source_profile = base"],
      { error: /Could not resolve credentials using profile: \[base\]/u },
    ],
    [
      "sourceCycle",
      "fromIni",
      [role, "source_profile = b", "[profile b]", role, "source_profile = a"],
      { error: /Detected a cycle/u },
    ],
    ["sourceCycle", "fromIni", [role, "source_profile = a"], { error: /Detected a cycle/u }],
    ["staticBesideSso", "fromIni", ["sso_session = abc", ...account, ...keys, ...session], { error: /^$/u }],
    [
      "staticBesideSso",
      "fromSSO",
      ["sso_session = abc", ...account, ...keys, ...session],
      { request: portal("us-west-2"), error: /no network/u },
    ],
    [
      "quotedRegion",
      "fromSSO",
      [
        "sso_session = def",
        ...account,
        "[sso-session def]",
        'sso_region = "us-west-2"',
        "sso_start_url = https://a/start",
      ],
      { error: /Region not accepted/u },
    ],
    [
      "gluedComment",
      "fromSSO",
      [
        "sso_session = def",
        ...account,
        "[sso-session def]",
        "sso_region = us-west-2#x",
        "sso_start_url = https://a/start",
      ],
      { error: /Region not accepted/u },
    ],
    [
      "refusedRegion",
      "fromSSO",
      [
        "sso_session = def",
        ...account,
        "[sso-session def]",
        "sso_region = us west 2",
        "sso_start_url = https://a/start",
      ],
      { error: /Region not accepted/u },
    ],
  ])("%s, %s: %j", async (code, factory, lines, { request, error }) => {
    const text = ["[profile a]", ...lines, ""].join("\n");
    expect(codesOf(text)).toContain(code);
    const done = await sdkSignsIn(factory, "a", { config: text });
    expect(done.request).toBe(request);
    expect(done.error).toMatch(error);
  });
});
