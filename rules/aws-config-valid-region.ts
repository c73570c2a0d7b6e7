import type { Rule } from "eslint";
import { regionMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { pageOf } from "../src/verdict/rules.ts";
import { languages, reportProblems } from "./utils/config-report.ts";

/** Reports a region that the SDK refuses or no partition knows, and a profile between two partitions. */
export const awsConfigValidRegion: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: {
      description: "Require regions in the shared config file that the AWS SDK accepts and a partition knows",
      recommended: true,
      url: pageOf("aws-config-valid-region"),
    },
    fixable: "code",
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          regions: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description: "Regions that AWS has opened since this version of the rule.",
          },
        },
      },
    ],
    defaultOptions: [{ regions: [] }],
    messages: { ...regionMessages, ...suggestionMessages },
  },

  create(context) {
    return reportProblems(context, "aws-config-valid-region");
  },
};
