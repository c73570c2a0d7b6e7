/* eslint @typescript-eslint/ban-ts-comment: "off" -- What is ignored is an error only with settings of the users' that we do not have. */
import type { Linter } from "eslint";

/** What both rules on provider calls take beside their severity. */
export interface ReportOptions {
  readonly suggestInline?: boolean;
}

/** What the rule that reports overrides takes. */
export interface OverrideOptions extends ReportOptions {
  readonly reportUnknown?: boolean;
}

// In a CommonJS file, so that it is ESLint's own copy of these types, which is CommonJS, that learns of our options.
/** @ts-ignore -- ESLint 8 has no such package. */
declare module "@eslint/core" {
  interface RulesConfig {
    /** @ts-ignore -- Without "exactOptionalPropertyTypes", undefined does not fit the other rules' type. */
    "sso-region/no-ineffective-sso-region"?: Linter.RuleEntry<[ReportOptions?]>;
    /** @ts-ignore -- As above. */
    "sso-region/no-overridden-sso-region"?: Linter.RuleEntry<[OverrideOptions?]>;
  }
}
