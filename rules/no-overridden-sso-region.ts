import type { Rule } from "eslint";
import { loadSharedConfig } from "../src/aws-config/files.ts";
import { suggestionMessages } from "../src/remedy/messages.ts";
import { applicableRemedies } from "../src/remedy/plan.ts";
import { overridesOf } from "../src/verdict/verdict.ts";
import type { Remedy } from "../src/remedy/remedy.ts";
import { mentionsFactory } from "../src/sdk/factories.ts";
import { evidenceOf } from "../src/verdict/evidence.ts";
import { findingMessages, messageData } from "../src/verdict/messages.ts";
import { settingsFor } from "./utils/settings.ts";
import { reportable, syntaxTreeOf } from "./utils/syntax-tree.ts";

/** Reports a provider call whose `clientConfig` or `ssoClient` takes the place of the profile's sso_region. */
export const noOverriddenSsoRegion: Rule.RuleModule = {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow passing the AWS SDK a region that overrides the profile's `sso_region`",
      recommended: true,
      url: "https://github.com/eslint-plugin-sso-region/eslint-plugin-sso-region/blob/main/docs/rules/no-overridden-sso-region.md",
    },
    hasSuggestions: true,
    schema: [],
    messages: { ...findingMessages, ...suggestionMessages },
  },

  create(context) {
    if (!mentionsFactory(context.sourceCode.text)) return {};
    return {
      Program() {
        const tree = syntaxTreeOf(context.sourceCode);
        const settings = settingsFor(context);
        const overrides = overridesOf(tree, settings);
        if (overrides.length === 0) return;
        const sharedConfig = loadSharedConfig();
        for (const override of overrides) {
          const evidence = evidenceOf(override, settings, sharedConfig, tree);
          context.report({
            node: reportable(override.culprit.property),
            messageId: override.code,
            data: messageData(override, evidence, tree),
            suggest: applicableRemedies(override, { settings, sharedConfig }, tree).map(suggestion),
          });
        }
      },
    };
  },
};

function suggestion(remedy: Remedy): Rule.SuggestionReportDescriptor {
  const fix = (fixer: Rule.RuleFixer): Rule.Fix[] =>
    remedy.edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
  if (remedy.kind === "pin") {
    return { messageId: "pinSsoRegion", data: { profile: remedy.profile ?? "", ssoRegion: remedy.ssoRegion }, fix };
  }
  return { messageId: remedy.form === "move" ? "moveRegion" : "removeRegion", fix };
}
