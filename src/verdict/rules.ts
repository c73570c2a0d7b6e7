import { configRules, type ConfigRule } from "../aws-config/rules.ts";
import type { Finding } from "./verdict.ts";

/** A rule: the name by which people turn it on and off, what it asks for, and the address of its page. */
export interface RuleFacts {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

/** Before a rule's name, as ESLint writes it. */
export const prefix = "sso-region/";

/** The rule that reports each kind of finding. */
export const ruleOf: Readonly<Record<Finding["kind"], RuleFacts>> = {
  overridden: rule(
    "no-overridden-sso-region",
    "Disallow passing the AWS SDK a region that overrides the profile's `sso_region`",
  ),
  ineffective: rule("no-ineffective-sso-region", "Disallow an `ssoRegion` that the AWS SDK ignores or throws on"),
};

/** A rule for the shared config file. */
export function configRule(name: ConfigRule): RuleFacts {
  return rule(name, configRules[name]);
}

/** All rules: those for calls, and those for the shared config file. */
export const allRules: readonly RuleFacts[] = [
  ...Object.values(ruleOf),
  ...(Object.keys(configRules) as ConfigRule[]).map(configRule),
];

function rule(name: string, description: string): RuleFacts {
  const url = `https://github.com/eslint-plugin-sso-region/eslint-plugin-sso-region/blob/main/docs/rules/${name}.md`;
  return { name, description, url };
}
