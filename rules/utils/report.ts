import type { Rule } from "eslint";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { suggestionOf } from "../../src/remedy/messages.ts";
import { applicableRemedies } from "../../src/remedy/plan.ts";
import type { Remedy } from "../../src/remedy/remedy.ts";
import { mentionsFactory } from "../../src/sdk/factories.ts";
import { evidenceOf } from "../../src/verdict/evidence.ts";
import { messageData } from "../../src/verdict/messages.ts";
import { sinceOf } from "../../src/verdict/since.ts";
import { findingsIn, type Finding } from "../../src/verdict/verdict.ts";
import { projectFor } from "./project.ts";
import { reportable, syntaxTreeOf } from "./syntax-tree.ts";

/** The listeners of a rule that reports the findings of one kind. A file without a factory's name gets none. */
export function reportFindings(context: Rule.RuleContext, kind: Finding["kind"]): Rule.RuleListener {
  if (!mentionsFactory(context.sourceCode.text)) return {};
  return {
    Program() {
      const tree = syntaxTreeOf(context.sourceCode);
      const project = projectFor(context);
      const findings = findingsIn(tree, project).filter((finding) => finding.kind === kind);
      if (findings.length === 0) return;
      const sharedConfig = loadSharedConfig();
      const strategy = suggestsInline(context) ? "inline" : "explicit";
      for (const finding of findings) {
        const evidence = [sinceOf(finding, project), evidenceOf(finding, project.settings, sharedConfig, tree)];
        context.report({
          node: reportable(finding.culprit.property),
          messageId: finding.code,
          data: messageData(finding, evidence, tree),
          suggest: applicableRemedies(finding, strategy, { project, sharedConfig }, tree).map(suggestion),
        });
      }
    },
  };
}

/** The options of a rule: `inline` writes account, role and start URL into the source, so it has to be asked for. */
export const reportOptions: NonNullable<Rule.RuleMetaData["schema"]> = [
  {
    type: "object",
    additionalProperties: false,
    properties: {
      suggestInline: {
        type: "boolean",
        description: "Whether to suggest writing the profile's whole SSO sign-in into a call of fromSSO.",
      },
    },
  },
];

function suggestsInline({ options }: Rule.RuleContext): boolean {
  const [given] = options as readonly { readonly suggestInline?: boolean }[];
  return given?.suggestInline === true;
}

function suggestion(remedy: Remedy): Rule.SuggestionReportDescriptor {
  const { messageId, data } = suggestionOf(remedy);
  const fix = (fixer: Rule.RuleFixer): Rule.Fix[] =>
    remedy.edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
  return { messageId, data, fix };
}
