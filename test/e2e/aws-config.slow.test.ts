import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { loadSharedConfigFiles, loadSsoSessionData } from "@smithy/core/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { install, node, packed, temporaryFolder, type Project } from "./sandbox.ts";

// A project with ".aws/config" in it, linted by the command of each ESLint that knows languages.

const text = `# Written by hand.
[dev]
region = eu-central-1 # where we work
sso_session = abc
sso_account_id = 111122223333
  sso_role_name = Developer

[sso-session abc]# all of us
sso_region = "us-west-2"
sso_start_url = https://example.awsapps.com/start#/

[profile prod]
region = us-east-1#note
sso_session = abd
sso_account_id = 111122223333
sso_role_name = Developer
`;

const fixed = `# Written by hand.
[profile dev]
region = eu-central-1
# where we work
sso_session = abc
sso_account_id = 111122223333
sso_role_name = Developer

[sso-session abc] # all of us
sso_region = us-west-2
sso_start_url = https://example.awsapps.com/start#/

[profile prod]
region = us-east-1
#note
sso_session = abd
sso_account_id = 111122223333
sso_role_name = Developer
`;

const config = `import ssoRegion from "eslint-plugin-sso-region";\nexport default [ssoRegion.configs["aws-config"]];\n`;
const temporary = temporaryFolder();
const projects = new Map<string, Project>();

function project(version: string): Project {
  const found = projects.get(version);
  if (!found) throw new Error(`The project with ESLint ${version} was not made.`);
  return found;
}

beforeAll(async () => {
  const tarball = await packed(temporary.folder);
  for (const version of ["10", "9", "8.57"]) {
    const folder = join(temporary.folder, `with eslint ${version}`);
    projects.set(version, await install(folder, [tarball, `eslint@${version}`]));
    mkdirSync(join(folder, ".aws"));
    writeFileSync(join(folder, "eslint.config.mjs"), config);
  }
});
afterAll(temporary.remove);

interface Linted {
  readonly messages: readonly { ruleId: string; line: number; column: number }[];
}

/** `line:column rule` of each finding in the project's folder, and the code of the command. */
async function lint(version: string, ...args: string[]): Promise<[number, string[]]> {
  const ran = await project(version).run("eslint", ["-f", "json", ...args, "."]);
  expect(ran.stderr).toBe("");
  const found = (JSON.parse(ran.stdout) as Linted[]).flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column }) => `${line}:${column} ${ruleId.replace("sso-region/aws-config-", "")}`),
  );
  return [ran.code, found];
}

describe.each(["10", "9"])("ESLint %s", (version) => {
  const path = (): string => join(project(version).folder, ".aws", "config");

  // The lines of [dev], which the SDK skips, are looked at once it is a section.
  it("finds each thing where it stands", async () => {
    writeFileSync(path(), text);
    expect(await lint(version)).toEqual([
      1,
      ["2:1 known-section", "8:1 known-section", "13:10 valid-region", "14:15 valid-sso-profile"],
    ]);
  });

  it("fixes what is safe, and leaves the session that nobody can guess", async () => {
    writeFileSync(path(), text);
    expect(await lint(version, "--fix")).toEqual([1, ["16:15 valid-sso-profile"]]);
    expect(readFileSync(path(), "utf8")).toBe(fixed);
    expect(await lint(version, "--fix")).toEqual([1, ["16:15 valid-sso-profile"]]);
    expect(readFileSync(path(), "utf8")).toBe(fixed);
  });

  it("makes a file in which the SDK's own loader finds what is meant", async () => {
    writeFileSync(path(), text);
    await lint(version, "--fix");
    const files = { configFilepath: path(), filepath: join(temporary.folder, "none"), ignoreCache: true };
    const account = { sso_account_id: "111122223333", sso_role_name: "Developer" };
    expect((await loadSharedConfigFiles(files)).configFile).toEqual({
      dev: { region: "eu-central-1", sso_session: "abc", ...account },
      "sso-session.abc": { sso_region: "us-west-2", sso_start_url: "https://example.awsapps.com/start#/" },
      prod: { region: "us-east-1", sso_session: "abd", ...account },
    });
    expect(await loadSsoSessionData(files)).toEqual({
      abc: { sso_region: "us-west-2", sso_start_url: "https://example.awsapps.com/start#/" },
    });
  });
});

describe("ESLint 8.57, which knows no languages", () => {
  it("loads the plugin", async () => {
    const { folder } = project("8.57");
    const script = `console.log(require("eslint/package.json").version, Object.keys(require("eslint-plugin-sso-region").rules).length)`;
    expect((await node(folder, ["-e", script])).stdout).toMatch(/^8\.57\.\d+ 6\n$/u);
    const legacy = ["--no-eslintrc", "--plugin", "sso-region", "--rule", "sso-region/no-overridden-sso-region: error"];
    writeFileSync(join(folder, "a.js"), "var a;\n");
    const ran = await project("8.57").run("eslint", [...legacy, "a.js"], { ESLINT_USE_FLAT_CONFIG: "false" });
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
