import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { node, root } from "./sandbox.ts";

/** Three machines with the same tree: one knows nothing, one knows the profiles, one knows them otherwise. */
const homes = {
  "no config": "",
  "the right config": `[profile dev]
sso_session = example
sso_account_id = 111122223333
sso_role_name = Developer
[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = us-west-2
sso_account_id = 111122223333
sso_role_name = Developer
[profile deploy]
role_arn = arn:aws:iam::111122223333:role/Deploy
source_profile = dev
[sso-session example]
sso_region = us-west-2
sso_start_url = https://example.awsapps.com/start
`,
  "another config": `[profile dev]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = Developer
`,
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "machines-"));
  cpSync(join(root, "examples"), join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "src/own-region.mjs"), ownRegion);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/eslint-plugin-sso-region"), "junction");
  for (const name of ["eslint", "@typescript-eslint"]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  writeFileSync(join(folder, "eslint.config.mjs"), config);
  for (const [name, text] of Object.entries(homes)) {
    mkdirSync(join(folder, name, ".aws"), { recursive: true });
    if (text !== "") writeFileSync(join(folder, name, ".aws/config"), text);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ownRegion = `import { fromIni, fromSSO } from "@aws-sdk/credential-providers";
export const one = fromIni({ profile: "dev", ssoRegion: "us-west-2", clientConfig: { region: "eu-central-1" } });
export const two = fromSSO({ profile: "legacy", ssoRegion: "us-west-2" });
`;

const config = `import ssoRegion from "eslint-plugin-sso-region";
import parser from "@typescript-eslint/parser";
export default [
  { files: ["src/**"], ...ssoRegion.configs.recommended, languageOptions: { parser } },
];
`;

interface Report {
  readonly messages: { readonly message: string }[];
}

/** ESLint's report on one machine: as it is, or without what the machine's config adds, which are words and suggestions. */
async function lint(home: keyof typeof homes): Promise<{ code: number; full: string; bare: string }> {
  const bin = join(root, "node_modules/eslint/bin/eslint.js");
  const machine = { HOME: join(folder, home), USERPROFILE: join(folder, home) };
  const { code, stdout } = await node(folder, [bin, "-f", "json", "src"], machine);
  const bare = (JSON.parse(stdout) as Report[]).map(({ messages, ...report }) => ({
    ...report,
    messages: messages.map((entry) => ({ ...entry, message: withoutEvidence(entry.message), suggestions: undefined })),
  }));
  return { code, full: stdout, bare: JSON.stringify(bare) };
}

function withoutEvidence(message: string): string {
  return message.replace(/ The "sso_region" of [^(]*\([^)]*:\d+\)\./u, "");
}

describe.each([
  ["without settings", undefined],
  ["with settings", { ssoRegion: "us-west-2", profiles: { audit: null } }],
])("the same report on every machine, %s", (_, settings) => {
  beforeAll(() => {
    const file = join(folder, ".sso-region.json");
    if (settings) writeFileSync(file, JSON.stringify(settings));
    else rmSync(file, { force: true });
  });

  it("but for added words and suggestions", async () => {
    const none = await lint("no config");
    const right = await lint("the right config");
    const other = await lint("another config");
    expect([none.code, right.code, other.code]).toEqual([1, 1, 1]);
    expect(right.bare).toBe(none.bare);
    expect(other.bare).toBe(none.bare);
    expect(JSON.parse(none.bare)).not.toEqual([]);
    if (!settings) expect(right.full).toContain(".aws/config:");
    expect(right.full).not.toBe(other.full);
  });

  it("and no machine's account, role or start URL in it", async () => {
    expect((await lint("the right config")).full).not.toMatch(/111122223333|Developer|awsapps/u);
  });
});
