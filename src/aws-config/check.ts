import { directivesOf, withoutDisabled } from "./directives.ts";
import { readDocument, type ConfigDocument } from "./document.ts";
import { lineProblems } from "./problems/lines.ts";
import { fill, problemMessages, suggestionMessages } from "./problems/messages.ts";
import type { Edit, Problem, Suggestion } from "./problems/problem.ts";
import { regionProblems, type RegionOptions } from "./problems/regions.ts";
import { sectionProblems } from "./problems/sections.ts";
import { ssoProfileProblems, type SsoProfileOptions } from "./problems/sso-profiles.ts";
import { configRules, type ConfigRule } from "./rules.ts";

export type ConfigOptions = SsoProfileOptions & RegionOptions;

/** What each rule checks. */
export const checks: Readonly<Record<ConfigRule, (document: ConfigDocument, options?: ConfigOptions) => Problem[]>> = {
  "aws-config-known-section": sectionProblems,
  "aws-config-no-ignored-line": lineProblems,
  "aws-config-valid-region": regionProblems,
  "aws-config-valid-sso-profile": ssoProfileProblems,
};

/** A way to mend a problem, as an imperative, and its edits: offsets zero-based, `end` exclusive. */
interface ConfigFix {
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** A problem as people are told of it. `line` and `column` are one-based, `endColumn` is exclusive and on the same line. */
export interface ConfigProblem {
  readonly rule: `sso-region/${ConfigRule}`;
  readonly code: Problem["code"];
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly fixes: readonly ConfigFix[];
}

const RULES = Object.keys(configRules) as ConfigRule[];

/** What `problemsIn` finds in the document of a text. Never throws. */
export function configProblems(text: string, options: ConfigOptions = {}): ConfigProblem[] {
  return problemsIn(readDocument(text), options);
}

/**
 * What the four rules report of a shared config file, in its order, without what its comments turn off.
 * Messages hold no value of the file but names of profiles and sessions, `region` and `sso_region`. Never throws.
 */
export function problemsIn(document: ConfigDocument, options: ConfigOptions = {}): ConfigProblem[] {
  const directives = directivesOf(document);
  const found = RULES.flatMap((name) => {
    const rule = `sso-region/${name}` as const;
    const problems = withoutDisabled(checks[name](document, options), directives, rule);
    return problems.map((problem) => toConfigProblem(rule, problem));
  });
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

function toConfigProblem(rule: ConfigProblem["rule"], problem: Problem): ConfigProblem {
  const { code, place, data, fix, suggestions = [] } = problem;
  const { line, column, start, end } = place;
  return {
    rule,
    code,
    message: fill(problemMessages[code], data),
    line,
    column,
    endColumn: column + end - start,
    fixes: [...(fix ? [fix] : []), ...suggestions].map(toFix),
  };
}

function toFix({ code, data, edits }: Suggestion): ConfigFix {
  return { description: fill(suggestionMessages[code], data), edits };
}
