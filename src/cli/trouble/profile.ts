import type { ProfileName } from "../../analysis/profile-name.ts";
import { signInChain } from "../../aws-config/chain.ts";
import type { SsoSignIn } from "../../aws-config/profile.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import type { Factory } from "../../sdk/factories.ts";

/** A profile, and how we came to it, as words that follow its name. */
export interface ChosenProfile {
  readonly name: string;
  readonly why: string;
}

/** The profile of calls that name none: `--profile`, `AWS_PROFILE`, "default". */
export function profileOfMachine(option: string | undefined, env: NodeJS.ProcessEnv): ChosenProfile {
  if (option !== undefined) return { name: option, why: "given by --profile" };
  const { AWS_PROFILE } = env;
  return AWS_PROFILE ? { name: AWS_PROFILE, why: "from AWS_PROFILE" } : { name: "default", why: "as none is named" };
}

/** The profile of a call, as the SDK chooses: the one it names goes first. What the source does not tell is taken to be the machine's. */
export function profileOfCall(named: ProfileName, machine: ChosenProfile): ChosenProfile {
  if (named.kind === "named") return { name: named.name, why: "which the call names" };
  return named.kind === "unnamed" ? machine : { ...machine, why: `${machine.why}; the source does not tell which` };
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
