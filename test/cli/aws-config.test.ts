import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { given, guilty } from "./binary.ts";

const keys = "sso_account_id = 111122223333\nsso_role_name = Developer\n";
const session = "[sso-session corp]\nsso_region = us-west-2\nsso_start_url = https://example.awsapps.com/start\n";
const sound = `[profile dev]\nsso_session = corp\n${keys}${session}`;
const unsound = `[dev]\nsso_session = corp\n${keys}\n${session.replace("us-west-2", "us-west-2#Oregon")}`;

describe("check --aws-config", () => {
  it("ends with 0 and says nothing where nothing is found", async () => {
    expect(await given({ config: sound }).run(["check", "--aws-config", "config"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("names file, place, state and rule, promises no rewriting, and ends with 1", async () => {
    expect(await given({ "team.aws-config": unsound }).run(["check", "--aws-config", "team.aws-config"])).toEqual({
      code: 1,
      stdout: `team.aws-config
  1:1  error  The SDK ignores this section: "dev" is no profile without "profile " before it.  sso-region/aws-config-known-section
  7:14  error  The SDK takes the comment, with no white space between it and "us-west-2", for a part of the region and refuses it: put the comment on a line of its own.  sso-region/aws-config-valid-region

2 errors, 0 warnings.
`,
      stderr: "",
    });
  });

  it("looks at no code where no paths are given, and at both where they are", async () => {
    const { run } = given({ "a.ts": guilty, config: sound, other: unsound });
    expect((await run(["check", "--aws-config", "config"])).code).toBe(0);
    const { code, stdout } = await run(["check", "--aws-config", "config", "--aws-config=other", "."]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^other\n[^]*\na\.ts\n[^]*\n3 errors, 0 warnings\.\n.* rewrites 1 call\.\n$/u);
  });

  it("shows a file elsewhere by its whole path, and knows ~/", async () => {
    const { folder, run } = given({ ".aws/config": unsound, "code/.keep": "" });
    const { stdout } = await run(["check", "--aws-config=~/.aws/config"], { HOME: folder });
    expect(stdout.split("\n")[0]).toBe(".aws/config");
    const elsewhere = given({ "a.txt": "" });
    const shown = await elsewhere.run(["check", "--aws-config=~/.aws/config"], { HOME: folder });
    expect(shown.stdout.split("\n")[0]).toBe(join(folder, ".aws/config").replaceAll("\\", "/"));
  });

  it("knows the profiles of the credentials file beside it", async () => {
    const config = "[profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = keys\n";
    const { run } = given({ "a/config": config, "b/config": config, "b/credentials": "[keys]\nregion = us-west-2\n" });
    expect((await run(["check", "--aws-config", "a/config"])).stdout).toContain("unless the credentials file has it");
    expect((await run(["check", "--aws-config", "b/config"])).code).toBe(0);
  });

  it("obeys comments", async () => {
    const text = `# eslint-disable-next-line sso-region/aws-config-known-section -- ours\n${unsound.replace("#Oregon", "")}`;
    expect((await given({ config: text }).run(["check", "--aws-config", "config"])).code).toBe(0);
    const lowered = `# eslint sso-region/aws-config-known-section: warn, sso-region/aws-config-valid-region: off -- x\n${unsound}`;
    const { code, stdout } = await given({ config: lowered }).run(["check", "--aws-config", "config"]);
    expect(code).toBe(0);
    expect(stdout).toContain("0 errors, 1 warning.");
  });

  it("counts places from after a BOM, and over CRLF", async () => {
    const { run } = given({ config: `\uFEFF${unsound.replaceAll("\n", "\r\n")}` });
    const { stdout } = await run(["check", "--aws-config", "config", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [
        {
          file: "config",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 6,
          rule: "sso-region/aws-config-known-section",
          code: "missingPrefix",
          severity: "error",
          fixes: [
            {
              description: "Write [profile dev].",
              edits: [{ line: 1, column: 2, endLine: 1, endColumn: 5, text: "profile dev" }],
            },
          ],
        },
        {
          line: 7,
          column: 14,
          code: "gluedComment",
          fixes: [{ edits: [{ line: 7, column: 23, endLine: 7, endColumn: 23, text: "\r\n" }] }],
        },
      ],
      problems: [],
    });
  });

  it("writes SARIF with the rules' own pages, and files elsewhere as URIs", async () => {
    const { folder } = given({ config: unsound });
    const { stdout } = await given({ "a.txt": "" }).run([
      "check",
      "--format",
      "sarif",
      "--aws-config",
      join(folder, "config"),
    ]);
    const [run] = (JSON.parse(stdout) as Log).runs;
    const rules = run?.tool.driver.rules ?? [];
    const [result] = run?.results ?? [];
    expect(rules[result?.ruleIndex ?? -1]).toMatchObject({
      id: "sso-region/aws-config-known-section",
      help: {
        markdown: expect.stringContaining(
          readFileSync("docs/rules/aws-config-known-section.md", "utf8").split("\n")[0] ?? "",
        ) as string,
      },
    });
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^file:\/\/\/.*\/config$/u);
  });
});

describe("a file that nobody expects", () => {
  const sections = (count: number): string =>
    Array.from({ length: count }, (_, index) => `[profile p${index}]\nregion = us-west-2\n`).join("");
  it.each<[name: string, content: string | Uint8Array, message: string | undefined]>([
    ["empty", "", undefined],
    ["75,000 sections", sections(75_000), undefined],
    ["100,000 sections", sections(100_000), "It has over 150,000 lines, too long for a shared config file."],
    ["binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0x80]), "It is not text in UTF-8."],
    ["UTF-16", Buffer.from("[default]\nregion = us-west-2\n", "utf16le"), "It is not text in UTF-8."],
    ["with NUL", "[default]\nregion = us\0\n", "It is not text in UTF-8."],
    ["of 10 MB", sections(75_000) + "#".repeat(7_700_000), undefined],
    ["of 11 MB", sections(310_000), "It is over 10 MB, too long for a shared config file."],
    ["of a million lines", "\n".repeat(1_000_000), "It has over 150,000 lines, too long for a shared config file."],
  ])("%s", async (_, content, message) => {
    const { run } = given({ config: content });
    expect(await run(["check", "--aws-config", "config"])).toEqual({
      code: message === undefined ? 0 : 2,
      stdout: "",
      stderr: message === undefined ? "" : `config: ${message}\n`,
    });
  });

  it.each([
    ["nowhere", "It does not exist."],
    [".", "It is a directory."],
  ])("%s", async (path, message) => {
    const { run } = given({ config: sound });
    expect(await run(["check", "--aws-config", path])).toEqual({
      code: 2,
      stdout: "",
      stderr: `${path}: ${message}\n`,
    });
  });

  it.each([
    ["lone carriage returns", "# a\r[default]\rregion = x\r", "does not end a line at a carriage return"],
    ["no newline at the end", "[default]\nregion = us-wset-2", 'No AWS partition has a region "us-wset-2"'],
  ])("%s", async (_, content, told) => {
    const { code, stdout } = await given({ config: content }).run(["check", "--aws-config", "config"]);
    expect(code).toBe(1);
    expect(stdout).toContain(told);
  });
});
