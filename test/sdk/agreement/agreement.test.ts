// A slice of the programs on the SDK that is installed here, and products that are wrong. All of them: agreement.slow.test.ts.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noSettings } from "../../../src/settings/settings.ts";
import { openJudge } from "../judge.ts";
import { allValues, generatePrograms, slice, valuesOf } from "./generate.ts";
import { planOf, product, type Product } from "./plan.ts";
import { installedVersion } from "./releases.ts";
import { disagreementText, unknownShare } from "./report.ts";
import { agreementOf, type Agreement, type Records } from "./run.ts";
import { trialOf } from "./write.ts";

const programs = generatePrograms();
const chosen = slice(programs, 150);
const version = installedVersion();
const court = openJudge();
const records: Records = new Map();
afterAll(court.close);

function hold(subject: Product): Promise<Agreement> {
  const plans = chosen.map((program) => planOf(program, subject));
  return agreementOf(plans, version, court, records);
}

test("there are at least 2,000 programs, each with a source or a home of its own", () => {
  expect(new Set(programs.map((program) => JSON.stringify(trialOf(program)))).size).toBeGreaterThanOrEqual(2000);
});

test("the slice has every value of every dimension", () => {
  const present = valuesOf(chosen);
  expect([...allValues()].filter((value) => !present.has(value))).toEqual([]);
});

describe(`SDK ${version} on the slice`, () => {
  let agreement: Agreement;
  beforeAll(async () => {
    agreement = await hold(product);
  });

  test("does what the verdicts say, and what the remedies are for", () => {
    expect(agreement.disagreements.map(disagreementText)).toEqual([]);
  });

  test("leaves less than 3 % unknown", () => {
    expect(unknownShare(agreement)).toBeLessThan(0.03);
  });
});

/** Products that are wrong, and a sentence that says so. */
const mutants: Record<string, [Partial<Product>, RegExp]> = {
  "a wrong fact: fromIni reads the SSO fields": [
    { verdictOf: (call, ...rest) => product.verdictOf({ ...call, factory: "fromSSO" }, ...rest) },
    /^the verdict is "clean", and in the SDK the call is led astray or its ssoRegion idle$/u,
  ],
  "a wrong fact: the SDK keeps clientConfig from the chain": [
    {
      verdictOf: (call, ...rest) =>
        call.factory === "fromNodeProviderChain" ? { kind: "clean" } : product.verdictOf(call, ...rest),
    },
    /^the verdict is "clean", and in the SDK the call is led astray/u,
  ],
  "a wrong verdict: what is committed does not count": [
    { verdictOf: (call, tree) => product.verdictOf(call, tree, noSettings) },
    /^the verdict is "overridden", and in the SDK the call is right$/u,
  ],
  "a wrong remedy: the region goes where STS looks for none": [
    { rewrite: (...given) => rewritten(given, (text) => text.replaceAll("parentClientConfig", "stsConfig")) },
    // In its own default, or in the calling client's region.
    /STS and the client are called as "sts (?:us-east-1|ap-northeast-1) /u,
  ],
  "a wrong remedy, often recommended: ssoRegion beside clientConfig": [
    { rewrite: (...given) => rewritten(given, withSsoRegion) },
    /the error is "Incomplete configuration\./u,
  ],
};

type Given = Parameters<Product["rewrite"]>;

function rewritten(given: Given, change: (text: string) => string): ReturnType<Product["rewrite"]> {
  const made = product.rewrite(...given);
  return { ...made, text: made.text === given[0].text ? made.text : change(made.text) };
}

function withSsoRegion(text: string): string {
  return text.replace(/"?(?:parentC|c)lientConfig"?:/u, 'ssoRegion: "us-west-2", $&');
}

test.each(Object.entries(mutants))("tells %s", async (_name, [mutant, sentence]) => {
  const { disagreements } = await hold({ ...product, ...mutant });
  expect(disagreements.flatMap((one) => one.disagreements)).toContainEqual(expect.stringMatching(sentence));
});
