import type { Rule } from "eslint";
import { lineMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { docsOf, languages, reportProblems } from "./utils/config-report.ts";

/** Reports a line without effect, and one that AWS's tools read differently from each other. */
export const awsConfigNoIgnoredLine: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: docsOf("aws-config-no-ignored-line"),
    fixable: "code",
    hasSuggestions: true,
    schema: [],
    messages: { ...lineMessages, ...suggestionMessages },
  },

  create(context) {
    return reportProblems(context, "aws-config-no-ignored-line");
  },
};
