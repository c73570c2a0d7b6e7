import type { Rule } from "eslint";
import { profileMessages, suggestionMessages } from "../src/aws-config/problems/messages.ts";
import { docsOf, languages, reportProblems } from "./utils/config-report.ts";

/** Reports a profile or an sso-session with which the SDK does not sign in, or elsewhere than it says. */
export const awsConfigValidSsoProfile: Rule.RuleModule = {
  meta: {
    type: "problem",
    languages,
    docs: docsOf("aws-config-valid-sso-profile"),
    hasSuggestions: true,
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          crossRegion: {
            type: "boolean",
            description: "Whether to tell where `region` is another than `sso_region`.",
          },
          credentialsProfiles: {
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
            description: "Profiles that the credentials file has.",
          },
        },
      },
    ],
    defaultOptions: [{ crossRegion: false, credentialsProfiles: [] }],
    messages: { ...profileMessages, ...suggestionMessages },
  },

  create(context) {
    return reportProblems(context, "aws-config-valid-sso-profile");
  },
};
