import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { checks, configProblems } from "../../src/aws-config/check.ts";
import { readDocument } from "../../src/aws-config/document.ts";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { configs } from "../../src/index.ts";
import { canary, canaryConfig as text } from "../aws-config/canaries.ts";
import { node, root } from "../e2e/sandbox.ts";

const options = { crossRegion: true };

describe("no canary", () => {
  test("is in a message or its data, nor in the text of an edit", () => {
    const problems = Object.values(checks).flatMap((check) => check(readDocument(text), options));
    expect(problems.length).toBeGreaterThan(100);
    expect(JSON.stringify([problems, configProblems(text, options)])).not.toContain(canary);
  });

  test("is in the tree", () => {
    expect(JSON.stringify(readDocument(text).tree)).not.toContain(canary);
  });

  test("is in what the rules for code are told of profiles that do not sign in", () => {
    const { problems, profiles } = readSharedConfig({ config: { file: "config", text } });
    expect(JSON.stringify([problems, [...profiles.values()].map(({ problem }) => problem)])).not.toContain(canary);
  });
});

const folder = mkdtempSync(join(tmpdir(), "aws-config-canaries-"));
const file = join(folder, ".aws", "config");
beforeAll(() => {
  mkdirSync(join(folder, ".aws"));
  writeFileSync(file, text);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("no canary is in what ESLint prints", () => {
  test("of its results, but for the file's own text, which it adds as `source`", async () => {
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: [configs["aws-config"]] });
    const results = await eslint.lintFiles([file]);
    const messages = results.flatMap((result) => result.messages);
    expect(messages.length).toBeGreaterThan(100);
    expect(JSON.stringify(results, (key, value: unknown) => (key === "source" ? undefined : value))).not.toContain(
      canary,
    );
    for (const name of ["stylish", "html"]) {
      const formatter = await eslint.loadFormatter(name);
      expect(await formatter.format(results)).not.toContain(canary);
    }
  });

  test("with --debug", async () => {
    const config = join(folder, "eslint.config.mjs");
    const plugin = JSON.stringify(join(root, "dist/src/index.js"));
    writeFileSync(config, `import plugin from ${plugin};\nexport default [plugin.configs["aws-config"]];\n`);
    const bin = join(root, "node_modules/eslint/bin/eslint.js");
    const ran = await node(folder, [bin, "--debug", ".aws/config"]);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain("sso-region/aws-config-known-section");
    expect(ran.stderr).toContain("eslint:");
    expect(ran.stdout + ran.stderr).not.toContain(canary);
  });

  test("of a file that it cannot read", async () => {
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: [configs["aws-config"]] });
    const [result] = await eslint.lintText(`[default]\nregion = ${canary}\0`, { filePath: file });
    expect(result?.messages.map(({ message }) => message)).toEqual([
      "Parsing error: The file is not text in UTF-8: it holds NUL, as files in UTF-16 do.",
    ]);
  });
});
