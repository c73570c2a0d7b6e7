import type { Rule } from "eslint";
import { sectionMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { docsOf, languages, reportProblems } from "./utils/config-report.ts";

/** Reports a section that the SDK ignores, or for which it ignores more than that. */
export const awsConfigKnownSection: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: docsOf("aws-config-known-section"),
    fixable: "code",
    hasSuggestions: true,
    schema: [],
    messages: { ...sectionMessages, ...suggestionMessages },
  },

  create(context) {
    return reportProblems(context, "aws-config-known-section");
  },
};
