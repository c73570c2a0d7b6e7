import { KNOWN_KEYS } from "../../src/aws-config/keys.ts";

// Names of profiles and sessions, and regions, may be told. Nothing else: each other place holds a canary.

/** What is searched for in all that is printed. */
export const canary = "CANARY";
const told = new Set(["region", "sso_region", "sso_session", "source_profile"]);
const secretKeys = [...KNOWN_KEYS].filter((key) => !told.has(key));

/** A shared config file with a canary in each place of which nothing may be told. */
export const canaryConfig = [
  `${canary} before any section`,
  "[profile a]",
  ...secretKeys.map((key) => `${key} = ${canary}`),
  ...secretKeys.map((key) => `${key.toUpperCase()} = ${canary} # ${canary}`),
  ...secretKeys.map((key) => `  ${key} = ${canary}#${canary}`),
  `region = us-west-2#${canary}`,
  `region = "us-west-2"#${canary}`,
  `region = us-west-2 ${canary}`,
  `sso_region = 'eu-west-1';${canary}`,
  `sso_session = s#${canary}`,
  `[profile b]#${canary}`,
  `[profile ${canary}`,
  `[profile b ${canary}]`,
  `[tool ${canary}]`,
  "[profile c]",
  canary,
  `${canary} = ${canary}`,
  `${canary} = ${canary}`,
  `  ${canary}`,
  `= ${canary}`,
  `${canary} =`,
  `a ${canary} = 1`,
  `aws_secret_access_key: ${canary}`,
  `aws_secret_access_key ${canary}`,
  `role_arn = ${canary}`,
  `source_profile = nobody#${canary}`,
  "s3 =",
  `  aws_secret_access_key = ${canary}`,
  `  ${canary} =`,
  "[sso-session s]",
  `sso_region = us-east-1#${canary}`,
  `sso_start_url = ${canary}`,
  "[profile d]",
  "sso_session = s",
  `sso_region = eu-west-1 # ${canary}`,
  `sso_start_url = other${canary}`,
  "region = cn-north-1",
  "[profile e]",
  "sso_session = bare",
  `sso_region = us-west-2#${canary}`,
  "[sso-session bare]",
  `sso_start_url = ${canary}`,
  `# eslint sso-region/aws-config-valid-region: ${canary}`,
  "",
].join("\n");
