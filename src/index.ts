import { createRequire } from "node:module";
import type { ESLint, Linter, Rule } from "eslint";
import { noIneffectiveSsoRegion } from "../rules/no-ineffective-sso-region.ts";
import { noOverriddenSsoRegion } from "../rules/no-overridden-sso-region.ts";

export type { ReportOptions } from "./rule-options.cts";

const { name, version } = createRequire(import.meta.url)("eslint-plugin-sso-region/package.json") as {
  name: string;
  version: string;
};

/** Who we are, for ESLint's caches and its `--print-config`. */
export const meta: { name: string; version: string; namespace: string } = { name, version, namespace: "sso-region" };

/** The rules, by their name without the prefix `sso-region/`. */
export const rules: { "no-ineffective-sso-region": Rule.RuleModule; "no-overridden-sso-region": Rule.RuleModule } = {
  "no-ineffective-sso-region": noIneffectiveSsoRegion,
  "no-overridden-sso-region": noOverriddenSsoRegion,
};

const recommendedRules: Linter.RulesRecord = {
  "sso-region/no-ineffective-sso-region": "error",
  "sso-region/no-overridden-sso-region": "error",
};

/** `recommended` is for `eslint.config.js`, `legacy-recommended` for `.eslintrc`. */
export const configs: { recommended: Linter.Config; "legacy-recommended": Linter.LegacyConfig } = {
  recommended: {
    name: "sso-region/recommended",
    plugins: {
      get "sso-region"(): ESLint.Plugin {
        return plugin;
      },
    },
    rules: recommendedRules,
  },
  "legacy-recommended": { plugins: ["sso-region"], rules: recommendedRules },
};

const plugin = { meta, rules, configs };

// ESLint 9 and later take the default export, ESLint 8 the names.
export default plugin;
