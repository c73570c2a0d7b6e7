/** What the rules for the shared config file ask for, by their names without the prefix `sso-region/`. */
export const configRules = {
  "aws-config-known-section": "Disallow sections of the shared config file that the AWS SDK ignores or trips over",
  "aws-config-no-ignored-line":
    "Disallow lines of the shared config file that have no effect, or that AWS's tools read differently",
  "aws-config-valid-region": "Require regions in the shared config file that the AWS SDK accepts and a partition knows",
  "aws-config-valid-sso-profile": "Require profiles of the shared config file to sign in to SSO where they say",
} as const;

export type ConfigRule = keyof typeof configRules;
