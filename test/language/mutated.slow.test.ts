import fc from "fast-check";
import { expect, test } from "vitest";

import { checks, configProblems } from "../../src/aws-config/check.ts";
import { readDocument } from "../../src/aws-config/document.ts";
import { readKnownFiles } from "../../src/aws-config/known-files.ts";
import type { Edit } from "../../src/aws-config/problems/problem.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
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

/** As many passes as ESLint makes, which fixes again what a fix leaves. */
const MOST_PASSES = 10;

test("the fixes come to an end, and the SDK then reads no less than before", () => {
  let fixed = 0;
  const losesNothing = (text: string) => {
    let [before, after, passes] = ["", text, 0];
    for (; before !== after && passes <= MOST_PASSES; passes += 1) [before, after] = [after, fixedOnce(after)];
    expect(passes).toBeLessThanOrEqual(MOST_PASSES);
    expect(settingsRead(after)).toBeGreaterThanOrEqual(settingsRead(text));
    if (after !== text) fixed += 1;
  };
  const runs = MUTANTS / 5;
  const sessionsOfTwoForms = "[sso-session a]\nregion = x\n[profile  sso-session.a]\noutput = y\n";
  fc.assert(fc.property(mutant, losesNothing), { numRuns: runs, examples: [[sessionsOfTwoForms]] });
  expect(fixed).toBeGreaterThan(runs / 2);
});

/** As ESLint fixes: the edits of one fix together, and none beside one that it overlaps. */
function fixedOnce(text: string): string {
  const document = readDocument(text);
  const fixes = Object.values(checks).flatMap((check) =>
    check(document).flatMap(({ fix }) => (fix ? [fix.edits] : [])),
  );
  const taken: Edit[] = [];
  let end = -1;
  for (const edits of fixes.toSorted((a, b) => startOf(a) - startOf(b))) {
    if (startOf(edits) <= end) continue;
    taken.push(...edits);
    end = Math.max(...edits.map((edit) => edit.end));
  }
  return applyEdits(text, taken);
}

function startOf(edits: readonly Edit[]): number {
  return Math.min(...edits.map(({ start }) => start));
}

/** How many settings the SDK finds. A line that is a broken header, with a "=" behind it, is one by chance. */
function settingsRead(text: string): number {
  const { merged } = readKnownFiles({ config: { file: "config", text } });
  return [...merged.values()].flatMap((settings) => [...settings.keys()].filter((key) => !/(^|\.)\[/.test(key))).length;
}
