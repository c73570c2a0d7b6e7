import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { signInChain, type SignInChain } from "../../src/aws-config/chain.ts";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { sdkSignsIn, useHome } from "./sdk-judge.ts";

useHome(["https://x"]);

const RUNS = { numRuns: process.env["TEST_ALL"] ? 2_000 : 200 };

const SSO = "sso_region = us-west-2\nsso_start_url = https://x\nsso_account_id = 1\nsso_role_name = r";
const KEYS = "aws_access_key_id = a\naws_secret_access_key = b";
const ROLE = "role_arn = arn:aws:iam::1:role/x";

const follow = (config: string, name = "a") =>
  signInChain(readSharedConfig({ config: { file: "/c/config", text: config } }), name);
const summary = (chain: SignInChain) =>
  [chain.kind, ...chain.path, "problem" in chain ? chain.problem : ""].filter(Boolean);

describe("where a chain ends", () => {
  test.each<[what: string, config: string, ends: string[]]>([
    ["at once, in SSO", `[profile a]\n${SSO}`, ["sso", "a"]],
    [
      "two roles further",
      `[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\n${ROLE}\nsource_profile = c\n[profile c]\n${SSO}`,
      ["sso", "a", "b", "c"],
    ],
    [
      "not at a role's own SSO keys",
      `[profile a]\n${ROLE}\nsource_profile = b\n${SSO}\n[profile b]\n${KEYS}`,
      ["not-sso", "a", "b"],
    ],
    ["at static keys beside SSO keys", `[profile a]\n${KEYS}\n${SSO}`, ["not-sso", "a"]],
    [
      "at a source's static keys, which come before its role",
      `[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\n${KEYS}\n${ROLE}\nsource_profile = c\n[profile c]\n${SSO}`,
      ["not-sso", "a", "b"],
    ],
    [
      "at the static keys of a role that names itself",
      `[profile a]\n${ROLE}\nsource_profile = a\n${KEYS}`,
      ["not-sso", "a", "a"],
    ],
    ["at a credential_source", `[profile a]\n${ROLE}\ncredential_source = Environment`, ["not-sso", "a"]],
    [
      "at a source's credential_source, which comes before its SSO keys",
      `[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\ncredential_source = Environment\n${SSO}`,
      ["not-sso", "a", "b"],
    ],
    [
      "not at source_profile without role_arn",
      `[profile a]\nsource_profile = b\n[profile b]\n${SSO}`,
      ["not-sso", "a"],
    ],
    [
      "in a circle",
      `[profile a]\n${ROLE}\nsource_profile = a`,
      ["cycle", "a", "a", "a", `The source_profile keys of these profiles lead in a circle: "a", "a".`],
    ],
    [
      "in a circle that begins later",
      `[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\n${ROLE}\nsource_profile = c\n[profile c]\n${ROLE}\nsource_profile = b`,
      ["cycle", "a", "b", "c", "b", `The source_profile keys of these profiles lead in a circle: "b", "c", "b".`],
    ],
    ["before it begins", "", ["missing", "a", `The AWS config and credentials files have no profile "a".`]],
    [
      "nowhere",
      `[profile a]\n${ROLE}\nsource_profile = b`,
      [
        "missing",
        "a",
        "b",
        `Profile "a" names the source_profile "b", which the AWS config and credentials files do not have.`,
      ],
    ],
    [
      "at an SSO profile that is broken",
      `[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\nsso_session = s`,
      ["broken", "a", "b", `Profile "b" names the sso-session "s", which "/c/config" does not have.`],
    ],
  ])("%s", (_, config, ends) => {
    expect(summary(follow(config))).toEqual(ends);
  });
});

test("the profile that signs in, and how", () => {
  const chain = follow(`[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\n${SSO}`);
  expect(chain).toMatchObject({
    kind: "sso",
    profile: { name: "b" },
    signIn: { ssoRegion: "us-west-2", origin: { line: 5 } },
  });
});

test("fromIni, run, signs in through the profile we say, or ends as we say", { timeout: 600_000 }, async () => {
  // Each profile signs in, if it does, in a region and with a role of its own.
  const sometimes = (freq: number, ...lines: string[]) =>
    fc.oneof({ weight: freq, arbitrary: fc.constantFrom(...lines) }, { weight: 10 - freq, arbitrary: fc.constant("") });
  const profileText = (name: string) => {
    const lines = fc.tuple(
      sometimes(
        7,
        `sso_region = ${name}-1\nsso_start_url = https://x\nsso_account_id = 1\nsso_role_name = ${name}`,
        "sso_session = none",
      ),
      sometimes(6, ROLE),
      sometimes(8, ...["a", "b", "c", "d", "b", "c", "d", "none"].map((source) => `source_profile = ${source}`)),
      sometimes(1, "credential_source = Environment"),
      sometimes(1, KEYS, "aws_access_key_id = a"),
      sometimes(1, "web_identity_token_file = /does/not/exist", "login_session = x"),
    );
    return lines.map((chosen) => `[profile ${name}]\nregion = eu-central-1\n${chosen.join("\n")}\n`);
  };
  const configs = fc.tuple(...["a", "b", "c", "d"].map(profileText)).map((texts) => texts.join(""));
  const seen = { sso: 0, "not-sso": 0, broken: 0, missing: 0, cycle: 0 };
  const agrees = async (config: string) => {
    const chain = follow(config);
    seen[chain.kind] += 1;
    const { request, error } = await sdkSignsIn("fromIni", "a", { config });
    const wanted =
      chain.kind === "sso"
        ? `portal.sso.${chain.signIn.ssoRegion}.amazonaws.com 1 ${chain.signIn.ssoRoleName}`
        : undefined;
    expect(request).toBe(wanted);
    expect(error.includes("Detected a cycle")).toBe(chain.kind === "cycle");
    if (chain.kind === "missing") expect(error).toContain(`[${chain.path.at(-1)}]`);
  };
  await fc.assert(fc.asyncProperty(configs, agrees), RUNS);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});
