import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exampleConfig, filesIn } from "../e2e/sandbox.ts";
import { clean, given, guilty, meanwhile, mended, type Sandbox, stubborn } from "./binary.ts";

function textOf({ folder }: Sandbox, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

const changeItself = (name: string): string => `const { fsyncSync, writeFileSync } = fs;
fs.fsyncSync = (file) => { fsyncSync(file); writeFileSync(${JSON.stringify(name)}, "somebody else's work"); };`;

const fillDisk = `const { writeSync } = fs;
fs.writeFileSync = (file, text) => {
  writeSync(file, text.slice(0, 20));
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
};`;

const interruptAtFirst = `const { renameSync } = fs;
fs.renameSync = (from, to) => { renameSync(from, to); process.kill(process.pid, "SIGINT"); };`;

describe("fix", () => {
  it("rewrites what is guilty, touches nothing else, and ends with 0", async () => {
    const made = given({ "guilty.ts": guilty, "clean.ts": clean });
    expect(await made.run(["fix"])).toEqual({
      code: 0,
      stdout: `guilty.ts
  2  fromNodeProviderChain  defer  Move the region to "parentClientConfig", so that the profile decides where SSO is called and STS stays where it is.

1 call rewritten in 1 file.
`,
      stderr: "",
    });
    expect([textOf(made, "guilty.ts"), textOf(made, "clean.ts")]).toEqual([mended, clean]);
    expect(await made.run(["fix"])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await made.run(["check"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("says what it leaves and why, and ends with 1", async () => {
    const made = given({ "both.ts": guilty, "stubborn.ts": stubborn });
    const { code, stdout } = await made.run(["fix"]);
    expect(code).toBe(1);
    expect(stdout).toContain('  2  fromIni  left  What "endpoint" is meant for cannot be told from the source.\n');
    expect(stdout).toContain("1 call rewritten in 1 file. 1 call left as it is.\n");
    expect(textOf(made, "stubborn.ts")).toBe(stubborn);
  });

  it.each([
    ["explicit", 'clientConfig: { region: "us-west-2" /* sso_region */ }'],
    ["defer", 'parentClientConfig: { region: "eu-central-1" }'],
  ])("takes the strategy %s, for the profile that is assumed", async (strategy, expected) => {
    const made = given({ "a.ts": guilty.replaceAll("fromNodeProviderChain", "fromIni") });
    const env = { AWS_CONFIG_FILE: exampleConfig };
    expect((await made.run(["fix", "--strategy", strategy, "--profile", "dev"], env)).code).toBe(0);
    expect(textOf(made, "a.ts")).toContain(expected);
  });

  it("takes the SSO region where no profile gives one", async () => {
    const made = given({ "a.ts": guilty.replaceAll("fromNodeProviderChain", "fromSSO") });
    expect((await made.run(["fix", "--sso-region", "us-west-2"])).code).toBe(0);
    expect(textOf(made, "a.ts")).toContain('region: "us-west-2" /* sso_region */');
  });

  it("leaves alone what a comment excuses", async () => {
    const text = guilty.replace("export", "// eslint-disable-next-line -- STS\nexport");
    const made = given({ "a.ts": text });
    expect(await made.run(["fix"])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(textOf(made, "a.ts")).toBe(text);
  });

  it("keeps byte order mark and line ends, the mode of a file, and a symbolic link to it", async () => {
    const text = `\uFEFF${guilty.replaceAll("\n", "\r\n")}`;
    const made = given({ "real/guilty.ts": text });
    chmodSync(join(made.folder, "real/guilty.ts"), 0o755);
    symlinkSync("real/guilty.ts", join(made.folder, "link.ts"));
    expect((await made.run(["fix", "link.ts"])).code).toBe(0);
    expect(textOf(made, "real/guilty.ts")).toBe(text.replace("clientConfig", "parentClientConfig"));
    if (process.platform !== "win32") expect(statSync(join(made.folder, "real/guilty.ts")).mode & 0o777).toBe(0o755);
    expect(
      readdirSync(made.folder, { withFileTypes: true })
        .find(({ name }) => name === "link.ts")
        ?.isSymbolicLink(),
    ).toBe(true);
  });
});

describe("fix --dry-run", () => {
  it("prints a patch that git applies, changes nothing, and ends with 1", async () => {
    const made = given({ "src/guilty.ts": guilty });
    const { code, stdout, stderr } = await made.run(["fix", "--dry-run"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "1 call would be rewritten in 1 file.\n" });
    expect(stdout).toBe(`--- a/src/guilty.ts
+++ b/src/guilty.ts
@@ -1,2 +1,2 @@
 import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
-export const provider = fromNodeProviderChain({ clientConfig: { region: "eu-central-1" } });
+export const provider = fromNodeProviderChain({ parentClientConfig: { region: "eu-central-1" } });
`);
    expect(textOf(made, "src/guilty.ts")).toBe(guilty);
    writeFileSync(join(made.folder, "it.patch"), stdout);
    made.git("init", "-q");
    made.git("apply", "it.patch");
    expect(textOf(made, "src/guilty.ts")).toBe(mended);
  });

  it.skipIf(process.platform === "win32")("is a patch that git applies to files whatever their names", async () => {
    const names = [
      "new\nline.ts",
      "tab\t.ts",
      "escape\u001B[31m.ts",
      "quote'\".ts",
      "wörld.ts",
      "with space.ts",
      "-x.ts",
    ];
    const made = given(Object.fromEntries(names.map((name) => [name, guilty])));
    const { stdout } = await made.run(["fix", "--dry-run"]);
    writeFileSync(join(made.folder, "it.patch"), stdout);
    made.git("init", "-q");
    made.git("apply", "it.patch");
    for (const name of names) expect(textOf(made, name)).toBe(mended);
  });

  it("is in colour where colours are shown", async () => {
    const { stdout } = await given({ "a.ts": guilty }).run(["fix", "--dry-run"], { FORCE_COLOR: "1" });
    expect(stdout).toContain("\u001B[32m+export const provider");
    expect(stdout).toContain("\u001B[31m-export const provider");
  });
});

describe("fix --format json", () => {
  it("tells of each call, with a text for a pull request", async () => {
    const { code, stdout } = await given({ "a.ts": guilty, "b.ts": stubborn }).run(["fix", "--format", "json"]);
    expect(code).toBe(1);
    const move =
      'Move the region to "parentClientConfig", so that the profile decides where SSO is called and STS stays where it is.';
    const why = 'What "endpoint" is meant for cannot be told from the source.';
    expect(JSON.parse(stdout)).toEqual({
      isDryRun: false,
      files: [
        {
          file: "a.ts",
          isRewritten: true,
          calls: [{ line: 2, factory: "fromNodeProviderChain", remedy: "defer", text: move }],
        },
        { file: "b.ts", isRewritten: false, calls: [{ line: 2, factory: "fromIni", remedy: "left", text: why }] },
      ],
      rewritten: { calls: 1, files: 1 },
      left: { calls: 1 },
      problems: [],
      text: `1 call rewritten in 1 file. 1 call left as it is. So that the AWS SDK for JavaScript signs in to SSO where the profile says.

- \`a.ts\`, line 2, \`fromNodeProviderChain\`: ${move}

Left to a person:

- \`b.ts\`, line 2, \`fromIni\`: ${why}`,
    });
  });
});

describe("fix and a work tree with changes", () => {
  it.each([
    [
      "changed",
      "clean.ts",
      (made: Sandbox) => {
        writeFileSync(join(made.folder, "clean.ts"), `${clean}\n`);
      },
    ],
    [
      "staged",
      "clean.ts",
      (made: Sandbox) => {
        writeFileSync(join(made.folder, "clean.ts"), `${clean}\n`);
        made.git("add", "-A");
      },
    ],
    [
      "untracked",
      "new.txt",
      (made: Sandbox) => {
        writeFileSync(join(made.folder, "new.txt"), "");
      },
    ],
    [
      "not known to git, whatever its settings say",
      "guilty.ts",
      (made: Sandbox) => {
        made.git("config", "status.showUntrackedFiles", "no");
        made.git("rm", "-q", "--cached", "guilty.ts");
        made.git("commit", "-qm", "forget");
      },
    ],
  ])("stops before a file that is %s, such as %s, unless forced", async (_, file, change) => {
    const made = given({ "guilty.ts": guilty, "clean.ts": clean });
    made.git("init", "-q");
    made.git("add", "-A");
    made.git("commit", "-qm", "start");
    change(made);
    const { code, stdout, stderr } = await made.run(["fix"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^The work tree ".*work" has changes that are not committed, as in ".*", which could not/u);
    expect(stderr).toContain(`as in "${file}"`);
    expect(stderr).toMatch(/ Commit or stash them, or go on with "--force"\. Nothing was changed\.\n$/u);
    expect(textOf(made, "guilty.ts")).toBe(guilty);
    expect((await made.run(["fix", "--dry-run"])).code).toBe(1);
    expect((await made.run(["fix", "clean.ts"])).code).toBe(0);
    expect((await made.run(["fix", "--force"])).code).toBe(0);
    expect(textOf(made, "guilty.ts")).toBe(mended);
  });

  it.each([
    ["its index is broken", ".git/index"],
    ["its settings are broken", ".git/config"],
  ])("stops where git does not tell, as %s, unless forced", async (_, broken) => {
    const made = given({ "guilty.ts": guilty });
    made.git("init", "-q");
    made.git("add", "-A");
    made.git("commit", "-qm", "start");
    writeFileSync(join(made.folder, broken), "[\n".repeat(20));
    const { code, stdout, stderr } = await made.run(["fix"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^Git does not tell whether the work tree of ".*work" has changes that are not committed: \S.*[^.]\. Mend that, or go on with "--force"\. Nothing was changed\.\n$/u,
    );
    expect(textOf(made, "guilty.ts")).toBe(guilty);
    expect((await made.run(["fix", "--force"])).code).toBe(0);
    expect(textOf(made, "guilty.ts")).toBe(mended);
  });

  it("stops where Node may not ask git, unless forced", async () => {
    const made = given({ "guilty.ts": guilty });
    const permission = meanwhile(
      made,
      `import processes from "node:child_process";
       processes.execFile = () => { throw Object.assign(new Error("Access is restricted"), { code: "ERR_ACCESS_DENIED" }); };`,
    );
    const { code, stderr } = await made.run(["fix"], permission);
    expect(code).toBe(2);
    expect(stderr).toMatch(/ not committed: Access is restricted\. Mend that, or go on with "--force"\./u);
    expect(textOf(made, "guilty.ts")).toBe(guilty);
    expect((await made.run(["fix", "--force"], permission)).code).toBe(0);
  });

  it("goes on in what git has, and is no work tree", async () => {
    const made = given({ "guilty.ts": guilty });
    made.git("init", "-q", "--bare");
    expect((await made.run(["fix"])).code).toBe(0);
    expect(textOf(made, "guilty.ts")).toBe(mended);
  });

  it("keeps a file name with backticks whole in Markdown", async () => {
    const { stdout } = await given({ "a`b``.ts": guilty }).run(["fix", "--format", "json"]);
    expect((JSON.parse(stdout) as { text: string }).text).toContain(
      "- ``` a`b``.ts ```, line 2, `fromNodeProviderChain`:",
    );
  });

  it("goes on where everything is committed", async () => {
    const made = given({ "guilty.ts": guilty });
    made.git("init", "-q");
    made.git("add", "-A");
    made.git("commit", "-qm", "start");
    expect((await made.run(["fix"])).code).toBe(0);
    expect(textOf(made, "guilty.ts")).toBe(mended);
  });
});

describe("fix loses nothing", () => {
  it("where a file changed meanwhile", async () => {
    const made = given({ "a.ts": guilty });
    const { code, stderr } = await made.run(["fix"], meanwhile(made, changeItself(join(made.folder, "a.ts"))));
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "a.ts: It changed while we worked on it and is left as it is now. Run again.\n",
    });
    expect(textOf(made, "a.ts")).toBe("somebody else's work");
    expect(filesIn(made.folder)).toEqual(["a.ts"]);
  });

  it("where the disk is full", async () => {
    const made = given({ "a.ts": guilty });
    const { code, stderr } = await made.run(["fix"], meanwhile(made, fillDisk));
    expect({ code, stderr }).toEqual({ code: 2, stderr: "a.ts: The disk is full.\n" });
    expect(textOf(made, "a.ts")).toBe(guilty);
    expect(filesIn(made.folder)).toEqual(["a.ts"]);
  });

  it.skipIf(process.platform === "win32")("where somebody interrupts before the last file", async () => {
    const made = given({ "a.ts": guilty, "b.ts": guilty });
    const { code, stderr } = await made.run(["fix"], meanwhile(made, interruptAtFirst));
    expect(code).toBe(2);
    expect(stderr).toBe('b.ts: It is as it was, for we were interrupted. Run again with "--force" to go on.\n');
  });

  it.skipIf(process.platform === "win32")("where somebody interrupts", async () => {
    const made = given({ "a.ts": guilty, "b.ts": guilty, "c.ts": guilty });
    const { code, stdout, stderr } = await made.run(["fix"], meanwhile(made, interruptAtFirst));
    expect(code).toBe(2);
    expect(stdout).toContain("1 call rewritten in 1 file.");
    expect(stderr).toBe(
      'b.ts: It and 1 more file are as they were, for we were interrupted. Run again with "--force" to go on.\n',
    );
    expect(["a.ts", "b.ts", "c.ts"].map((name) => textOf(made, name))).toEqual([mended, guilty, guilty]);
    expect(filesIn(made.folder)).toEqual(["a.ts", "b.ts", "c.ts"]);
    expect((await made.run(["fix"])).code).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)("where there is no permission to write", async () => {
    const made = given({ "a.ts": guilty });
    chmodSync(join(made.folder, "a.ts"), 0o444);
    expect(await made.run(["fix"])).toMatchObject({ code: 2, stderr: "a.ts: There is no permission to write it.\n" });
    expect(textOf(made, "a.ts")).toBe(guilty);
  });

  it("where there is no permission to write, as the system says", async () => {
    const made = given({ "a.ts": guilty, "b.ts": guilty });
    const refuse = `const { accessSync } = fs;
fs.accessSync = (file, mode) => {
  if (String(file).endsWith("a.ts")) throw Object.assign(new Error("EACCES"), { code: "EACCES" });
  accessSync(file, mode);
};`;
    const { code, stdout, stderr } = await made.run(["fix"], meanwhile(made, refuse));
    expect({ code, stderr }).toEqual({ code: 2, stderr: "a.ts: There is no permission to write it.\n" });
    expect(stdout).toContain("1 call rewritten in 1 file.");
    expect([textOf(made, "a.ts"), textOf(made, "b.ts")]).toEqual([guilty, mended]);
  });

  it("of a file that is not valid UTF-8, or does not parse", async () => {
    const bytes = Buffer.concat([Buffer.from(`${guilty}// caf`), Buffer.from([0xe9]), Buffer.from("\n")]);
    const made = given({ "latin.ts": bytes, "broken.ts": `${guilty}}` });
    const { code, stderr } = await made.run(["fix"]);
    expect(code).toBe(2);
    expect(stderr).toContain("latin.ts:3: It is not valid UTF-8 and is left as it is.\n");
    expect(stderr).toMatch(/^broken\.ts:3: It does not parse: .*\.$/mu);
    expect(readFileSync(join(made.folder, "latin.ts")).equals(bytes)).toBe(true);
    expect(textOf(made, "broken.ts")).toBe(`${guilty}}`);
  });

  it.runIf(process.platform === "linux")("of a file whose name is not UTF-8", async () => {
    const made = given({ "clean.ts": clean });
    const name = Buffer.concat([Buffer.from(`${made.folder}/caf`), Buffer.from([0xe9]), Buffer.from(".ts")]);
    writeFileSync(name, guilty);
    mkdirSync(join(made.folder, "new\nline"));
    writeFileSync(join(made.folder, "new\nline/a\nb.ts"), guilty);
    expect((await made.run(["check"])).stdout).toContain("2 errors");
    made.git("init", "-q");
    expect((await made.run(["check"])).stdout).toContain("2 errors");
    expect((await made.run(["fix", "--force"])).code).toBe(0);
    expect(readFileSync(name, "utf8")).toBe(mended);
    expect(textOf(made, "new\nline/a\nb.ts")).toBe(mended);
  });
});
