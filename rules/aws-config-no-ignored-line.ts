import type { Rule } from "eslint";
import { lineMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { pageOf } from "../src/verdict/rules.ts";
import { languages, reportProblems } from "./utils/config-report.ts";

/** Reports a line without effect, and one that AWS's tools read differently from each other. */
export const awsConfigNoIgnoredLine: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: {
      description: "Disallow lines of the shared config file that have no effect, or that AWS's tools read differently",
      recommended: true,
      url: pageOf("aws-config-no-ignored-line"),
    },
    fixable: "code",
    hasSuggestions: true,
    schema: [],
    messages: { ...lineMessages, ...suggestionMessages },
  },

  create(context) {
    return reportProblems(context, "aws-config-no-ignored-line");
  },
};
