import type { Rule } from "eslint";
import { suggestionMessages } from "../src/remedy/messages.ts";
import { overrideMessages, sometimesMessages } from "../src/verdict/messages.ts";
import { unknownMessages } from "../src/verdict/unknown-messages.ts";
import { documentation } from "./utils/documentation.ts";
import { reportFindings, reportOptions, reportUnknownOption } from "./utils/report.ts";

/** Reports a provider call whose `clientConfig` or `ssoClient` takes the place of the profile's sso_region. */
export const noOverriddenSsoRegion: Rule.RuleModule = {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow passing the AWS SDK a region that overrides the profile's `sso_region`",
      recommended: true,
      url: documentation("no-overridden-sso-region"),
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
