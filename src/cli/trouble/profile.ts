import type { ProfileName } from "../../analysis/profile-name.ts";
import { signInChain } from "../../aws-config/chain.ts";
import type { SsoSignIn } from "../../aws-config/profile.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import type { Factory } from "../../sdk/factories.ts";

/** A profile, and where its name comes from. */
export interface ChosenProfile {
  readonly name: string;
  /** "machine": one of those that sign in through SSO here. */
  readonly from: "call" | "option" | "environment" | "machine" | "nowhere";
  /** Whether the call names one that the source does not tell, so that this one is a guess. */
  readonly isGuess: boolean;
}

/** The profile of calls that name none: `--profile`, `AWS_PROFILE`, "default". */
export function profileOfMachine(option: string | undefined, { AWS_PROFILE }: NodeJS.ProcessEnv): ChosenProfile {
  if (option !== undefined) return { name: option, from: "option", isGuess: false };
  if (AWS_PROFILE) return { name: AWS_PROFILE, from: "environment", isGuess: false };
  return { name: "default", from: "nowhere", isGuess: false };
}

/**
 * The profiles that a call can have, as the SDK chooses: the one it names goes first. What the source does not tell is taken to be
 * the machine's. Where that does not sign in through SSO, and nobody said that it is the one in trouble, it may be any that does: one
 * for each sso_region.
 */
export function profilesOfCall(
  named: ProfileName,
  factory: Factory,
  machine: ChosenProfile,
  shared: SharedConfig,
): readonly ChosenProfile[] {
  if (named.kind === "named") return [{ name: named.name, from: "call", isGuess: false }];
  const isGuess = named.kind === "unknown";
  const chosen = { ...machine, isGuess };
  const isNobodys = machine.from === "nowhere" && !shared.profiles.has(machine.name);
  const isOpen = isNobodys || (isGuess && machine.from !== "option");
  if (!isOpen || signInOf(factory, machine.name, shared).kind === "sso") return [chosen];
  const others = oneForEachRegion(factory, shared).map((name) => ({ name, from: "machine", isGuess }) as const);
  return others.length > 0 ? others : [chosen];
}

/** Of the profiles that sign in through SSO themselves, the first with each sso_region. */
function oneForEachRegion(factory: Factory, shared: SharedConfig): string[] {
  const names = new Map<string, string>();
  for (const { name, signIn } of shared.profiles.values()) {
    if (!signIn || names.has(signIn.ssoRegion)) continue;
    if (signInOf(factory, name, shared).kind === "sso") names.set(signIn.ssoRegion, name);
  }
  return [...names.values()];
}

/** What the machine's config files say of the sign-in by a profile; `by` is the profile that signs in, for a role its source. */
export type MachineSignIn =
  | { readonly kind: "sso"; readonly signIn: SsoSignIn; readonly by: string }
  | { readonly kind: "notSso" }
  | { readonly kind: "unknown"; readonly problem: string };

/** `fromSSO` reads a profile's own SSO keys, the others follow its `source_profile` too. */
export function signInOf(factory: Factory, name: string, shared: SharedConfig): MachineSignIn {
  const profile = shared.profiles.get(name);
  if (factory === "fromSSO" && profile) {
    if (profile.signIn) return { kind: "sso", signIn: profile.signIn, by: name };
    return profile.problem === undefined ? { kind: "notSso" } : { kind: "unknown", problem: profile.problem };
  }
  const chain = signInChain(shared, name);
  if (chain.kind === "sso") return { kind: "sso", signIn: chain.signIn, by: chain.profile.name };
  return chain.kind === "not-sso" ? { kind: "notSso" } : { kind: "unknown", problem: chain.problem };
}
