import { directivesOf, withoutDisabled } from "./directives.ts";
import { readDocument, type ConfigDocument } from "./document.ts";
import { lineProblems } from "./problems/lines.ts";
import { fill, problemMessages } from "./problems/messages.ts";
import type { Edit, Problem } from "./problems/problem.ts";
import { regionProblems, type RegionOptions } from "./problems/regions.ts";
import { sectionProblems } from "./problems/sections.ts";
import { ssoProfileProblems, type SsoProfileOptions } from "./problems/sso-profiles.ts";

export type ConfigRule =
  | "aws-config-known-section"
  | "aws-config-no-ignored-line"
  | "aws-config-valid-region"
  | "aws-config-valid-sso-profile";
export type ConfigOptions = SsoProfileOptions & RegionOptions;

/** What each rule checks; the rules' names without the prefix `sso-region/`. */
export const checks: Readonly<Record<ConfigRule, (document: ConfigDocument, options?: ConfigOptions) => Problem[]>> = {
  "aws-config-known-section": sectionProblems,
  "aws-config-no-ignored-line": lineProblems,
  "aws-config-valid-region": regionProblems,
  "aws-config-valid-sso-profile": ssoProfileProblems,
};

/** A problem as people are told of it. `line` and `column` are one-based, `endColumn` is exclusive and on the same line. */
export interface ConfigProblem {
  readonly rule: `sso-region/${ConfigRule}`;
  readonly code: Problem["code"];
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** Edits of the text (offsets zero-based, `end` exclusive) that change nothing else; undefined where none is safe. */
  readonly fix: readonly Edit[] | undefined;
}

const RULES = Object.keys(checks) as ConfigRule[];

/**
 * What the four rules report of the text of a shared config file, in its order, without what its comments turn off.
 * Messages hold no value of the file but names of profiles and sessions, `region` and `sso_region`. Never throws.
 */
export function configProblems(text: string, options: ConfigOptions = {}): ConfigProblem[] {
  const document = readDocument(text);
  const directives = directivesOf(document);
  const found = RULES.flatMap((name) => {
    const rule = `sso-region/${name}` as const;
    const problems = withoutDisabled(checks[name](document, options), directives, rule);
    return problems.map((problem) => toConfigProblem(rule, problem));
  });
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

function toConfigProblem(rule: ConfigProblem["rule"], { code, place, data, fix }: Problem): ConfigProblem {
  const { line, column, start, end } = place;
  return { rule, code, message: fill(problemMessages[code], data), line, column, endColumn: column + end - start, fix };
}
