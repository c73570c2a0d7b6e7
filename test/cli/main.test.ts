import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { showsStyles } from "../../src/cli/io.ts";
import { execute, root } from "../e2e/sandbox.ts";
import { binary, guilty, sandbox } from "./binary.ts";

const { run, remove } = sandbox({ "guilty.js": guilty });
afterAll(remove);

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
  bin: Record<string, string>;
};

describe("the binary", () => {
  it("has the package's own name, by which npx finds it, and a short one", () => {
    expect(manifest.bin).toEqual({
      "eslint-plugin-sso-region": "dist/cli/main.js",
      "sso-region": "dist/cli/main.js",
    });
  });

  it("starts with the line that lets a shell run it", () => {
    expect(readFileSync(join(root, "dist/cli/main.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/u);
  });

  it("finds where Node may compile nothing", async () => {
    const { code, stdout } = await run(["check"], { NODE_OPTIONS: "--jitless" });
    expect({ code, isFound: stdout.includes("1 error, 0 warnings.") }).toEqual({ code: 1, isFound: true });
  });

  it("prints its version", async () => {
    expect(await run(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  it.each([
    [["--help"], ["check", "fix", "snapshot", "--profile <name>", "Exit codes"]],
    [
      ["check", "--help"],
      ["--deps", '"stylish", "json", "sarif"', "--max-warnings <number>"],
    ],
    [
      ["fix", "--help"],
      ["--strategy", "--profile", "--sso-region", "--dry-run", "--force", '"stylish", "json"'],
    ],
    [["snapshot", "--help"], ["--check"]],
    [["help"], ["check", "help [command]", "Exit codes"]],
    [["help", "fix"], ["--strategy"]],
  ])("prints help by %j", async (args, parts) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const part of parts) expect(stdout).toContain(part);
  });

  it.each([
    [["check", "--frmat"], 'Unknown option "--frmat". Did you mean --format? See "--help".'],
    [
      ["check", "--format", "xml"],
      'Option "--format <name>" argument "xml" is invalid. Allowed choices are stylish, json, sarif, github. See "--help".',
    ],
    [
      ["check", "--max-warnings", "-1"],
      'Option "--max-warnings <number>" argument "-1" is invalid. It has to be a whole number. See "--help".',
    ],
    [["fix", "--profile", ""], 'Option "--profile <name>" argument "" is invalid. It is empty. See "--help".'],
    [["--profile", ""], 'Option "--profile <name>" argument "" is invalid. It is empty. See "--help".'],
    [
      ["check", "guilty.js", ""],
      'Command-argument value "" is invalid for argument "paths". It is empty. See "--help".',
    ],
    [["check", "--aws-config", ""], 'Option "--aws-config <path>" argument "" is invalid. It is empty. See "--help".'],
    [[""], 'Command-argument value "" is invalid for argument "paths". It is empty. See "--help".'],
    [["fix", "--profile"], 'Option "--profile <name>" argument missing. See "--help".'],
    [["chekc"], "chekc: There is no such file or folder."],
    [["snapshot", "here"], 'Too many arguments for "snapshot". Expected 0 arguments but got 1. See "--help".'],
    [
      ["fix", "--sso-region", "Oregon"],
      'The option "--sso-region" is "Oregon", which is not the name of a region such as "us-west-2".',
    ],
  ])("ends %j with 2 and one line on stderr", async (args, line) => {
    expect(await run(args)).toEqual({ code: 2, stdout: "", stderr: `${line}\n` });
  });
});

describe.runIf(process.platform === "linux")("what is around it", () => {
  const inShell = (script: string) => execute("sh", ["-c", script, "sh", process.execPath, binary], root, process.env);

  it("may be a folder that is gone", async () => {
    const script = 'folder="$(mktemp -d)"; cd "$folder"; rmdir "$folder"; "$1" "$2"';
    const gone = { code: 2, stdout: "", stderr: "The folder to work in is no longer there.\n" };
    expect(await inShell(`${script} check`)).toEqual(gone);
    expect(await inShell(script)).toEqual(gone);
  });

  it("may be a disk that is full", async () => {
    const full = { code: 2, stdout: "", stderr: "What there is to say cannot be written (ENOSPC).\n" };
    expect(await inShell('"$1" "$2" --help > /dev/full')).toEqual(full);
  });

  it.each([
    ["full", '"$1" "$2" check not-there 2> /dev/full; echo $?'],
    ["closed by its reader", '{ { "$1" "$2" check not-there; echo $? >&3; } 2>&1 > /dev/null | true; } 3>&1'],
  ])("may be a stderr that is %s: the exit code still tells", async (_, script) => {
    expect((await inShell(script)).stdout).toBe("2\n");
  });
});

describe("colours", () => {
  const esc = "\u001B[";
  it.each([
    ["a pipe", {}, false],
    ["a pipe in CI", { CI: "true" }, false],
    ["a pipe and FORCE_COLOR", { FORCE_COLOR: "1" }, true],
    ["a pipe and FORCE_COLOR=0", { FORCE_COLOR: "0" }, false],
    ["a pipe, FORCE_COLOR and NO_COLOR", { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  ])("given %s", async (_, env, isColoured) => {
    expect((await run(["check"], env)).stdout.includes(esc)).toBe(isColoured);
  });

  it.each([
    ["a terminal", {}, true],
    ["a terminal and NO_COLOR", { NO_COLOR: "1" }, false],
    ["a terminal and an empty NO_COLOR", { NO_COLOR: "" }, true],
    ["a terminal that is dumb", { TERM: "dumb" }, false],
  ])("given %s", (_, env, isColoured) => {
    expect(showsStyles(true, env)).toBe(isColoured);
  });
});
