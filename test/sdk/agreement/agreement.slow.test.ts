// All programs on the SDK that is installed here and on two other releases. More of them: `npm run test:sdk`.
import { expect, test } from "vitest";
import { openJudge } from "../judge.ts";
import { installSdk } from "../versions.ts";
import { exemptionsFor } from "./exemptions.ts";
import { generatePrograms } from "./generate.ts";
import { knownDisagreements } from "./known.ts";
import { planOf } from "./plan.ts";
import { installedVersion } from "./releases.ts";
import { disagreementText, unknownShare } from "./report.ts";
import { agreementOf, type Agreement } from "./run.ts";

const plans = generatePrograms().map((program) => planOf(program));
const installed = installedVersion();
/** The last but one order in which regions count, and the last release before everything changed. */
const others = ["3.712.0", "3.501.0"];

async function hold(version: string): Promise<Agreement> {
  const court = openJudge(version === installed ? {} : { sdkDir: await installSdk(version) });
  try {
    return await agreementOf(plans, version, court);
  } finally {
    court.close();
  }
}

const agreements: Agreement[] = [];

test.each([installed, ...others])(
  "SDK %s does what the verdicts say, and what the remedies are for",
  async (version) => {
    const agreement = await hold(version);
    agreements.push(agreement);
    expect(agreement.disagreements.map(disagreementText)).toEqual([]);
    expect(unknownShare(agreement)).toBeLessThan(0.03);
  },
);

test("what is known to disagree still does", () => {
  const found = new Set(agreements.flatMap(({ known }) => known.map((one) => one.known)));
  expect(knownDisagreements.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
});

test("nothing is allowed for that need not be", () => {
  const used = new Set(agreements.flatMap(({ exemptions }) => [...exemptions.keys()]));
  expect(exemptionsFor([installed, ...others]).filter((name) => !used.has(name))).toEqual([]);
});
