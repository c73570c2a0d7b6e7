import { describe, expect, it } from "vitest";
import { mistakesIn } from "../../src/aws-config/mistakes.ts";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";

const keys = "sso_account_id = 111122223333\nsso_role_name = Developer\n";
const session = "[sso-session corp]\nsso_region = us-west-2\nsso_start_url = https://example.awsapps.com/start\n";

function mistakes(text: string, named: readonly string[] = [], all = named.length === 0): string[] {
  const texts = { config: { file: "config", text } };
  return mistakesIn(texts, readSharedConfig(texts), { named, all });
}

describe("what keeps profiles from signing in is named with file and line", () => {
  it.each([
    ["nothing", `[profile dev]\nsso_session = corp\n${keys}${session}`, []],
    [
      "a session that is not there",
      `[profile dev]\nsso_session = lost\n${keys}${session}`,
      ['"config", line 2: Profile "dev" names the sso-session "lost", which "config" does not have.'],
    ],
    [
      "a session without sso_region",
      `[profile dev]\nsso_session = corp\n${keys}[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\n`,
      [
        'The sso-session "corp", which profile "dev" names ("config", line 2), lacks sso_region: the SDK looks nowhere else.',
      ],
    ],
    [
      'a section without "profile "',
      `# mine\n[dev]\nsso_session = corp\n${keys}${session}`,
      ['"config", line 2: The SDK ignores the section "[dev]": write "[profile dev]".'],
    ],
    [
      'a session without "sso-session "',
      "[corp]\nsso_region = us-west-2\nsso_start_url = https://example.awsapps.com/start\n",
      ['"config", line 1: The SDK ignores the section "[corp]": write "[sso-session corp]".'],
    ],
    ["but not a section that signs in to nothing", "[plugins]\ncli_legacy_plugin_path = /x\n[preview]\nx = y\n", []],
    ["nor the default profile", `[default]\nsso_session = corp\n${keys}${session}`, []],
  ])("%s", (_, text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

describe("of profiles that are asked for by name", () => {
  const text = `[profile dev]\nsso_session = lost\n${keys}[ops]\nsso_session = lost\n${keys}[profile role]\nrole_arn = x\nsource_profile = dev\n`;

  it.each([
    [["dev"], ['"config", line 2: Profile "dev" names the sso-session "lost", which "config" does not have.']],
    [["ops"], ['"config", line 5: The SDK ignores the section "[ops]": write "[profile ops]".']],
    [["role"], ['Profile "dev" names the sso-session "lost", which "config" does not have.']],
    [["nobody"], ['The AWS config and credentials files have no profile "nobody".']],
  ])("%j", (named, expected) => {
    expect(mistakes(text, named)).toEqual(expected);
  });
});
