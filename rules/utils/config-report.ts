import type { Rule } from "eslint";
import { checks, type ConfigOptions } from "../../src/aws-config/check.ts";
import type { ConfigDocument, Place } from "../../src/aws-config/document.ts";
import type { Edit, Problem } from "../../src/aws-config/problems/problem.ts";
import type { ConfigRule } from "../../src/aws-config/rules.ts";
import { configRule } from "../../src/verdict/rules.ts";

/** Where the rules for the shared config file work. */
export const languages = ["sso-region/aws-config"];

/** What ESLint tells of a rule for the shared config file. */
export function docsOf(rule: ConfigRule): { description: string; recommended: boolean; url: string } {
  const { description, url } = configRule(rule);
  return { description, recommended: true, url };
}

/** The source code that our language makes. */
interface WithDocument {
  readonly document: ConfigDocument;
}

/** The listeners of a rule for the shared config file: it reports what its check finds. In another language it is silent. */
export function reportProblems(context: Rule.RuleContext, rule: ConfigRule): Rule.RuleListener {
  return {
    document() {
      const { document } = context.sourceCode as unknown as WithDocument;
      const [options] = context.options as readonly ConfigOptions[];
      for (const problem of checks[rule](document, options)) report(context, problem);
    },
  };
}

function report(context: Rule.RuleContext, { code, place, data, fix, suggestions = [] }: Problem): void {
  context.report({
    loc: locationOf(place),
    messageId: code,
    data,
    fix: fix ? asFix(fix.edits) : null,
    suggest: suggestions.map(({ code: messageId, data, edits }) => ({ messageId, data, fix: asFix(edits) })),
  });
}

function asFix(edits: readonly Edit[]): (fixer: Rule.RuleFixer) => Rule.Fix[] {
  return (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}

function locationOf({ start, end, line, column }: Place) {
  return { start: { line, column }, end: { line, column: column + end - start } };
}
