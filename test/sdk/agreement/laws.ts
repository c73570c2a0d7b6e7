// The two laws, and what a program has to show for them.
import type { Verdict } from "../../../src/verdict/verdict.ts";
import type { Ruling, SdkRequest } from "../types.ts";
import type { Program } from "./dimensions.ts";
import {
  isFor,
  lawfulLefts,
  silenceExemptions,
  ssoExemptions,
  stsExemptions,
  verdictExemptions,
  type Circumstances,
  type VerdictExemption,
} from "./exemptions.ts";
import type { Plan, Rewritten } from "./plan.ts";
import { signInOf, ssoRegionOf } from "./sign-in.ts";
import { isSupported } from "./releases.ts";

/** What the laws make of a program: the sentences that a law does not allow, and the exemptions that were needed. */
export interface Finding {
  readonly disagreements: readonly string[];
  readonly exemptions: readonly string[];
}

type Service = SdkRequest["service"];

const none: Finding = { disagreements: [], exemptions: [] };

function disagreement(sentence: string): Finding {
  return { disagreements: [sentence], exemptions: [] };
}

/** A sentence, unless one of the exemptions allows for it. */
function unless(sentence: string, exemption: { readonly name: string } | undefined): Finding {
  return exemption ? { disagreements: [], exemptions: [exemption.name] } : disagreement(sentence);
}

function together(findings: readonly Finding[]): Finding {
  return {
    disagreements: findings.flatMap(({ disagreements }) => disagreements),
    exemptions: findings.flatMap(({ exemptions }) => exemptions),
  };
}

/** The requests to a service, as text: where, and for whom. */
export function requestsOf({ requests }: Ruling, ...services: readonly Service[]): string {
  return requests
    .filter(({ service }) => services.includes(service))
    .map(({ service, region, host, accountId, roleName, roleArn }) =>
      [service, region ?? host, accountId, roleName, roleArn].filter((part) => part !== undefined).join(" "),
    )
    .join(", ");
}

/** Errors that a region, none, or an `ssoRegion` is the cause of: "Region is missing", "Region not accepted", "Incomplete configuration". */
function threwForRegion({ error }: Ruling): boolean {
  return /^(?:Region |Incomplete configuration)/u.test(error?.message ?? "");
}

/** Whether the SDK called SSO somewhere else than the profile's sso_region, or threw because of a region. */
function isLedAstray(program: Program, ruling: Ruling): boolean {
  const elsewhere = ruling.requests.some(({ service, region }) => service === "sso" && region !== ssoRegionOf(program));
  return elsewhere || threwForRegion(ruling);
}

/** Whether the SDK does the same without the `ssoRegion`. */
function isIdle(ruling: Ruling, without: Ruling | undefined): boolean {
  const [one, other] = [ruling, without].map((each) => JSON.stringify([each?.requests, each?.error]));
  return one === other;
}

/** Whether a rule reports the call. */
function isReported({ kind }: Verdict): boolean {
  return kind === "overridden" || kind === "ineffective";
}

/**
 * Law 1: a call is reported if and only if the SDK is led astray or its `ssoRegion` has no effect; the verdict is silent where the
 * settings say that there is no SSO. `without` is what the SDK does without the `ssoRegion`.
 */
export function holdVerdict(
  { program, verdict }: Plan,
  ruling: Ruling,
  without: Ruling | undefined,
  version: string,
): Finding {
  if (verdict.kind === "unknown") return none;
  const isSso = signInOf(program) !== undefined;
  const allowed = (what: VerdictExemption["lets"]): VerdictExemption | undefined =>
    verdictExemptions.find((one) => one.lets === what && isFor(one, { program, version }));
  if (!isSso && requestsOf(ruling, "sso") !== "")
    return unless("the home is said to have no SSO, and SSO was called", allowed("sign-in"));
  const isWrong = isSso && (isLedAstray(program, ruling) || isIdle(ruling, without));
  if (isReported(verdict) === isWrong) return none;
  return unless(
    `the verdict is "${verdict.kind}", and in the SDK the call is ${isWrong ? "led astray or its ssoRegion idle" : "right"}`,
    allowed(isWrong ? "silent" : "reported"),
  );
}

/** Below the first release that reads `parentClientConfig`, nothing but `pin` of a `clientConfig.region` on `fromSSO` is promised. */
function isPromised({ program, verdict }: Plan, { outcomes }: Rewritten, version: string): boolean {
  if (isSupported(version)) return true;
  const isCorrection = verdict.kind === "ineffective" && verdict.code === "contradictedSsoRegion";
  return program.factory.factory === "fromSSO" && outcomes[0]?.remedy.kind === "pin" && !isCorrection;
}

/** Law 2: the rewritten program signs in where its profile says, and does all else as before. */
export function holdRemedy(plan: Plan, rewritten: Rewritten, before: Ruling, after: Ruling, version: string): Finding {
  if (!isPromised(plan, rewritten, version)) return none;
  const circumstances = { program: plan.program, version, told: rewritten.told };
  const findings = [holdText(plan, rewritten, circumstances)];
  if (rewritten.isChanged) {
    findings.push(
      holdSso(circumstances, before, after),
      holdError(plan.program, before, after),
      holdSts(circumstances, before, after),
    );
  }
  const { disagreements, exemptions } = together(findings);
  return { disagreements: disagreements.map((sentence) => `with ${rewritten.told}: ${sentence}`), exemptions };
}

function holdText(
  plan: Plan,
  { outcomes, isChanged, isChangedAgain, verdict, told }: Rewritten,
  circumstances: Circumstances,
): Finding {
  const [outcome] = outcomes;
  if (told === "settings" && !isReported(plan.verdict) && outcome)
    return disagreement("a call is rewritten that the verdict does not report");
  if (isChangedAgain) return disagreement("a second run changes the program again");
  if (outcome?.remedy.kind === "left") {
    const { reason } = outcome.remedy;
    const lawful = lawfulLefts.find((one) => one.reason === reason && isFor(one, circumstances));
    return isChanged ? disagreement("a call that is left is changed") : unless(`the call is left: ${reason}`, lawful);
  }
  if (!outcome) return isChanged ? disagreement("a clean program is changed") : none;
  if (!isChanged) return disagreement("a reported call is neither left nor changed");
  if (verdict.kind === "clean") return none;
  return unless(
    `the verdict on the rewritten program is "${verdict.kind}"`,
    silenceExemptions.find((one) => isFor(one, circumstances)),
  );
}

function holdSso(circumstances: Circumstances, before: Ruling, after: Ruling): Finding {
  const signIn = signInOf(circumstances.program);
  const callIn = (region: string): string => (signIn ? `sso ${region} ${signIn.accountId} ${signIn.roleName}` : "");
  const [expected, seen] = [callIn(signIn?.region ?? ""), requestsOf(after, "sso")];
  if (seen === expected) return none;
  return unless(
    `SSO is called as "${seen}", not as "${expected}"; before, as "${requestsOf(before, "sso")}"`,
    ssoExemptions.find((one) => seen === callIn(one.region) && isFor(one, circumstances)),
  );
}

function holdError(program: Program, before: Ruling, after: Ruling): Finding {
  // Without the region that it threw for, a program may still throw where its profile signs in nowhere.
  const isExcused = threwForRegion(before) && (!after.error || signInOf(program) === undefined);
  const isSame = before.error?.message === after.error?.message;
  return (isSame || isExcused) && !threwForRegion(after)
    ? none
    : disagreement(`the error is "${after.error?.message ?? ""}", before it was "${before.error?.message ?? ""}"`);
}

function holdSts(circumstances: Circumstances, before: Ruling, after: Ruling): Finding {
  // A program that threw on its way came to nothing that could be kept.
  if (threwForRegion(before)) return none;
  const [was, is] = [before, after].map((ruling) => requestsOf(ruling, "sts", "other"));
  if (was === is) return none;
  return unless(
    `STS and the client are called as "${is ?? ""}", before as "${was ?? ""}"`,
    stsExemptions.find((one) => is === was?.replace(/(?<=^sts )\S+/u, one.region) && isFor(one, circumstances)),
  );
}
