import type { Rule } from "eslint";
import { suggestionMessages } from "../src/remedy/messages.ts";
import { overrideMessages } from "../src/verdict/messages.ts";
import { ruleOf } from "../src/verdict/rules.ts";
import { reportFindings, reportOptions } from "./utils/report.ts";

/** Reports a provider call whose `clientConfig` or `ssoClient` takes the place of the profile's sso_region. */
export const noOverriddenSsoRegion: Rule.RuleModule = {
  meta: {
    type: "problem",
    docs: {
      description: ruleOf.overridden.description,
      recommended: true,
      url: ruleOf.overridden.url,
    },
    hasSuggestions: true,
    schema: reportOptions,
    defaultOptions: [{ suggestInline: false }],
    messages: { ...overrideMessages, ...suggestionMessages },
  },

  create(context) {
    return reportFindings(context, "overridden");
  },
};
