import type { Finding } from "./verdict.ts";

/** A kind of finding, under the name by which people turn it on and off. */
export interface RuleFacts {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

const pages = "https://github.com/eslint-plugin-sso-region/eslint-plugin-sso-region/blob/main/docs/rules";

/** The rule that reports each kind of finding. */
export const ruleOf: Readonly<Record<Finding["kind"], RuleFacts>> = {
  overridden: {
    name: "no-overridden-sso-region",
    description: "Disallow passing the AWS SDK a region that overrides the profile's `sso_region`",
    url: `${pages}/no-overridden-sso-region.md`,
  },
  ineffective: {
    name: "no-ineffective-sso-region",
    description: "Disallow an `ssoRegion` that the AWS SDK ignores or throws on",
    url: `${pages}/no-ineffective-sso-region.md`,
  },
};

/** Before a rule's name, as ESLint writes it. */
export const prefix = "sso-region/";
