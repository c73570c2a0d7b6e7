import type { Rule } from "eslint";
import { regionMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { docsOf, languages, reportProblems } from "./utils/config-report.ts";

/** Reports a region that the SDK refuses or no partition knows, and a profile between two partitions. */
export const awsConfigValidRegion: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: docsOf("aws-config-valid-region"),
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
