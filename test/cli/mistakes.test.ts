import { describe, expect, it } from "vitest";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { mistakesIn } from "../../src/cli/trouble/mistakes.ts";

const keys = "sso_account_id = 111122223333\nsso_role_name = Developer\n";
const session = "[sso-session corp]\nsso_region = us-west-2\nsso_start_url = https://example.awsapps.com/start\n";

interface Given {
  readonly credentials?: string;
  /** Without any, all profiles matter. */
  readonly named?: readonly string[];
}

function mistakes(text: string, { credentials = "", named = [] }: Given = {}): string[] {
  const config = { file: "config", text };
  const shared = readSharedConfig({ config, credentials: { file: "credentials", text: credentials } });
  return mistakesIn(config, shared, { named, all: named.length === 0 });
}

describe("what keeps profiles from signing in is named with file and line, in the words of the rules", () => {
  it.each<[name: string, text: string, said: string[]]>([
    ["nothing", `[profile dev]\nsso_session = corp\n${keys}${session}`, []],
    [
      "a session that is not there",
      `[profile dev]\nsso_session = lost\n${keys}${session}`,
      [
        '"config", line 2: Profile "dev" names the sso-session "lost", which this file does not have: the SDK throws "Cannot read properties of undefined".',
      ],
    ],
    [
      "a session without sso_region",
      `[profile dev]\nsso_session = corp\n${keys}[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\n`,
      [
        '"config", line 5: The sso-session "corp" lacks "sso_region": the SDK refuses every profile that names it, and looks nowhere else.',
      ],
    ],
    [
      'a section without "profile "',
      `# mine\n[dev]\nsso_session = corp\n${keys}${session}`,
      ['"config", line 2: The SDK ignores this section: "dev" is no profile without "profile " before it.'],
    ],
    [
      'a session without "sso-session "',
      `[profile dev]\nsso_session = corp\n${keys}[corp]\nsso_region = us-west-2\nsso_start_url = https://example.awsapps.com/start\n`,
      [
        '"config", line 2: Profile "dev" names the sso-session "corp", which this file does not have: the SDK throws "Cannot read properties of undefined".',
        '"config", line 5: The SDK ignores this section: "corp" is no profile without "sso-session " before it.',
      ],
    ],
    [
      "a comment glued to the region",
      `[profile dev]\nsso_session = corp\n${keys}${session.replace("us-west-2", "us-west-2#Oregon")}`,
      [
        '"config", line 6: The SDK takes the comment, with no white space between it and "us-west-2", for a part of the region and refuses it: put the comment on a line of its own.',
      ],
    ],
    [
      "a region that is not the session's",
      `[profile dev]\nsso_session = corp\nsso_region = eu-west-1\n${keys}${session}`,
      [
        '"config", line 3: The SDK signs in to SSO in "us-west-2", the "sso_region" of sso-session "corp" (line 7), not in "eu-west-1", that of profile "dev"; the AWS CLI refuses two that differ.',
      ],
    ],
    [
      "a broken header at the top of the file",
      `[profile dev\nsso_session = corp\n${keys}${session}`,
      [
        '"config", line 1: The SDK ignores this line, as the header has no "]" at its end: the settings below belong to the section above.',
      ],
    ],
    ["but not a section that signs in to nothing", "[plugins]\ncli_legacy_plugin_path = /x\n[extra]\nx = y\n", []],
    ["nor the default profile", `[default]\nsso_session = corp\n${keys}${session}`, []],
    ["nor what the SDK reads all the same", `[profile dev]\n  sso_session = corp # x\n${keys}${session}`, []],
    ["nor a region in which nobody signs in", `[profile dev]\nregion = "us-west-2"\n`, []],
  ])("%s", (_, text, said) => {
    expect(mistakes(text)).toEqual(said);
  });

  it("but not what the credentials file mends", () => {
    const config = `[profile dev]\nsso_region = us-west-2\nsso_start_url = https://example.awsapps.com/start\n[profile role]\nrole_arn = x\nsource_profile = keys\n`;
    expect(mistakes(config, { credentials: `[dev]\n${keys}[keys]\naws_access_key_id = x\n` })).toEqual([]);
  });

  it("and what is wrong in the credentials file", () => {
    expect(mistakes("", { credentials: `[dev]\nsso_session = lost\n${keys}` })).toEqual([
      'Profile "dev" names the sso-session "lost", which "config" does not have.',
    ]);
  });
});

describe("of profiles that are asked for by name", () => {
  const text = `[profile dev]\nsso_session = lost\n${keys}[ops]\nsso_session = lost\n${keys}[profile role]\nrole_arn = x\nsource_profile = dev
[profile late]\nsso_session = short\n${keys}[sso-session short]\nsso_region = us-west-2\n[profile x]#y\n`;
  const lost =
    '"config", line 2: Profile "dev" names the sso-session "lost", which this file does not have: the SDK throws "Cannot read properties of undefined".';

  it.each([
    [["dev"], [lost]],
    [["ops"], ['"config", line 5: The SDK ignores this section: "ops" is no profile without "profile " before it.']],
    [["role"], [lost]],
    [
      ["late"],
      [
        '"config", line 16: The sso-session "short" lacks "sso_start_url": the SDK refuses every profile that names it, and looks nowhere else.',
      ],
    ],
    [["nobody"], ['The AWS config and credentials files have no profile "nobody".']],
  ])("%j", (named, said) => {
    const ofOthers = '"config", line 18: The SDK ignores this header';
    expect(mistakes(text, { named }).filter((each) => !each.startsWith(ofOthers))).toEqual(said);
  });

  it("a broken header may be that of each", () => {
    expect(mistakes(text, { named: ["x"] })).toEqual([
      '"config", line 18: The SDK ignores this header, as its comment has no white space before it: the settings below belong to the section above.',
      'The AWS config and credentials files have no profile "x".',
    ]);
  });
});
