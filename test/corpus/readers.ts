import { createRequire } from "node:module";
import path from "node:path";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter, type Rule } from "eslint";
import { parse } from "../../src/analysis/parse.ts";
import plugin from "../../src/index.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import { knowledge } from "./knowledge.ts";
import { install } from "./packages.ts";
import type { Program } from "./programs.ts";

/**
 * What came of one program. `unreadable`: the parser, or ESLint before any rule is run, cannot cope with it.
 * `milliseconds` are processor time of our own code: of the rules, or of parsing, analysis and all remedies together.
 */
export interface Reading {
  readonly state: "read" | "unparsable" | "unreadable";
  readonly milliseconds: number;
  readonly findings: number;
  readonly rewritten: number;
  /** What must not be, in a sentence each. */
  readonly faults: readonly string[];
}

/** A way in which programs are read. */
export type Reader = (program: Program) => Reading;

/** The parsers that we have, and programs are read with: `@babel/parser` is our own. */
export const readers: Readonly<Record<string, Reader>> = {
  "@babel/parser": readByOurselves,
  espree: (program) => lint(program, {}),
  "@typescript-eslint/parser": (program) => lint(program, { parser: typescriptParser }),
};

/** Babel's parser for ESLint 10 declares a newer Node.js than we do: it is fetched where it is used. */
const fetchedParser = "@babel/eslint-parser";
const fetchedPackages = [`${fetchedParser}@8.1.2`, "@babel/core@8.1.2"];

export const readerNames: readonly string[] = [...Object.keys(readers), fetchedParser];

/**
 * The readers, and one with the parser that is fetched.
 * @throws npm's own error where it cannot be had.
 */
export async function allReaders(): Promise<typeof readers> {
  const require = createRequire(path.join(await install(...fetchedPackages), "package.json"));
  const parser = require(fetchedParser) as Linter.Parser;
  return { ...readers, [fetchedParser]: (program) => lint(program, { parser }) };
}

/** Processor time, which other processes do not change, in milliseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function readByOurselves({ name, text }: Program): Reading {
  const faults: string[] = [];
  const started = cpuTime();
  const parsed = attempt(() => parse(text, name), faults);
  if (parsed?.kind !== "parsed") {
    const message = parsed?.message ?? "";
    // A `RangeError` is foreseen: code that no parser's stack is deep enough for.
    if (message.startsWith("The parser failed")) faults.push(message);
    const state = message.startsWith("The code is nested") ? "unreadable" : "unparsable";
    return { state, milliseconds: cpuTime() - started, findings: 0, rewritten: 0, faults };
  }
  const { tree } = parsed;
  const all = strategies.map((strategy) => ({
    strategy,
    made: attempt(() => rewrite(tree, strategy, knowledge), faults),
  }));
  const milliseconds = cpuTime() - started;
  for (const { strategy, made } of all) {
    if (made && made.text !== text) faults.push(...faultsOfRewritten(name, made.text, strategy, 0));
  }
  const findings = Math.max(0, ...all.map(({ made }) => made?.outcomes.length ?? 0));
  return {
    state: "read",
    milliseconds,
    findings,
    rewritten: all.filter(({ made }) => made && made.text !== text).length,
    faults,
  };
}

/** Calls within each other are rewritten one a run, the outermost first. */
const maxNesting = 10;

function faultsOfRewritten(name: string, text: string, strategy: Strategy, runs: number): string[] {
  const parsed = parse(text, name);
  if (parsed.kind === "unparsable") return [`"${strategy}" made it unparsable: ${parsed.message}\n${text}`];
  const again = rewrite(parsed.tree, strategy, knowledge);
  if (again.text === text) return [];
  const isExpected = runs < maxNesting;
  return isExpected && again.outcomes.length > 0
    ? faultsOfRewritten(name, again.text, strategy, runs + 1)
    : [`"${strategy}" changed its own output:\n${text}\n-- to --\n${again.text}`];
}

function attempt<T>(run: () => T, faults: string[]): T | undefined {
  try {
    return run();
  } catch (thrown) {
    faults.push(said(thrown));
    return undefined;
  }
}

function said(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message).split("\n").slice(0, 6).join("\n") : String(thrown);
}

/** Time spent in our rules, and what they threw, over one run of ESLint. */
interface Watch {
  milliseconds: number;
  faults: string[];
}

const watch: Watch = { milliseconds: 0, faults: [] };

function watched<Given extends unknown[], Result>(run: (...given: Given) => Result, fallback: Result) {
  return (...given: Given): Result => {
    const started = cpuTime();
    const result = attempt(() => run(...given), watch.faults);
    watch.milliseconds += cpuTime() - started;
    return result ?? fallback;
  };
}

function watchedRule(rule: Rule.RuleModule): Rule.RuleModule {
  return {
    ...(rule.meta && { meta: rule.meta }),
    create(context) {
      const listeners = Object.entries(watched((given: typeof context) => rule.create(given), {})(context));
      const all = listeners.map(([event, run]) => [event, watched(run as () => void, undefined)]);
      return Object.fromEntries(all) as Rule.RuleListener;
    },
  };
}

const rules = Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, watchedRule(rule)]));
const linter = new Linter();

/** Suggestions of one file that are taken: what each makes is parsed again, without our rules. */
const maxSuggestions = 5;

function lint({ name, text }: Program, { parser }: Pick<Linter.LanguageOptions, "parser">): Reading {
  Object.assign(watch, { milliseconds: 0, faults: [] });
  const config = configFor(name, parser);
  let messages: Linter.LintMessage[];
  try {
    messages = linter.verify(text, [config], { filename: name });
  } catch {
    // Ours are caught before they come here.
    return { state: "unreadable", milliseconds: 0, findings: 0, rewritten: 0, faults: watch.faults };
  }
  const { milliseconds, faults } = watch;
  const isUnparsable = messages.some(({ fatal }) => fatal === true);
  if (isUnparsable) return { state: "unparsable", milliseconds, findings: 0, rewritten: 0, faults };
  const suggestions = messages.flatMap(({ suggestions: [first] = [] }) => (first ? [first.fix] : []));
  for (const { range, text: replacement } of suggestions.slice(0, maxSuggestions)) {
    const bom = text.startsWith("\uFEFF") ? 1 : 0;
    const made = applyEdits(text.slice(bom), [{ start: range[0], end: range[1], text: replacement }]);
    const isBroken = linter
      .verify(made, [{ ...config, rules: {} }], { filename: name })
      .some(({ fatal }) => fatal === true);
    if (isBroken) faults.push(`A suggestion made it unparsable:\n${made}`);
  }
  return { state: "read", milliseconds, findings: messages.length, rewritten: suggestions.length, faults };
}

function configFor(name: string, parser: Linter.LanguageOptions["parser"]): Linter.Config {
  return {
    files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"],
    plugins: { "sso-region": { rules } },
    rules: plugin.configs.recommended.rules ?? {},
    linterOptions: { reportUnusedDisableDirectives: "off" },
    languageOptions: {
      sourceType: name.endsWith(".cjs") ? "commonjs" : "module",
      ...(parser && { parser }),
      parserOptions: {
        ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(name) },
        requireConfigFile: false,
        babelOptions: {
          babelrc: false,
          configFile: false,
          compact: false,
          parserOpts: { plugins: [/\.[cm]?tsx?$/u.test(name) ? "typescript" : "flow", "jsx", "decorators"] },
        },
      },
    },
  };
}
