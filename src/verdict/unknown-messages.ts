import type { UnknownCall } from "./verdict.ts";

/** What `no-overridden-sso-region` says under `reportUnknown`. It is no fault: the file just does not tell. */
export const unknownMessages = {
  unknownSsoRegion: 'Where "{{factory}}" signs in to SSO can\'t be told from this file: {{reason}} {{wayOut}}',
} as const;

interface Explanation {
  /** Why it can't be told, and what would let us see. */
  readonly reason: string;
  readonly wayOut: string;
}

const writeWhereSeen = 'Write "clientConfig" as an object literal in this file to have it checked.';

const explanations: Readonly<Record<UnknownCall["reason"], Explanation>> = {
  notAnObjectLiteral: {
    reason: 'the options or their "clientConfig" come from code that is not in it.',
    wayOut: writeWhereSeen,
  },
  spread: {
    reason: "a spread brings options from code that is not in it.",
    wayOut: 'Write "clientConfig" behind the spread to have it checked.',
  },
  spreadArguments: { reason: "its arguments come from a list.", wayOut: "Write the options as its argument." },
  computedKey: { reason: "a key of the options is computed.", wayOut: "Write the key as a name." },
  changedLater: {
    reason: "the options are changed in a loop, in another function, under another name or after the call.",
    wayOut: "Change them before the call, in the same block, or write them in one object literal.",
  },
  tooManyPaths: { reason: "too many paths lead to the call.", wayOut: writeWhereSeen },
  ssoClient: {
    reason: 'the region of its "ssoClient" is not in it.',
    wayOut: 'Write "new SSOClient({ region })" in this file, or leave "ssoClient" out.',
  },
  ssoFields: {
    reason: "on some paths the options have SSO fields of their own.",
    wayOut: "Write each call with an object literal of its own.",
  },
  handedOn: {
    reason: "it is handed on to where its calls can't be followed.",
    wayOut: "Call it by its name to have the call checked.",
  },
  calledInWith: {
    reason: 'in a "with", its name may mean something else.',
    wayOut: 'Name it outside of the "with" to have its calls checked.',
  },
  incompleteSsoFields: {
    reason: "some of the fields of an SSO sign-in are there and others are missing.",
    wayOut: "Leave them out, for the profile has them, or give them all.",
  },
};

/** What fills the placeholders of the message. */
export function unknownData({ factory, reason }: UnknownCall): Record<string, string> {
  return { factory, ...explanations[reason] };
}
