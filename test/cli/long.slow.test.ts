import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { node } from "../e2e/sandbox.ts";
import { binary, guilty, meanwhile, sandbox } from "./binary.ts";

const many = sandbox({ "a.txt": "" });
afterAll(many.remove);

/** Fills folders of a hundred with files of the same text. */
function fillWith(count: number, name: string, text: string): void {
  for (let i = 0; i < count; i += 1) {
    const folder = join(many.folder, `${name}${Math.floor(i / 100)}`);
    if (i % 100 === 0) mkdirSync(folder);
    writeFileSync(join(folder, `${i}.ts`), text);
  }
}

describe("50,000 files, 1,000 of them guilty", () => {
  fillWith(49_000, "other", "export const nothing = 1;\n".repeat(40));
  fillWith(1_000, "guilty", guilty);
  const measured = meanwhile(
    many,
    `import { isMainThread } from "node:worker_threads";
     if (isMainThread) process.on("exit", () => process.stderr.write(\`\${process.resourceUsage().maxRSS}\`));`,
  );

  it.each([
    ["without git", []],
    ["with git", ["init", "-q"]],
  ])("are checked in less than 200 MB, %s", async (_, git) => {
    if (git.length > 0) many.git(...git);
    const { code, stdout, stderr } = await many.run(["check", "--format", "json"], measured);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toHaveLength(1_000);
    expect(Number(stderr)).toBeGreaterThan(0);
    expect(Number(stderr) / 1024).toBeLessThan(200);
  });

  it("are planned to be rewritten in less than 200 MB", async () => {
    const { code, stderr } = await many.run(["fix", "--dry-run", "--format", "json"], measured);
    expect(code).toBe(1);
    expect(Number(stderr) / 1024).toBeLessThan(200);
  });
});

describe.runIf(process.platform === "linux")("progress", () => {
  const command = `"${process.execPath}" "${binary}" check`;
  const inTerminal = (env: Record<string, string>) =>
    node(
      many.folder,
      [
        "-e",
        `process.exitCode = require("node:child_process").spawnSync("script", ["-qec", process.argv[1], "/dev/null"], { stdio: "inherit" }).status`,
        command,
      ],
      { TERM: "xterm", ...env },
    );

  // A thousand do not take long enough.
  beforeAll(() => {
    fillWith(9_000, "more", guilty);
  });

  it("is shown on a terminal", async () => {
    execFileSync("script", ["--version"]);
    const { stdout } = await inTerminal({ FORCE_COLOR: "1" });
    expect(stdout).toMatch(/Checked [\d,]+ of [\d,]+ files/u);
    expect(stdout).toContain("10,000 errors, 0 warnings.");
  });

  it("is not shown in CI, nor in a pipe", async () => {
    expect((await inTerminal({ CI: "true" })).stdout).not.toMatch(/Checked/u);
    const { stdout, stderr } = await many.run(["check"]);
    expect(stdout + stderr).not.toMatch(/Checked/u);
  });
});
