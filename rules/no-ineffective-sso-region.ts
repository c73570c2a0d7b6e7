import type { Rule } from "eslint";
import { suggestionMessages } from "../src/remedy/messages.ts";
import { ineffectiveMessages } from "../src/verdict/messages.ts";
import { ruleOf } from "../src/verdict/rules.ts";
import { reportFindings, reportOptions } from "./utils/report.ts";

/** Reports a provider call with an `ssoRegion` that does nothing, makes the SDK throw, or contradicts the settings. */
export const noIneffectiveSsoRegion: Rule.RuleModule = {
  meta: {
    type: "problem",
    docs: {
      description: ruleOf.ineffective.description,
      recommended: true,
      url: ruleOf.ineffective.url,
    },
    hasSuggestions: true,
    schema: reportOptions(),
    defaultOptions: [{ suggestInline: false }],
    messages: { ...ineffectiveMessages, ...suggestionMessages },
  },

  create(context) {
    return reportFindings(context, "ineffective");
  },
};
