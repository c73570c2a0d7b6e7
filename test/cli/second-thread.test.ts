import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { given, guilty, meanwhile, type Sandbox } from "./binary.ts";

const files = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`src/f${1_000 + index}.ts`, guilty]));

/**
 * Variables with which the first thread is slow as soon as there is a second, so that the second one does all that is left.
 * `worker` is a class to start it by, and `inSecond` runs in it first.
 */
function withBusyFirstThread(
  sandbox: Sandbox,
  { worker = "threads.Worker", inSecond = "" } = {},
): { readonly NODE_OPTIONS: string } {
  return meanwhile(
    sandbox,
    `import os from "node:os";
     import threads from "node:worker_threads";
     os.availableParallelism = () => 2;
     const { openSync } = fs;
     let pauseMs = 0;
     fs.openSync = (...given) => {
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
       pauseMs = 0;
       return openSync(...given);
     };
     const Worker = ${worker};
     threads.Worker = class extends Worker { constructor(...given) { pauseMs = 1_000; super(...given); } };
     if (!threads.isMainThread) { fs.writeSync(2, "A second thread.\\n"); ${inSecond} }`,
  );
}

function alone(sandbox: Sandbox): { readonly NODE_OPTIONS: string } {
  return meanwhile(sandbox, 'import os from "node:os"; os.availableParallelism = () => 1;');
}

describe("a second thread", () => {
  it("says what the first would say alone, in the same order", async () => {
    const sandbox = given({ ...files, "src/z.ts": `${guilty}const = 1;` });
    if (process.platform === "linux")
      writeFileSync(Buffer.from(`${join(sandbox.folder, "src/g")}\xff.ts`, "latin1"), guilty);
    const one = await sandbox.run(["check"], alone(sandbox));
    const two = await sandbox.run(["check"], withBusyFirstThread(sandbox));
    expect(one.stdout).toContain("src/f1149.ts");
    expect(one.stderr).toContain("src/z.ts:3: It does not parse");
    expect(two).toEqual({ ...one, stderr: `A second thread.\n${one.stderr}` });
  });

  it("says in a sentence where the settings are wrong of a file of its own", async () => {
    const settings = { "src/z/.sso-region.json": '{ "ssoRegion": "Oregon" }', "src/z/z.ts": guilty };
    const sandbox = given({ ...files, ...settings });
    const { code, stdout, stderr } = await sandbox.run(["check"], withBusyFirstThread(sandbox));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^A second thread\.\nThe settings file ".*" has "Oregon" as "ssoRegion"[^\n]*\.\n$/u);
  });

  it("changes nothing in which of wrong settings are named", async () => {
    const sandbox = given({
      ...files,
      "src/y/.sso-region.json": '{ "ssoRegion": "Oregon" }',
      "src/y/y.ts": guilty,
      "src/z/.sso-region.json": '{ "ssoRegion": "Ireland" }',
      "src/z/z.ts": guilty,
    });
    const one = await sandbox.run(["check"], alone(sandbox));
    const two = await sandbox.run(["check"], withBusyFirstThread(sandbox));
    expect(one.stderr).toContain('"Oregon"');
    expect(two).toEqual({ ...one, stderr: `A second thread.\n${one.stderr}` });
  });

  it.each([
    ["may not be started", { worker: "class { constructor() { throw new Error('It is not allowed.'); } }" }],
    [
      "has no code",
      { worker: "class extends threads.Worker { constructor(_, given) { super('/not/there.js', given); } }" },
    ],
    [
      "has too little memory",
      {
        worker: `class extends threads.Worker {
          constructor(file, given) { super(file, { ...given, resourceLimits: { maxOldGenerationSizeMb: 8 } }); }
        }`,
      },
    ],
    ["ends in the middle", { inSecond: "let left = 20; fs.closeSync = () => { if (left-- === 0) process.exit(); };" }],
    ["fails in the middle", { inSecond: "let left = 20; fs.closeSync = () => { if (left-- === 0) throw 1; };" }],
  ])("is done without where it %s", async (_, failure) => {
    const sandbox = given(files);
    const one = await sandbox.run(["check"], alone(sandbox));
    const two = await sandbox.run(["check"], withBusyFirstThread(sandbox, failure));
    expect(one.stdout).toContain("150 errors");
    expect({ ...two, stderr: two.stderr.replace(/^A second thread\.\n/u, "") }).toEqual(one);
  });

  it("is not started where little is left to do", async () => {
    const sandbox = given({ "a.ts": guilty, "b.ts": guilty });
    expect((await sandbox.run(["check"], withBusyFirstThread(sandbox))).stderr).toBe("");
  });
});
