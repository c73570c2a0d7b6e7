import { tooDeep } from "../analysis/limits.ts";
import type { MockAssertion } from "./mock-assertions.ts";
import type { Outcome, Remedy } from "./remedy.ts";

/** What a remedy does, as an imperative. */
export const remedyMessages = {
  pinSsoRegion: 'Pass the "sso_region" of profile "{{profile}}", "{{ssoRegion}}".',
  inlineSignIn: 'Write the SSO sign-in of profile "{{profile}}" into the call, with its account, role and start URL.',
  correctSsoRegion: 'Pass "{{ssoRegion}}", as the settings say.',
  removeRegion: "Remove the region, so that the profile decides.",
  dropSsoRegion: "Remove what does nothing, so that the profile decides.",
  moveRegion:
    'Move the region to "parentClientConfig", so that the profile decides where SSO is called and STS stays where it is.',
} as const;

/** What a suggestion offers to do, and what to know of it. */
export const suggestionMessages = {
  ...remedyMessages,
  moveRegion: `${remedyMessages.moveRegion} (The types mark it as deprecated, so that typescript-eslint's "no-deprecated" may flag it; the SDK team advises it all the same.)`,
} as const;

/** A remedy as a key of `remedyMessages` and `suggestionMessages`, and what fills its placeholders. */
export interface Suggestion {
  readonly messageId: keyof typeof remedyMessages;
  readonly data: Readonly<Record<string, string>>;
}

const forms = { remove: "removeRegion", move: "moveRegion", drop: "dropSsoRegion" } as const;

/** How a remedy is suggested. */
export function suggestionOf(remedy: Remedy): Suggestion {
  if (remedy.kind === "defer") return { messageId: forms[remedy.form], data: {} };
  if (remedy.kind === "inline") return { messageId: "inlineSignIn", data: { profile: remedy.profile } };
  const { profile, ssoRegion } = remedy;
  return profile === undefined
    ? { messageId: "correctSsoRegion", data: { ssoRegion } }
    : { messageId: "pinSsoRegion", data: { profile, ssoRegion } };
}

/** Why a call is reported and not rewritten. Each ends the sentence `"fromIni" is left as it is: …`. */
export const leftReasons = {
  endpoint: 'what "endpoint" is meant for cannot be told from the source.',
  ssoClient: 'the "sso_region" to give to "ssoClient" is not known.',
  contradicted: "the source and the settings name different SSO regions.",
  notSso: 'its profile does not sign in through SSO on this machine. Commit null for it in ".sso-region.json".',
  parentIgnored: 'a release of the SDK that matters does not read "parentClientConfig".',
  regionMissing: 'a release of the SDK that matters throws "Region is missing" without "clientConfig.region".',
  sharedSsoClient: 'its "ssoClient" is made with an object that is used elsewhere too.',
  ownAccount: "it names an account or a role of its own, which the profile may not have.",
  missingSsoSession:
    'it names account and role itself. The strategy "inline" adds the "ssoSession" that this machine\'s profile has.',
  sharedOptions: "its options are used elsewhere too.",
  separateClientConfig: 'its "clientConfig" is put together elsewhere.',
  severalWays: "its options are made in several ways or steps. Make them in one object literal and run again.",
  besideParent: 'a "parentClientConfig" is there already. Give that the region, and leave it out of "clientConfig".',
  severalFactories: "another function may be called in its place. Call each by its name and run again.",
  typedOptions: "its options have a type of their own, which a rewritten call may not fit.",
  duplicateKey: "a key that would have to change is given twice.",
  spread: "a spread may bring options that cannot be seen.",
  spreadOption: "an option that would have to change comes through a spread.",
  sideEffects: "the code that makes the region would run twice or no longer run.",
  comment: "a comment would be lost.",
  entangled: "what would have to change cannot be told apart.",
  overlap: "it lies within another call that is rewritten; run again to rewrite it too.",
} as const;

export type LeftReason = keyof typeof leftReasons;

/** What a report says of an overridden call that was not simply rewritten; undefined where it was. */
export function outcomeMessage({ line, factory, remedy, profileProblem }: Outcome): string | undefined {
  const place = `Line ${String(line)}: "${factory}"`;
  if (remedy.kind === "left") return `${place} is left as it is: ${leftReasons[remedy.reason]}`;
  return (
    profileProblem && `${place} leaves the region to the profile, whose "sso_region" is not known: ${profileProblem}`
  );
}

/** What a report says of a test's assertion, which is never edited. */
export function assertionMessage({ line, factory }: MockAssertion): string {
  return `Line ${String(line)}: a test expects "${factory}" to be called with "clientConfig.region". Adapt it where the call it tests is rewritten.`;
}

/** Why what a file was rewritten to is not written, whatever went wrong. Code may be read at the edge of the stack once, and not again. */
export function refusalMessage(message: string): string {
  return message === tooDeep
    ? "left as it is: what it was rewritten to is nested too deeply to be read."
    : "left as it is: what it was rewritten to does not parse. Please report this.";
}
