import type { Rule } from "eslint";
import { suggestionMessages } from "../src/remedy/messages.ts";
import { overrideMessages, sometimesMessages } from "../src/verdict/messages.ts";
import { ruleOf } from "../src/verdict/rules.ts";
import { unknownMessages } from "../src/verdict/unknown-messages.ts";
import { reportFindings, reportOptions, reportUnknownOption } from "./utils/report.ts";

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
    schema: reportOptions(reportUnknownOption),
    defaultOptions: [{ suggestInline: false, reportUnknown: false }],
    messages: { ...overrideMessages, ...sometimesMessages, ...unknownMessages, ...suggestionMessages },
  },

  create(context) {
    return reportFindings(context, "overridden");
  },
};
