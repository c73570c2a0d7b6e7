import { readdirSync, readFileSync } from "node:fs";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import plugin from "../../src/index.ts";
import { parse } from "../../src/analysis/parse.ts";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import { rewrite, type Rewriting } from "../../src/remedy/rewrite.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { fixture } from "../fixture-files.ts";
import { openJudge, type Ruling, type SdkRequest, type Trial } from "../sdk/judge.ts";

/** A pair of files: what somebody wrote, and what a strategy makes of it. */
interface Pair {
  readonly strategy: Strategy;
  readonly name: string;
  readonly input: string;
  readonly output: string;
}

const pairs = strategies.flatMap((strategy) =>
  readdirSync(fixture(strategy))
    .filter((name) => name.includes(".input."))
    .map((name): Pair => ({
      strategy,
      name,
      input: read(strategy, name),
      output: read(strategy, name.replace(".input.", ".output.")),
    })),
);

function read(...names: string[]): string {
  return readFileSync(fixture(...names), "utf8");
}

const sharedConfig = loadSharedConfig({
  awsConfig: fixture("aws-config"),
  env: { AWS_SHARED_CREDENTIALS_FILE: fixture("no-credentials") },
});

function rewriting(text: string, { name, strategy }: Pair): Rewriting {
  const parsed = parse(text, name);
  if (parsed.kind === "unparsable") throw new Error(`${name}:${String(parsed.line)}: ${parsed.message}`);
  return rewrite(parsed.tree, strategy, { project: anyProject, sharedConfig });
}

/** What ESLint's rules say, with the parser that people use for such a file. */
function lint(text: string, { name, strategy }: Pair): Linter.LintMessage[] {
  const isTypeScript = /\.tsx?$/u.test(name) || text.startsWith("// @flow");
  const languageOptions: Linter.LanguageOptions = {
    sourceType: /\.cjs$|compiled/u.test(name) ? "commonjs" : "module",
    parserOptions: { ecmaFeatures: { jsx: name.endsWith("x") } },
    ...(isTypeScript && { parser: typescriptParser }),
  };
  const options = { suggestInline: strategy === "inline" };
  const rules = Object.fromEntries(
    Object.keys(plugin.configs.recommended.rules ?? {}).map((rule): [string, Linter.RuleEntry] => [
      rule,
      ["error", options],
    ]),
  );
  const config = { files: ["**/*.{js,cjs,mjs,ts,tsx}"], plugins: { "sso-region": plugin }, rules, languageOptions };
  return new Linter().verify(text, [config], { filename: name });
}

/**
 * The text with one suggestion after the other taken, as a person would: the first of a report is what the strategy prefers, but
 * for `defer` it is the last.
 */
function suggested(pair: Pair): string {
  const bom = pair.input.startsWith("\uFEFF") ? "\uFEFF" : "";
  const take = (text: string): string => {
    const fixes = lint(bom + text, pair).flatMap(
      ({ suggestions = [] }) => suggestions.at(pair.strategy === "defer" ? -1 : 0)?.fix ?? [],
    );
    const [fix] = fixes;
    return fix ? take(applyEdits(text, [{ start: fix.range[0], end: fix.range[1], text: fix.text }])) : text;
  };
  return bom + take(pair.input.slice(bom.length));
}

describe.each(pairs)("$strategy: $name", (pair) => {
  beforeAll(() => {
    vi.stubEnv("AWS_CONFIG_FILE", fixture("aws-config"));
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", fixture("no-credentials"));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it("becomes what stands beside it", () => {
    expect(rewriting(pair.input, pair).text).toBe(pair.output);
  });

  it("is not changed by a second run", () => {
    expect(rewriting(pair.output, pair).text).toBe(pair.output);
  });

  // ESLint has no parser of its own for Flow.
  it.skipIf(pair.name.startsWith("flow"))(
    "is rewritten to the same bytes by ESLint's suggestions, and only what is left is reported then",
    () => {
      expect(suggested(pair)).toBe(pair.output);
      const left = rewriting(pair.output, pair).outcomes.map(({ line }) => line);
      expect(lint(pair.output, pair).map(({ line }) => line)).toEqual(left);
    },
  );
});

/** A pair that exports a credential provider is run with the real SDK: bare and behind a client, with an SSO profile and with a role. */
const runnable = pairs.filter(
  ({ input, output }) => input !== output && /(?<!-)\bprovider\b|\bmakeProvider\b/u.test(input),
);
const circumstances = ["dev", "deploy"].flatMap((profile) =>
  [undefined, { region: "ca-central-1" }].map((client) => ({ profile, client })),
);

function trials(source: string, name: string): Trial[] {
  return circumstances.map(({ profile, client }) => ({
    fileName: name.replace(".input", ""),
    source,
    config: read("aws-config"),
    env: { AWS_PROFILE: profile, STAGE_REGION: "ap-south-1" },
    ...(client && { client }),
  }));
}

function requests({ requests: all }: Ruling, service: SdkRequest["service"]): string[] {
  return all
    .filter((request) => request.service === service)
    .map(({ region, accountId, roleName, roleArn }) => [region, accountId, roleName, roleArn].join(" "));
}

const { judge, close } = openJudge();
afterAll(close);

/** The programs whose `ssoRegion` makes the SDK throw. */
const throwing = /own-region-(?:alone|incomplete|on-the-chain)/u;

describe.each(runnable.filter(({ name }) => !throwing.test(name)))("$strategy: $name, run with the SDK", (pair) => {
  it("signs in to SSO in the profile's sso_region, with the same account and role, and calls STS where it did", async () => {
    const { before, after, ssoRegion } = await judged(pair);
    const ssoBefore = before.flatMap((ruling) => requests(ruling, "sso"));
    const ssoAfter = after.flatMap((ruling) => requests(ruling, "sso"));
    expect(ssoBefore.some((request) => !request.startsWith(ssoRegion))).toBe(true);
    expect(ssoAfter).toEqual(ssoBefore.map((request) => request.replace(/^\S+/u, ssoRegion)));
    expect(after.map((ruling) => requests(ruling, "sts"))).toEqual(before.map((ruling) => requests(ruling, "sts")));
    expect(after.map(({ error }) => error)).toEqual(before.map(({ error }) => error));
  });
});

describe.each(runnable.filter(({ name }) => throwing.test(name)))("$strategy: $name, run with the SDK", (pair) => {
  it("threw, and signs in to SSO in the profile's sso_region", async () => {
    const { before, after, ssoRegion } = await judged(pair);
    expect(before.map(({ error }) => error?.message)).toEqual(
      circumstances.map(() => expect.stringContaining("Incomplete configuration") as string),
    );
    const [bare] = after;
    expect(bare && requests(bare, "sso")).toEqual([`${ssoRegion} 111122223333 Developer `]);
  });
});

async function judged({
  name,
  input,
  output,
}: Pair): Promise<{ before: Ruling[]; after: Ruling[]; ssoRegion: string }> {
  const rulings = await judge([...trials(input, name), ...trials(output, name)]);
  const ssoRegion = /legacy|complete-sso/u.test(name) ? "eu-west-1" : "us-west-2";
  return { before: rulings.slice(0, circumstances.length), after: rulings.slice(circumstances.length), ssoRegion };
}
