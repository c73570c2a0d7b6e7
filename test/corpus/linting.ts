import { Linter, type Rule } from "eslint";
import path from "node:path";
import plugin from "../../src/index.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import type { Program } from "./programs.ts";
import { attempt, stopwatch, type Reader, type Reading } from "./reading.ts";

/** ESLint with our rules and a parser: its own where none is given. */
export function lintedWith(parser?: Linter.Parser): Reader {
  return (program) => lint(program, parser ? { parser } : {});
}

/** Time spent in our rules, and what they threw, over one run of ESLint. */
interface Watch {
  milliseconds: number;
  faults: string[];
  isRun: boolean;
}

const watch: Watch = { milliseconds: 0, faults: [], isRun: false };

function watched<Given extends unknown[], Result>(run: (...given: Given) => Result, fallback: Result) {
  return (...given: Given): Result => {
    const running = stopwatch();
    const result = attempt(() => run(...given), watch.faults);
    watch.milliseconds += running();
    return result ?? fallback;
  };
}

function watchedRule(rule: Rule.RuleModule): Rule.RuleModule {
  return {
    ...(rule.meta && { meta: rule.meta }),
    create(context) {
      watch.isRun = true;
      const listeners = Object.entries(watched((given: typeof context) => rule.create(given), {})(context));
      const all = listeners.map(([event, run]) => [event, watched(run as () => void, undefined)]);
      return Object.fromEntries(all) as Rule.RuleListener;
    },
  };
}

const rules = Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, watchedRule(rule)]));
const linter = new Linter();

/** Suggestions of one file that are taken: each is another run of ESLint. */
const maxSuggestions = 5;

function lint({ name: file, text }: Program, { parser }: Pick<Linter.LanguageOptions, "parser">): Reading {
  Object.assign(watch, { milliseconds: 0, faults: [], isRun: false });
  // By its whole path, ESLint would pass over what is below "node_modules".
  const name = path.basename(file);
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
  if (!watch.isRun) faults.push(`No rule was run: ${messages[0]?.message ?? ""}`);
  const suggestions = messages.flatMap(({ suggestions: [first] = [] }) => (first ? [first.fix] : []));
  for (const { range, text: replacement } of suggestions.slice(0, maxSuggestions)) {
    const bom = text.startsWith("\uFEFF") ? 1 : 0;
    const made = applyEdits(text.slice(bom), [{ start: range[0], end: range[1], text: replacement }]);
    const parsed = linter.verify(made, [{ ...config, rules: {} }], { filename: name });
    const isBroken = parsed.some(({ fatal }) => fatal === true);
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
