import type { Rule } from "eslint";
import { withinStack } from "../../src/analysis/limits.ts";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { suggestionOf } from "../../src/remedy/messages.ts";
import { applicableRemedies } from "../../src/remedy/plan.ts";
import type { Remedy } from "../../src/remedy/remedy.ts";
import { mentionsFactory } from "../../src/sdk/factories.ts";
import { evidenceOf } from "../../src/verdict/evidence.ts";
import { messageData, messageIdOf } from "../../src/verdict/messages.ts";
import { sinceOf } from "../../src/verdict/since.ts";
import { unknownData } from "../../src/verdict/unknown-messages.ts";
import { findingsIn, unknownCallsIn, type Finding } from "../../src/verdict/verdict.ts";
import type { OverrideOptions, ReportOptions } from "../../src/rule-options.cts";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";
import type { Project } from "../../src/verdict/project.ts";
import { projectFor } from "./project.ts";
import { reportable, syntaxTreeOf } from "./syntax-tree.ts";

/** The listeners of a rule that reports the findings of one kind. A file without a factory's name gets none. */
export function reportFindings(context: Rule.RuleContext, kind: Finding["kind"]): Rule.RuleListener {
  if (!mentionsFactory(context.sourceCode.text)) return {};
  return {
    Program() {
      // What is nested too deeply for us is passed over: a rule that throws ends the whole run.
      withinStack(
        () => {
          reportAll(context, kind);
        },
        () => undefined,
      );
    },
  };
}

function reportAll(context: Rule.RuleContext, kind: Finding["kind"]): void {
  const tree = syntaxTreeOf(context.sourceCode);
  const project = projectFor(context);
  const findings = findingsIn(tree, project).filter((finding) => finding.kind === kind);
  if (reportsUnknown(context)) reportUnknown(context, tree, project);
  if (findings.length === 0) return;
  const sharedConfig = loadSharedConfig();
  const strategy = suggestsInline(context) ? "inline" : "explicit";
  for (const finding of findings) {
    const evidence = [sinceOf(finding, project), evidenceOf(finding, project.settings, sharedConfig, tree)];
    context.report({
      node: reportable(finding.culprit.property),
      messageId: messageIdOf(finding),
      data: messageData(finding, evidence, tree),
      suggest: applicableRemedies(finding, strategy, { project, sharedConfig }, tree).map(suggestion),
    });
  }
}

/** An option of both rules: `inline` writes account, role and start URL into the source, so it has to be asked for. */
const suggestInlineOption = {
  suggestInline: {
    type: "boolean",
    description: "Whether to suggest writing the profile's whole SSO sign-in into a call of fromSSO.",
  },
} as const;

/** The option of the rule that reports overrides: what cannot be followed is silent unless it is asked for. */
export const reportUnknownOption = {
  reportUnknown: {
    type: "boolean",
    description: "Whether to report calls of which the file does not tell where they sign in.",
  },
} as const;

/** The schema of a rule's options: those of both rules, and more. */
export function reportOptions(more: object = {}): NonNullable<Rule.RuleMetaData["schema"]> {
  return [{ type: "object", additionalProperties: false, properties: { ...suggestInlineOption, ...more } }];
}

function suggestsInline({ options }: Rule.RuleContext): boolean {
  const [given] = options as readonly ReportOptions[];
  return given?.suggestInline === true;
}

function reportsUnknown({ options }: Rule.RuleContext): boolean {
  const [given] = options as readonly OverrideOptions[];
  return given?.reportUnknown === true;
}

function reportUnknown(context: Rule.RuleContext, tree: SyntaxTree, project: Project): void {
  for (const unknown of unknownCallsIn(tree, project)) {
    context.report({ node: reportable(unknown.node), messageId: "unknownSsoRegion", data: unknownData(unknown) });
  }
}

function suggestion(remedy: Remedy): Rule.SuggestionReportDescriptor {
  const { messageId, data } = suggestionOf(remedy);
  const fix = (fixer: Rule.RuleFixer): Rule.Fix[] =>
    remedy.edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
  return { messageId, data, fix };
}
