import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { node } from "../e2e/sandbox.ts";
import { binary, clean, given, guilty, meanwhile, type Sandbox } from "./binary.ts";

/** A file of 100 MB, nearly all of it a hole, with a text at its end. */
function long({ folder }: Sandbox, name: string, text: string): void {
  const file = openSync(join(folder, name), "w");
  writeSync(file, text, 100_000_000);
  closeSync(file);
}

const linux = process.platform === "linux";

describe.each(["check", "fix"])("%s", (command) => {
  it.each([
    ["what is not there", "nowhere.ts", "There is no such file or folder."],
    ["a symbolic link to what is not there", "broken.ts", "It is a symbolic link to what is not there."],
    ["a symbolic link to itself", "circle.ts", "It is a symbolic link that leads back to itself."],
    ["a file where a folder should be", "clean.ts/x.ts", "It cannot be read (ENOTDIR)."],
  ])("names %s, and ends with 2", async (_, path, message) => {
    const { folder, run } = given({ "clean.ts": clean });
    symlinkSync("nowhere.ts", join(folder, "broken.ts"));
    symlinkSync("circle.ts", join(folder, "circle.ts"));
    expect(await run([command, path, "clean.ts"])).toEqual({ code: 2, stdout: "", stderr: `${path}: ${message}\n` });
  });

  it("passes over symbolic links in a folder, broken and circular ones too", async () => {
    const made = given({ "clean.ts": clean });
    symlinkSync("nowhere.ts", join(made.folder, "broken.ts"));
    symlinkSync("circle.ts", join(made.folder, "circle.ts"));
    symlinkSync("..", join(made.folder, "above"));
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
    made.git("init", "-q");
    made.git("add", "-A");
    made.git("commit", "-qm", "start");
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it.runIf(linux)("does not wait at a pipe that has a name", async () => {
    const { folder, run } = given({ "clean.ts": clean });
    execFileSync("mkfifo", [join(folder, "pipe.ts")]);
    expect(await run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
    const message = "pipe.ts: It is neither a file nor a folder.\n";
    expect(await run([command, "pipe.ts"])).toEqual({ code: 2, stdout: "", stderr: message });
  });

  it("looks into a folder that is called like a file", async () => {
    const { folder, run } = given({ "x.ts/y.ts": clean });
    mkdirSync(join(folder, "z.ts"));
    expect(await run([command, "x.ts", "z.ts"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("reads 100 MB without a factory's name, and leaves 100 MB with one", async () => {
    const made = given({ "clean.ts": clean });
    long(made, "long.js", "fromIn");
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
    long(made, "long.js", guilty);
    const message = "long.js: It is over 3 MB, too long to be read as source.\n";
    expect(await made.run([command])).toEqual({ code: 2, stdout: "", stderr: message });
  });

  it.each([
    ["little", (text: Buffer) => text],
    ["big", (text: Buffer) => text.swap16()],
  ])("names a file in UTF-16 with a factory's name in it, the %s end first", async (_, ordered) => {
    const made = given({ "clean.ts": clean });
    const write = (text: string): void => {
      writeFileSync(join(made.folder, "wide.ts"), ordered(Buffer.from(`\uFEFF${text}`, "utf16le")));
    };
    write("export const answer = 42;");
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
    write(guilty);
    const named = { code: 2, stdout: "", stderr: "wide.ts: It is in UTF-16, which is not read. Save it in UTF-8.\n" };
    expect(await made.run([command])).toEqual(named);
    made.git("init", "-q");
    expect(await made.run([command])).toEqual(named);
    made.git("add", "-A");
    expect(await made.run([command])).toEqual(named);
    write("export const answer = 42;");
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it.each([
    ["a factory's name", "fromNodeProviderChain", `"@aws-sdk/credential-providers"`],
    ["the name of a package", `"@aws-sdk/credential-providers"`, "fromNodeProviderChain"],
  ])("finds %s that lies across two pieces of a long file", async (_, across, elsewhere) => {
    const made = given({ "clean.ts": clean });
    for (const offset of [1 << 20, 3 << 20]) {
      const file = openSync(join(made.folder, "long.js"), "w");
      writeSync(file, elsewhere, 5_500_000);
      writeSync(file, across, offset - 7);
      closeSync(file);
      truncateSync(join(made.folder, "long.js"), 6_000_000);
      expect((await made.run([command])).code).toBe(2);
    }
  });

  it("is not kept by a long bundle, which has a factory's name and imports none", async () => {
    const made = given({ "clean.ts": clean });
    long(made, "long.js", `var fromIni = (a) => a; var dependencies = { "@aws-sdk/credential-provider-ini": "3" };`);
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("passes over a file that git tracks and that is gone", async () => {
    const made = given({ "clean.ts": clean, "gone.ts": guilty });
    made.git("init", "-q");
    made.git("add", "-A");
    rmSync(join(made.folder, "gone.ts"));
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("works where there is no git, and where git's own folder is broken", async () => {
    const made = given({ "clean.ts": clean });
    expect((await made.run([command], { PATH: made.folder, Path: made.folder })).code).toBe(0);
    made.git("init", "-q");
    renameSync(join(made.folder, ".git/HEAD"), join(made.folder, ".git/NOHEAD"));
    expect(await made.run([command])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it.runIf(linux)("works where git is too old for what it is asked", async () => {
    const made = given({
      "clean.ts": clean,
      "bin/git":
        '#!/bin/sh\ncase "$*" in *ls-files*) echo "usage: git" >&2; exit 129;; esac\nPATH=$REAL exec git "$@"\n',
    });
    made.git("init", "-q");
    chmodSync(join(made.folder, "bin/git"), 0o755);
    const path = process.env["PATH"] ?? "";
    const env = { PATH: `${join(made.folder, "bin")}:${path}`, REAL: path };
    expect(await made.run([command], env)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("works where Node may not start git", async () => {
    const made = given({ ".git/HEAD": "ref: refs/heads/main", "clean.ts": clean });
    const permission = meanwhile(
      made,
      `import processes from "node:child_process";
       processes.execFile = () => { throw Object.assign(new Error("Access is restricted."), { code: "ERR_ACCESS_DENIED" }); };`,
    );
    expect(await made.run([command], permission)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it.runIf(linux && process.getuid?.() === 0)("names what it may not read, and ends with 2", async () => {
    const made = given({ "clean.ts": clean, "secret.ts": guilty, "secrets/a.ts": guilty });
    const asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", process.execPath, binary, command];
    execFileSync("chmod", ["-R", "a+rX", join(made.folder, "..")]);
    execFileSync("chmod", ["0", join(made.folder, "secret.ts"), join(made.folder, "secrets")]);
    const script = `const { spawnSync } = require("node:child_process");
const { status, stdout, stderr } = spawnSync("setpriv", ${JSON.stringify(asNobody)}, { encoding: "utf8" });
process.stdout.write(stdout); process.stderr.write(stderr); process.exitCode = status;`;
    const unreadable = { code: 2, stdout: "" };
    const env = { GIT_CEILING_DIRECTORIES: join(made.folder, ".."), HOME: "/nowhere" };
    expect(await node(made.folder, ["-e", script], env)).toEqual({
      ...unreadable,
      stderr: "secrets: The folder cannot be read (EACCES).\nsecret.ts: It cannot be read (EACCES).\n",
    });
  });
});

describe("check", () => {
  it("stops in peace where nobody reads on", async () => {
    const made = given(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.ts`, guilty])));
    const child = made.start(["check"]);
    child.stdout?.once("data", () => child.stdout?.destroy());
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((accept) => child.once("close", accept));
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });
});
