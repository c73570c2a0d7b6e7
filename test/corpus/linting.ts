import type { Linter, Rule } from "eslint";
import plugin from "../../src/index.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import { isUnparsable, messagesOf, type Rules } from "./eslint.ts";
import type { Program } from "./programs.ts";
import { attempt, stopwatch, type Reader, type Reading } from "./reading.ts";
import { peakMegabytes } from "./tally.ts";

/** ESLint with our rules and a parser: its own where none is given. What suggestions make is read by ESLint, or as `isRead` does. */
export function lintedWith(
  parser?: Linter.Parser,
  isRead = (program: Program): boolean => isReadByESLint(program, parser),
): Reader {
  return (program) => lint(program, parser, isRead);
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

const watchedRules = Object.entries(plugin.rules).map(([name, rule]) => [name, watchedRule(rule)] as const);
const ours: Rules = {
  plugins: { "sso-region": { rules: Object.fromEntries(watchedRules) } },
  rules: plugin.configs.recommended.rules ?? {},
};

/** Suggestions of one file that are taken: each is another run of ESLint. */
const maxSuggestions = 5;

function lint(program: Program, parser: Linter.Parser | undefined, isRead: (program: Program) => boolean): Reading {
  Object.assign(watch, { milliseconds: 0, faults: [], isRun: false });
  const messages = messagesOf(program, parser, ours);
  const megabytes = peakMegabytes();
  const { milliseconds, faults } = watch;
  const unread = { findings: 0, rewritten: 0, faults };
  // What our rules throw is caught before it comes to ESLint.
  if (!messages) return { ...unread, state: "unreadable", milliseconds: 0 };
  if (isUnparsable(messages)) return { ...unread, state: "unparsable", milliseconds };
  if (!watch.isRun) faults.push(`No rule was run: ${messages[0]?.message ?? ""}`);
  const suggestions = messages.flatMap(({ suggestions: [first] = [] }) => (first ? [first.fix] : []));
  for (const fix of suggestions.slice(0, maxSuggestions)) {
    const made = fixed(program, fix);
    if (!isRead(made)) faults.push(`A suggestion made it unparsable:\n${made.text}`);
  }
  return { state: "read", milliseconds, findings: messages.length, rewritten: suggestions.length, faults, megabytes };
}

function fixed({ name, text }: Program, { range: [start, end], text: replacement }: Rule.Fix): Program {
  const bom = text.startsWith("\uFEFF") ? 1 : 0;
  return { name, text: applyEdits(text.slice(bom), [{ start, end, text: replacement }]) };
}

function isReadByESLint(program: Program, parser: Linter.Parser | undefined): boolean {
  const messages = messagesOf(program, parser);
  return messages !== undefined && !isUnparsable(messages);
}
