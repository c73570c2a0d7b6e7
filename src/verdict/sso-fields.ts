import { isNullish, stringValue } from "../analysis/expressions.ts";
import { propertyOf, type FoundProperty, type ObjectLiteral } from "../analysis/objects.ts";
import type { ProviderCall } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories, requiredSsoFields } from "../sdk/factories.ts";
import type { Committed } from "../settings/settings.ts";
import type { Override } from "./override.ts";

/** Why an `ssoRegion` does not do what it is there for; the names are those of the messages. */
export type IneffectiveCode =
  /** The factory has no such option. */
  | "ignoredSsoRegion"
  /** The SDK throws, for other fields must come with it. */
  | "incompleteSsoRegion"
  /** `clientConfig` or `ssoClient` goes before it. */
  | "beatenSsoRegion"
  /** The profile signs in through an sso-session, whose token the SDK does not look for. */
  | "missingSsoSession"
  /** The committed settings say otherwise. */
  | "contradictedSsoRegion";

/** A provider call with an `ssoRegion` that does nothing, makes the SDK throw, or is wrong. */
export interface Ineffective {
  readonly kind: "ineffective";
  readonly code: IneffectiveCode;
  readonly call: ProviderCall;
  readonly options: ObjectLiteral;
  /** The property `ssoRegion`, which is what is reported. */
  readonly culprit: FoundProperty;
  /** What overrides the sso_region besides. */
  readonly override: Override | undefined;
  readonly committed: Committed;
  /** The sso-session of the profile, where the settings name it. */
  readonly ssoSession: string | undefined;
}

/** The options that make a sign-in, in the order in which they are written. */
export const ssoFields = ["ssoSession", ...requiredSsoFields] as const;

export type SsoField = (typeof ssoFields)[number];

/** The fields of an SSO sign-in that the options give, `ssoSession` first. */
export function givenSsoFields(options: ObjectLiteral, tree: SyntaxTree): SsoField[] {
  return ssoFields.filter((field) => givenProperty(options, field, tree) !== undefined);
}

/** The fields that are known to be missing where some are given: the SDK throws "Incomplete configuration" then (SDK 3.1169). */
export function missingSsoFields(options: ObjectLiteral, tree: SyntaxTree): SsoField[] {
  const given = givenSsoFields(options, tree);
  return given.length === 0 ? [] : requiredSsoFields.filter((field) => isAbsent(options, field, tree));
}

/** Whether account, role, start URL and region come from the code, not from the profile. */
export function signsInByItself(call: ProviderCall, options: ObjectLiteral, tree: SyntaxTree): boolean {
  return factories[call.factory].readsSsoFields && givenSsoFields(options, tree).length > 0;
}

/** A property that is there and holds something. */
export function givenProperty(options: ObjectLiteral, name: string, tree: SyntaxTree): FoundProperty | undefined {
  const lookup = propertyOf(options, name, tree);
  return lookup.kind === "found" && !isNullish(lookup.property.value, tree) ? lookup : undefined;
}

function isAbsent(options: ObjectLiteral, name: string, tree: SyntaxTree): boolean {
  const lookup = propertyOf(options, name, tree);
  return lookup.kind === "absent" || (lookup.kind === "found" && isNullish(lookup.property.value, tree));
}

/** What is known of the call beside its options. */
interface Circumstances {
  readonly isBeaten: boolean;
  readonly committed: Committed;
  readonly ssoSession: string | undefined;
}

/** Why the `ssoRegion` of a call, `culprit`, does not do what it is there for; undefined where it does. */
export function ineffectiveCode(
  { factory }: ProviderCall,
  options: ObjectLiteral,
  culprit: FoundProperty,
  { isBeaten, committed, ssoSession }: Circumstances,
  tree: SyntaxTree,
): IneffectiveCode | undefined {
  if (!factories[factory].readsSsoFields) return "ignoredSsoRegion";
  if (missingSsoFields(options, tree).length > 0) return "incompleteSsoRegion";
  if (isBeaten) return "beatenSsoRegion";
  if (ssoSession !== undefined && isAbsent(options, "ssoSession", tree)) return "missingSsoSession";
  const region = stringValue(culprit.property.value, tree);
  const isContradicted = committed.kind === "region" && region !== undefined && region !== committed.ssoRegion;
  return isContradicted ? "contradictedSsoRegion" : undefined;
}
