import type { Finding } from "./verdict.ts";

/** A kind of finding, under the name by which people turn it on and off. */
export interface RuleFacts {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

/** The address of the page on a rule. */
export function pageOf(rule: string): string {
  return `https://github.com/eslint-plugin-sso-region/eslint-plugin-sso-region/blob/main/docs/rules/${rule}.md`;
}

/** The rule that reports each kind of finding. */
export const ruleOf: Readonly<Record<Finding["kind"], RuleFacts>> = {
  overridden: {
    name: "no-overridden-sso-region",
    description: "Disallow passing the AWS SDK a region that overrides the profile's `sso_region`",
    url: pageOf("no-overridden-sso-region"),
  },
  ineffective: {
    name: "no-ineffective-sso-region",
    description: "Disallow an `ssoRegion` that the AWS SDK ignores or throws on",
    url: pageOf("no-ineffective-sso-region"),
  },
};

/** Before a rule's name, as ESLint writes it. */
export const prefix = "sso-region/";
