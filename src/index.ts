import { createRequire } from "node:module";
import type { ESLint, Linter, Rule } from "eslint";
import { awsConfigKnownSection } from "../rules/aws-config-known-section.ts";
import { awsConfigNoIgnoredLine } from "../rules/aws-config-no-ignored-line.ts";
import { awsConfigValidRegion } from "../rules/aws-config-valid-region.ts";
import { awsConfigValidSsoProfile } from "../rules/aws-config-valid-sso-profile.ts";
import { noIneffectiveSsoRegion } from "../rules/no-ineffective-sso-region.ts";
import { noOverriddenSsoRegion } from "../rules/no-overridden-sso-region.ts";
import type { ConfigRule } from "./aws-config/rules.ts";
import { awsConfigLanguage } from "./language/aws-config.ts";

export type { OverrideOptions, ReportOptions } from "./rule-options.cts";

const { name, version } = createRequire(import.meta.url)("eslint-plugin-sso-region/package.json") as {
  name: string;
  version: string;
};

/** Who we are, for ESLint's caches and its `--print-config`. */
export const meta: { name: string; version: string; namespace: string } = { name, version, namespace: "sso-region" };

/** The rules, by their name without the prefix `sso-region/`. */
export const rules: Record<RuleName, Rule.RuleModule> = {
  "aws-config-known-section": awsConfigKnownSection,
  "aws-config-no-ignored-line": awsConfigNoIgnoredLine,
  "aws-config-valid-region": awsConfigValidRegion,
  "aws-config-valid-sso-profile": awsConfigValidSsoProfile,
  "no-ineffective-sso-region": noIneffectiveSsoRegion,
  "no-overridden-sso-region": noOverriddenSsoRegion,
};

type RuleName = ConfigRule | "no-ineffective-sso-region" | "no-overridden-sso-region";

/** The languages, for ESLint 9 and later: `sso-region/aws-config` is the shared config file. */
export const languages: { "aws-config": typeof awsConfigLanguage } = { "aws-config": awsConfigLanguage };

const recommendedRules: Linter.RulesRecord = {
  "sso-region/no-ineffective-sso-region": "error",
  "sso-region/no-overridden-sso-region": "error",
};

const plugins = {
  get "sso-region"(): ESLint.Plugin {
    return plugin;
  },
};

/** `recommended` and `aws-config`, the one for shared config files, are for `eslint.config.js`, `legacy-recommended` for `.eslintrc`. */
export const configs: {
  "aws-config": Linter.Config;
  recommended: Linter.Config;
  "legacy-recommended": Linter.LegacyConfig;
} = {
  "aws-config": {
    name: "sso-region/aws-config",
    files: ["**/.aws/config", "**/*.aws-config"],
    plugins,
    language: "sso-region/aws-config",
    rules: {
      "sso-region/aws-config-known-section": "error",
      "sso-region/aws-config-no-ignored-line": "error",
      "sso-region/aws-config-valid-region": "error",
      "sso-region/aws-config-valid-sso-profile": "error",
    },
  },
  recommended: { name: "sso-region/recommended", plugins, rules: recommendedRules },
  "legacy-recommended": { plugins: ["sso-region"], rules: recommendedRules },
};

const plugin = { meta, languages, rules, configs };

// ESLint 9 and later take the default export, ESLint 8 the names.
export default plugin;
