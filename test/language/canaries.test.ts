import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { checks, configProblems } from "../../src/aws-config/check.ts";
import { readDocument } from "../../src/aws-config/document.ts";
import { KNOWN_KEYS } from "../../src/aws-config/keys.ts";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { configs } from "../../src/index.ts";
import { node, root } from "../e2e/sandbox.ts";

// Names of profiles and sessions, and regions, may be told. Nothing else: each other place holds a canary.

const canary = "CANARY";
const told = new Set(["region", "sso_region", "sso_session", "source_profile"]);
const secretKeys = [...KNOWN_KEYS].filter((key) => !told.has(key));

const text = [
  `${canary} before any section`,
  "[profile a]",
  ...secretKeys.map((key) => `${key} = ${canary}`),
  ...secretKeys.map((key) => `${key.toUpperCase()} = ${canary} # ${canary}`),
  ...secretKeys.map((key) => `  ${key} = ${canary}#${canary}`),
  `region = us-west-2#${canary}`,
  `region = "us-west-2"#${canary}`,
  `region = us-west-2 ${canary}`,
  `sso_region = 'eu-west-1';${canary}`,
  `sso_session = s#${canary}`,
  `[profile b]#${canary}`,
  `[profile ${canary}`,
  `[profile b ${canary}]`,
  `[tool ${canary}]`,
  "[profile c]",
  canary,
  `${canary} = ${canary}`,
  `${canary} = ${canary}`,
  `  ${canary}`,
  `= ${canary}`,
  `${canary} =`,
  `a ${canary} = 1`,
  `aws_secret_access_key: ${canary}`,
  `aws_secret_access_key ${canary}`,
  `role_arn = ${canary}`,
  `source_profile = nobody#${canary}`,
  "s3 =",
  `  aws_secret_access_key = ${canary}`,
  `  ${canary} =`,
  "[sso-session s]",
  `sso_region = us-east-1#${canary}`,
  `sso_start_url = ${canary}`,
  "[profile d]",
  "sso_session = s",
  `sso_region = eu-west-1 # ${canary}`,
  `sso_start_url = other${canary}`,
  "region = cn-north-1",
  "[profile e]",
  "sso_session = bare",
  `sso_region = us-west-2#${canary}`,
  "[sso-session bare]",
  `sso_start_url = ${canary}`,
  `# eslint sso-region/aws-config-valid-region: ${canary}`,
  "",
].join("\n");

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
