import { RuleTester } from "eslint";
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { languages } from "../../src/index.ts";
import { fixture } from "../fixture-files.ts";

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** A tester whose rules see the fixtures' AWS config, on whatever machine they run. */
export function makeTester(): RuleTester {
  beforeAll(() => {
    vi.stubEnv("AWS_CONFIG_FILE", fixture("aws-config"));
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", fixture("no-credentials"));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });
  return new RuleTester();
}

/** The words that the fixtures' AWS config adds where it knows the profile. */
export const evidence = `The "sso_region" of profile "dev" is "us-west-2" (${fixture("aws-config")}:35).`;

/** Code that imports factories and goes on in line 2. */
export function withSdk(code: string): string {
  return `import { fromIni, fromSSO, fromNodeProviderChain } from "@aws-sdk/credential-providers";\n${code}`;
}

/** A tester for the rules that read a shared config file. */
export function makeConfigTester(): RuleTester {
  return new RuleTester({ plugins: { "sso-region": { languages } }, language: "sso-region/aws-config" });
}

/** The text of a config file, line by line. */
export function config(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
