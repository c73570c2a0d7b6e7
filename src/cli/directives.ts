import { ConfigCommentParser } from "@eslint/plugin-kit";
import type { TSESTree } from "@typescript-eslint/types";
import type { Severity } from "./report.ts";

/** Where a rule is turned off or on, from a place on; undefined as the rule: all of them. */
interface Switch {
  readonly isOff: boolean;
  readonly rule: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** A line on which a rule is silent. */
interface SilentLine {
  readonly rule: string | undefined;
  readonly line: number;
}

/** What a file's own comments say of rules, in the order of the source. */
interface Directives {
  readonly switches: Switch[];
  readonly silentLines: SilentLine[];
  /** By a comment `eslint rule: "warn"`, for the whole file. The first for a rule counts. */
  readonly severities: Map<string, Severity | "off">;
}

/** The severity of what a rule finds at a place, which counts from one. "off": a comment says not to report it. */
export type SeverityAt = (rule: string, place: { readonly line: number; readonly column: number }) => Severity | "off";

const parser = new ConfigCommentParser();

/**
 * What a file's comments for ESLint (10) make of findings: `eslint-disable`, `-enable`, `-disable-line`, `-disable-next-line`
 * and `eslint`, each for the rules it names or, but for the last, for all.
 */
export function severityBy(comments: readonly TSESTree.Comment[]): SeverityAt {
  const { switches, silentLines, severities } = directivesIn(comments);
  return (rule, { line, column }) => {
    const concerns = (named: { readonly rule: string | undefined }): boolean =>
      named.rule === undefined || named.rule === rule;
    const isBefore = (one: Switch): boolean => one.line < line || (one.line === line && one.column <= column);
    const last = switches.findLast((one) => concerns(one) && isBefore(one));
    const isSilent = last?.isOff === true || silentLines.some((one) => concerns(one) && one.line === line);
    return isSilent ? "off" : (severities.get(rule) ?? "error");
  };
}

function directivesIn(comments: readonly TSESTree.Comment[]): Directives {
  const directives: Directives = { switches: [], silentLines: [], severities: new Map() };
  for (const comment of comments) {
    const directive = parser.parseDirective(comment.value);
    if (directive) take(directive.label, directive.value, comment, directives);
  }
  return directives;
}

function take(label: string, value: string, { type, loc }: TSESTree.Comment, into: Directives): void {
  const isBlock = (type as string) === "Block";
  const silence = (line: number): void => {
    into.silentLines.push(...rulesIn(value).map((rule) => ({ rule, line })));
  };
  if (label === "eslint-disable-next-line") silence(loc.end.line + 1);
  else if (label === "eslint-disable-line" && loc.start.line === loc.end.line) silence(loc.start.line);
  else if (isBlock && (label === "eslint-disable" || label === "eslint-enable")) {
    const place = { line: loc.start.line, column: loc.start.column + 1 };
    into.switches.push(...rulesIn(value).map((rule) => ({ isOff: label === "eslint-disable", rule, ...place })));
  } else if (isBlock && label === "eslint") configure(value, into.severities);
}

function rulesIn(value: string): (string | undefined)[] {
  const named = Object.keys(parser.parseListConfig(value));
  return named.length === 0 ? [undefined] : named;
}

const severityNames: ReadonlyMap<unknown, Severity | "off"> = new Map([
  ...([0, "off"] as const).map((name) => [name, "off"] as const),
  ...([1, "warn"] as const).map((name) => [name, "warning"] as const),
  ...([2, "error"] as const).map((name) => [name, "error"] as const),
]);

/** Takes in what a comment `eslint rule: "warn"` says behind its first word. */
export function configure(value: string, severities: Map<string, Severity | "off">): void {
  const parsed = parser.parseJSONLikeConfig(value);
  if (!parsed.ok) return;
  for (const [rule, given] of Object.entries(parsed.config)) {
    const severity = severityNames.get(Array.isArray(given) ? given[0] : given);
    if (severity !== undefined && !severities.has(rule)) severities.set(rule, severity);
  }
}
