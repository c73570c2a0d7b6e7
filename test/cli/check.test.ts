import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import draft04 from "ajv-draft-04";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { exampleConfig, type Sources } from "../e2e/sandbox.ts";
import { clean, given, guilty, type Sandbox } from "./binary.ts";

/** A work tree of git with these files in it, all but those of `untracked` committed. */
function inGit(tracked: Sources, untracked: Sources = {}): Sandbox {
  const made = given(tracked);
  made.git("init", "-q");
  made.git("add", "-A");
  made.git("commit", "-qm", "start");
  for (const [name, text] of Object.entries(untracked)) writeFileSync(join(made.folder, name), text);
  return made;
}

interface Json {
  readonly findings: readonly {
    readonly file: string;
    readonly severity: string;
    readonly fixes: readonly { readonly edits: readonly Edit[] }[];
    readonly dependency?: { readonly name: string; readonly version: string };
  }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

interface Edit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

async function filesFound({ run }: Sandbox, ...args: string[]): Promise<string[]> {
  const { stdout } = await run(["check", "--format", "json", ...args]);
  return (JSON.parse(stdout) as Json).findings.map(({ file }) => file).sort();
}

describe("check", () => {
  it("ends with 0 and says nothing where nothing is found", async () => {
    expect(await given({ "clean.ts": clean }).run(["check"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("ends with 0 and says nothing in an empty folder", async () => {
    expect(await given({ "readme.md": "" }).run(["check"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("names file, place, state and way out, and ends with 1", async () => {
    expect(await given({ "src/guilty.ts": guilty }).run(["check"])).toEqual({
      code: 1,
      stdout: `src/guilty.ts
  2:65  error  "fromNodeProviderChain" signs in to SSO in "eu-central-1" ("clientConfig.region"), even where the profile's "sso_region" is another: this usually ends in "Session token not found or invalid". The SDK does so from release "3.699.0" on. Pass the region in "parentClientConfig", which STS reads and SSO does not.  sso-region/no-overridden-sso-region

1 error, 0 warnings.
"npx eslint-plugin-sso-region fix" rewrites 1 call.
`,
      stderr: "",
    });
  });

  it("names a way out that looks where it looked", async () => {
    const made = given({ "src/guilty.ts": guilty, "other/guilty.ts": guilty });
    const { stdout } = await made.run(["check", "src"]);
    expect(stdout).toContain('\n"npx eslint-plugin-sso-region fix", with the same paths, rewrites 1 call.\n');
  });

  it("goes by the committed settings", async () => {
    const settings = { ".sso-region.json": '{ "ssoRegion": "eu-central-1" }' };
    expect((await given({ "guilty.ts": guilty, ...settings }).run(["check"])).code).toBe(0);
  });

  it("ends with 2 where the committed settings are wrong", async () => {
    const settings = { ".sso-region.json": '{ "ssoRegion": "Oregon" }' };
    const { code, stderr } = await given({ "guilty.ts": guilty, ...settings }).run(["check"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^The settings file ".*" has "Oregon" as "ssoRegion".*\.\n$/u) as string,
    });
  });

  it("gives the same verdict whatever the machine's config says", async () => {
    const literal = guilty
      .replace("{ clientConfig", '{ profile: "dev", clientConfig')
      .replaceAll("fromNodeProviderChain", "fromIni");
    const { run } = given({ "guilty.ts": literal });
    const [bare, knowing] = [await run(["check"]), await run(["check"], { AWS_CONFIG_FILE: exampleConfig })];
    expect([bare.code, knowing.code]).toEqual([1, 1]);
    expect(knowing.stdout).toContain('The "sso_region" of profile "dev" is "us-west-2"');
    expect(bare.stdout).not.toContain("us-west-2");
  });

  it("obeys comments, and counts what they lower to warnings", async () => {
    const lowered = `/* eslint sso-region/no-overridden-sso-region: "warn" */\n${guilty}`;
    const { run } = given({ "a.ts": lowered, "b.ts": `/* eslint-disable */\n${guilty}` });
    expect((await run(["check"])).code).toBe(0);
    expect((await run(["check", "--max-warnings", "1"])).code).toBe(0);
    expect(await run(["check", "--max-warnings", "0"])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("0 errors, 1 warning.") as string,
      stderr: "1 warning, more than the 0 allowed.\n",
    });
  });
});

describe("what check looks at", () => {
  const everywhere: Sources = {
    ".gitignore": "built/\n*.gen.ts\n!kept.gen.ts\n",
    "a.js": guilty,
    "b.jsx": guilty,
    "c.mjs": guilty,
    "d.cjs": 'require("@aws-sdk/credential-providers").fromIni({ clientConfig: { region: "eu-central-1" } });',
    "e.ts": guilty,
    "f.tsx": guilty,
    "g.mts": guilty,
    "h.cts": guilty,
    "built/out.js": guilty,
    "deep/.gitignore": "/here.ts\n",
    "deep/here.ts": guilty,
    "deep/er/here.ts": guilty,
    "made.gen.ts": guilty,
    "kept.gen.ts": guilty,
    "guilty.md": guilty,
    "node_modules/some/index.js": guilty,
    "x.ts/y.ts": guilty,
    "x.ts/readme.md": guilty,
  };
  const expected = [
    ..."a.js b.jsx c.mjs d.cjs deep/er/here.ts e.ts f.tsx g.mts h.cts kept.gen.ts x.ts/y.ts".split(" "),
  ];

  it("are files of our endings that .gitignore does not exclude, without git", async () => {
    expect(await filesFound(given(everywhere))).toEqual(expected);
  });

  it("are the same where git is asked, untracked files among them", async () => {
    const { "a.js": untracked = "", ...tracked } = everywhere;
    expect(await filesFound(inGit(tracked, { "a.js": untracked }))).toEqual(expected);
  });

  it("is a file that is named, whatever its ending and though it is ignored", async () => {
    const made = inGit(everywhere);
    expect(await filesFound(made, "guilty.md", "built/out.js")).toEqual(["built/out.js", "guilty.md"]);
  });

  it("is a folder that is named, though it is ignored", async () => {
    expect(await filesFound(inGit(everywhere), "built")).toEqual(["built/out.js"]);
  });

  it("are files that git tracks though they are ignored, where they are still there", async () => {
    const made = inGit(everywhere);
    made.git("add", "-f", "made.gen.ts", "deep/here.ts", "built/out.js", "node_modules/some/index.js");
    rmSync(join(made.folder, "made.gen.ts"));
    expect(await filesFound(made)).toEqual([...expected, "built/out.js", "deep/here.ts"].sort());
    expect(await filesFound(made, "built", "deep")).toEqual(["built/out.js", "deep/er/here.ts", "deep/here.ts"]);
  });

  it("is each file once, however often it is named", async () => {
    expect(await filesFound(inGit(everywhere), "deep", "deep/er/here.ts", ".", "deep")).toEqual(expected);
  });

  it.skipIf(process.platform === "win32")("is each file once, though links lead to it", async () => {
    const made = given({ "real/a.ts": guilty });
    symlinkSync("real", join(made.folder, "linked"));
    symlinkSync("real/a.ts", join(made.folder, "b.ts"));
    expect(await filesFound(made, "real", "linked", "b.ts")).toEqual(["real/a.ts"]);
    expect(await filesFound(made, "b.ts", "linked")).toEqual(["b.ts"]);
    expect((await made.run(["fix", "real", "linked", "b.ts"])).code).toBe(0);
  });

  it("is looked at whatever git's settings and a hook's variables say", async () => {
    const made = inGit(everywhere);
    for (const [key, value] of [
      ["color.ui", "always"],
      ["grep.fullName", "true"],
      ["submodule.recurse", "true"],
      ["grep.lineNumber", "true"],
    ] as const) {
      made.git("config", key, value);
    }
    const { stdout } = await made.run(["check", "--format", "json", "deep"], {
      GIT_DIR: ".git",
      GIT_INDEX_FILE: "none",
    });
    expect((JSON.parse(stdout) as Json).findings.map(({ file }) => file)).toEqual(["deep/er/here.ts"]);
  });

  it.each(["GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_TRACE"])(
    "is the same where %s is set",
    async (name) => {
      const { stdout, stderr } = await inGit(everywhere).run(["check", "--format", "json"], { [name]: "1" });
      expect((JSON.parse(stdout) as Json).findings.map(({ file }) => file).sort()).toEqual(expected);
      expect(stderr).toBe("");
    },
  );

  it("are the files of submodules, and of theirs", async () => {
    const inner = inGit({ "inner.ts": guilty });
    const middle = inGit({ "middle.ts": guilty, ".gitignore": "*.gen.ts\n" }, { "made.gen.ts": guilty });
    middle.git("submodule", "add", "-q", inner.folder, "inner");
    middle.git("commit", "-qm", "inner");
    const outer = inGit({ "outer.ts": guilty });
    outer.git("submodule", "add", "-q", middle.folder, "libs/middle");
    outer.git("submodule", "update", "-q", "--init", "--recursive");
    expect(await filesFound(outer)).toEqual(["libs/middle/inner/inner.ts", "libs/middle/middle.ts", "outer.ts"]);
  });
});

describe("check --deps", () => {
  const sources: Sources = {
    "package.json": '{ "dependencies": { "deployer": "1", "bundler": "1" } }',
    "clean.ts": clean,
    "node_modules/deployer/package.json": '{ "name": "deployer", "version": "1.2.3" }',
    "node_modules/deployer/lib/sign-in.js": guilty,
    "node_modules/bundler/package.json": '{ "name": "bundler", "version": "2.0.0" }',
    "node_modules/bundler/out.js": "function fromIni() { return profile.sso_region; }",
  };

  it("names package, version, file and line, and what it cannot see", async () => {
    const { run } = given(sources);
    expect(await run(["check"])).toEqual({ code: 0, stdout: "", stderr: "" });
    const { code, stdout, stderr } = await run(["check", "--deps"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^node_modules\/deployer\/lib\/sign-in\.js \(deployer 1\.2\.3\)\n {2}2:65 {2}error/u);
    expect(stdout).not.toContain("npx eslint-plugin-sso-region fix");
    expect(stderr).toBe(
      '"bundler" 2.0.0 brings the SDK\'s own code with it, as bundles do: calls in it cannot be seen.\n',
    );
  });

  it("ends with 2 where a dependency is not installed", async () => {
    const { run } = given({ "package.json": '{ "dependencies": { "deployer": "1" } }' });
    expect(await run(["check", "--deps"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'package.json: Its dependency "deployer" is not installed.\n',
    });
  });

  it("ends with 2 where package.json does not tell the dependencies", async () => {
    const { run } = given({ "package.json": "{", "clean.ts": clean });
    expect(await run(["check", "--deps"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "package.json: It is not a JSON object that can be read, so that its dependencies are not known.\n",
    });
  });
});

describe("the formats of check", () => {
  const broken = `import { fromIni } from "@aws-sdk/credential-providers"; fromIni({ clientConfig\n`;
  const sources: Sources = { "50% a,b:c.ts": `\r\n${guilty}`, "broken.ts": broken };

  it("tells programs everything in JSON, with places that count from one", async () => {
    const { run } = given(sources);
    const { code, stdout } = await run(["check", "--format", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          file: "50% a,b:c.ts",
          line: 3,
          column: 65,
          endLine: 3,
          endColumn: 87,
          rule: "sso-region/no-overridden-sso-region",
          code: "overriddenSsoRegion",
          severity: "error",
          message: expect.stringContaining("signs in to SSO") as string,
          fixes: [
            {
              description: expect.stringMatching(/^Move the region/u) as string,
              edits: [{ line: 3, column: 49, endLine: 3, endColumn: 61, text: "parentClientConfig" }],
            },
          ],
        },
      ],
      problems: [{ file: "broken.ts", line: 2, message: expect.stringMatching(/^It does not parse: /u) as string }],
    });
  });

  it("annotates a pull request on GitHub", async () => {
    const { stdout } = await given(sources).run(["check", "--format", "github"]);
    const [found, problem] = stdout.split("\n");
    expect(found).toMatch(
      /^::error file=50%25 a%2Cb%3Ac\.ts,line=3,endLine=3,col=65,endColumn=87,title=sso-region\/no-overridden-sso-region::"fromNodeProviderChain" signs in/u,
    );
    expect(problem).toMatch(/^::error file=broken\.ts,line=2,title=sso-region::It does not parse: /u);
  });

  it("writes SARIF that is valid, with help that links absolutely, and fixes that can be applied", async () => {
    const { stdout } = await given(sources).run(["check", "--format", "sarif"]);
    const log = JSON.parse(stdout) as Log;
    expect(sarifProblems(log)).toEqual([]);
    const [run] = log.runs;
    for (const { id, help, helpUri } of run?.tool.driver.rules ?? []) {
      expect(helpUri).toMatch(new RegExp(`/docs/rules/${id.replace("sso-region/", "")}\\.md$`, "u"));
      expect(help?.markdown).toMatch(/^# /u);
      expect(help?.markdown).not.toMatch(/\]\((?!https:)/u);
    }
    expect(run?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", locations: [{ physicalLocation: { region: { startLine: 2 } } }] }],
    });
    const [result] = run?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("50%25%20a%2Cb%3Ac.ts");
    const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    expect(replacement).toEqual({
      deletedRegion: { startLine: 3, startColumn: 49, endLine: 3, endColumn: 61 },
      insertedContent: { text: "parentClientConfig" },
    });
  });

  it.each(["json", "sarif"])("writes %s where there is nothing to report, too", async (format) => {
    const { code, stdout } = await given({ "clean.ts": clean }).run(["check", "--format", format]);
    expect(code).toBe(0);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it("keeps what it says in a line on that line", async () => {
    const { run } = given({ "a\nb\u001B[31m.ts": guilty });
    const { stdout } = await run(["check"]);
    expect(stdout.split("\n")[0]).toBe("a\u{FFFD}b\u{FFFD}[31m.ts");
  });
});

function sarifProblems(log: Log): unknown[] {
  const require = createRequire(import.meta.url);
  const package_ = require.resolve("@microsoft/jest-sarif/package.json");
  const schema = JSON.parse(readFileSync(join(package_, "../lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8")) as object;
  const ajv = new draft04.default({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(schema);
  return validate(log) ? [] : (validate.errors ?? []);
}
