import fc from "fast-check";
import { expect, test } from "vitest";

import { configProblems } from "../../src/aws-config/check.ts";
import { configFileText } from "../aws-config/generate.ts";

const MUTANTS = 50_000;

const config = `[default]
region = us-east-1

[profile dev]
sso_session = abc
sso_account_id = 111122223333
sso_role_name = Developer
region = eu-central-1 # where we work
s3 =
  max_concurrent_requests = 20

[profile admin]
role_arn = arn:aws:iam::111122223333:role/admin
source_profile = dev

[sso-session abc]
sso_region = us-west-2
sso_start_url = https://example.awsapps.com/start#/
`;

/** A change: so many characters from a place on, and what stands there instead. */
const change = fc.tuple(
  fc.nat(config.length),
  fc.nat(8),
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.constantFrom("[", "]", "=", "\n", " ", "#", "\r", "\0", "__proto__", '"'),
  ),
);
const mutant = fc.oneof(
  fc
    .array(change, { minLength: 1, maxLength: 6 })
    .map((changes) =>
      changes.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), config),
    ),
  configFileText,
);

test(`of ${MUTANTS} mutated files none is too much, and each problem stands in its text`, () => {
  let slowest = 0;
  let found = 0;
  const copes = (text: string) => {
    const started = performance.now();
    const problems = configProblems(text);
    slowest = Math.max(slowest, performance.now() - started);
    const lines = text.split("\n");
    for (const { line, column, endColumn, message } of problems) {
      const width = lines[line - 1]?.length ?? -1;
      expect([column >= 1, endColumn >= column, endColumn <= width + 1]).toEqual([true, true, true]);
      expect(message).not.toContain("{{");
    }
    found += problems.length;
  };
  fc.assert(fc.property(mutant, copes), { numRuns: MUTANTS });
  expect(slowest).toBeLessThan(1_000);
  expect(found).toBeGreaterThan(MUTANTS);
});
