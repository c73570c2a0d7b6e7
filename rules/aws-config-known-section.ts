import type { Rule } from "eslint";
import { sectionMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { pageOf } from "../src/verdict/rules.ts";
import { languages, reportProblems } from "./utils/config-report.ts";

/** Reports a section that the SDK ignores, or for which it ignores more than that. */
export const awsConfigKnownSection: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: {
      description: "Disallow sections of the shared config file that the AWS SDK ignores or trips over",
      recommended: true,
      url: pageOf("aws-config-known-section"),
    },
    fixable: "code",
    hasSuggestions: true,
    schema: [],
    messages: { ...sectionMessages, ...suggestionMessages },
  },

  create(context) {
    return reportProblems(context, "aws-config-known-section");
  },
};
