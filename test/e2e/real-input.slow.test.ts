import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { positionAt } from "../../src/analysis/positions.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import plugin from "../../src/index.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import { mentionsFactory } from "../../src/sdk/factories.ts";
import { mayImportFactory } from "../../src/sdk/specifiers.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";
import { exampleConfig, filesIn, published, temporaryFolder } from "./sandbox.ts";

/** Programs as they are published, and every provider call in them that names the SDK's packages: file, line, column, verdict. */
const packages = [
  { name: "sst@2.49.0", calls: ["credentials.js:15:25 fromNodeProviderChain overriddenSsoRegion"], mentions: 13 },
  { name: "sst@2.49.3", calls: ["credentials.js:14:22 fromNodeProviderChain clean"], mentions: 13 },
  { name: "serverless@3", calls: [], mentions: 0 },
  { name: "aws-cdk-lib", calls: [], mentions: 0 },
] as const;

const temporary = temporaryFolder();
const knowledge = {
  project: anyProject,
  sharedConfig: loadSharedConfig({ awsConfig: exampleConfig, env: { HOME: temporary.folder } }),
};
const folders = new Map<string, string>();

beforeAll(async () => {
  for (const { name } of packages) folders.set(name, await published(temporary.folder, name));
});

afterAll(temporary.remove);

function read(name: string, file: string): string {
  return readFileSync(join(folders.get(name) ?? "", file), "utf8");
}

function sourcesOf(name: string): string[] {
  return filesIn(folders.get(name) ?? "").filter((file) => /\.[cm]?[jt]sx?$/u.test(file));
}

interface Examined {
  readonly parsed: boolean;
  readonly calls: readonly string[];
  readonly outcomes: readonly string[];
  readonly text: string;
}

const examined = new Map<string, Examined>();

/** What the core makes of a text. Two versions of a package share most of their files, which are looked at once. */
function examine(text: string, file: string): Examined {
  const key = createHash("sha256").update(`${file}\0${text}`).digest("hex");
  const known = examined.get(key) ?? examineAnew(text, file);
  examined.set(key, known);
  return known;
}

function examineAnew(text: string, file: string): Examined {
  // As all faces do: the longest bundles hold the SDK, import none of it, and are not parsed.
  if (!mayImportFactory(text)) return { parsed: true, calls: [], outcomes: [], text };
  const parsed = parse(text, file);
  if (parsed.kind === "unparsable") return { parsed: false, calls: [], outcomes: [], text };
  const calls = providerCalls(parsed.tree).map((call) => {
    const verdict = verdictOf(call, parsed.tree, anyProject.settings);
    const node = verdict.kind === "overridden" ? verdict.culprit.property : call.node;
    const { line, column } = positionAt(text, node.range[0]);
    const said = verdict.kind === "overridden" ? verdict.code : verdict.kind;
    return `${file}:${line}:${column} ${call.factory} ${said}`;
  });
  const { text: after, outcomes } = rewrite(parsed.tree, "explicit", knowledge);
  return { parsed: true, calls, outcomes: outcomes.map(({ line, remedy }) => `${line} ${remedy.kind}`), text: after };
}

const linted = new Map<string, readonly Linter.LintMessage[]>();

/** What ESLint says by our recommended config, with the parser that people use for such a file. */
function lint(text: string, file: string): readonly Linter.LintMessage[] {
  const key = createHash("sha256").update(`${file}\0${text}`).digest("hex");
  const languageOptions: Linter.LanguageOptions = /\.[cm]?tsx?$/u.test(file) ? { parser: typescriptParser } : {};
  const config = { files: ["**/*"], ...plugin.configs.recommended, languageOptions };
  // The comments in bundled files are for the rules of their makers.
  const options = { filename: file, allowInlineConfig: false, reportUnusedDisableDirectives: false };
  const known = linted.get(key) ?? new Linter().verify(text, [config], options);
  linted.set(key, known);
  return known;
}

describe("sst 2.49.0, which has the bug, and 2.49.3, which has the fix", () => {
  it.each<Strategy>([...strategies])("the first is rewritten to the very bytes of the second, by %s", (strategy) => {
    const text = read("sst@2.49.0", "credentials.js");
    const parsed = parse(text, "credentials.js");
    if (parsed.kind === "unparsable") throw new Error(parsed.message);
    const after = rewrite(parsed.tree, strategy, knowledge);
    expect(after.outcomes).toMatchObject([{ line: 15, factory: "fromNodeProviderChain", remedy: { kind: "defer" } }]);
    expect(after.text).toContain("        parentClientConfig: { region: project.config.region },\n");
    expect(after.text).toBe(read("sst@2.49.3", "credentials.js"));
  });

  it("the first is reported at the region, with one suggestion, which makes the same bytes", () => {
    const text = read("sst@2.49.0", "credentials.js");
    const [report, ...others] = lint(text, "credentials.js");
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      ruleId: "sso-region/no-overridden-sso-region",
      messageId: "overriddenSsoRegion",
      line: 15,
      column: 25,
      endLine: 15,
      endColumn: 54,
    });
    const [suggestion, ...more] = report?.suggestions ?? [];
    expect(more).toEqual([]);
    const [start = 0, end = 0] = suggestion?.fix.range ?? [];
    const after = applyEdits(text, [{ start, end, text: suggestion?.fix.text ?? "" }]);
    expect(after).toBe(read("sst@2.49.3", "credentials.js"));
  });

  it("the second is left in peace", () => {
    const text = read("sst@2.49.3", "credentials.js");
    expect(lint(text, "credentials.js")).toEqual([]);
    expect(examine(text, "credentials.js")).toMatchObject({ outcomes: [], text });
  });
});

describe.each(packages)("the whole of $name", ({ name, calls, mentions }) => {
  it("gives the core no error and no false alarm, and changes no file but where a call is reported", () => {
    const start = performance.now();
    const files = sourcesOf(name);
    const texts = files.map((file) => [file, read(name, file)] as const);
    const bytes = texts.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
    const mentioning = texts.filter(([, text]) => mentionsFactory(text));
    const results = mentioning.map(([file, text]) => ({ file, before: text, ...examine(text, file) }));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${name}: ${files.length} files, ${bytes} bytes, ${results.length} parsed, ${seconds} s`);
    expect(files.length).toBeGreaterThan(300);
    expect(results.filter(({ parsed }) => !parsed).map(({ file }) => file)).toEqual([]);
    expect(results).toHaveLength(mentions);
    expect(results.flatMap((result) => result.calls)).toEqual(calls);
    const overridden = calls.filter((call) => call.includes("overridden")).map((call) => call.split(":")[0]);
    expect(results.filter(({ before, text }) => before !== text).map(({ file }) => file)).toEqual(overridden);
  });

  it("gives ESLint no error and the same reports", () => {
    const start = performance.now();
    const reports = sourcesOf(name).flatMap((file) => {
      const text = read(name, file);
      if (!mentionsFactory(text)) return [];
      return lint(text, file).map(
        ({ messageId, message, line, column }) => `${file}:${line}:${column} ${messageId ?? message}`,
      );
    });
    console.log(`${name}: ${reports.length} reports by ESLint, ${((performance.now() - start) / 1000).toFixed(1)} s`);
    expect(reports).toEqual(
      calls.filter((call) => call.includes("overridden")).map((call) => call.replace("fromNodeProviderChain ", "")),
    );
  });
});
