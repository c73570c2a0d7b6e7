import type { Profile, SsoSignIn } from "./profile.ts";
import type { SharedConfig } from "./shared-config.ts";
import { bareName, quote } from "./wording.ts";

/** Where a chain of `source_profile` ends. `path` holds the names of the profiles on the way, the one asked for first. */
export type SignInChain =
  /** `profile`, the last of `path`, signs in through SSO. */
  | { readonly kind: "sso"; readonly path: readonly string[]; readonly profile: Profile; readonly signIn: SsoSignIn }
  /** `profile` is meant to sign in through SSO, but the SDK throws; `problem` says why. */
  | { readonly kind: "broken"; readonly path: readonly string[]; readonly profile: Profile; readonly problem: string }
  /** `profile` gets credentials in another way, or in none. */
  | { readonly kind: "not-sso"; readonly path: readonly string[]; readonly profile: Profile }
  /** The last name of `path` is no profile. */
  | { readonly kind: "missing"; readonly path: readonly string[]; readonly problem: string }
  /** The chain comes back to a profile it has been at. */
  | { readonly kind: "cycle"; readonly path: readonly string[]; readonly problem: string };

/**
 * Follows a profile's `source_profile` to the profile that signs in through SSO, as `fromIni` does
 * (@aws-sdk/credential-provider-ini 3.973, SDK 3.1169). The SSO keys of a role profile itself count for nothing here. Never throws.
 */
export function signInChain(shared: SharedConfig, name: string): SignInChain {
  const path = [name];
  const visited = new Set<string>();
  for (let current = name; ;) {
    const profile = shared.profiles.get(current);
    if (profile === undefined) return { kind: "missing", path, problem: missing(path) };

    const kind = (visited.size > 0 ? profile.asSource : undefined) ?? profile.kind;
    if (kind === "sso") return ofSsoProfile(profile, path);
    if (kind !== "role" && kind !== "credential-source") return { kind: "not-sso", path, profile };

    const source = profile.sourceProfile;
    if (source === undefined) return { kind: "not-sso", path, profile };
    path.push(source);
    // The SDK counts a profile as visited only once it was a source: a role may name itself and use its own static keys.
    if (visited.has(source)) return { kind: "cycle", path, problem: cycle(path) };
    visited.add(source);
    current = source;
  }
}

function ofSsoProfile(profile: Profile, path: readonly string[]): SignInChain {
  const { signIn, problem } = profile;
  if (signIn) return { kind: "sso", path, profile, signIn };
  return {
    kind: "broken",
    path,
    profile,
    problem: problem ?? `Profile ${quote(profile.name)} does not sign in through SSO.`,
  };
}

function missing(path: readonly string[]): string {
  const [name = "", namedBy] = path.toReversed();
  return namedBy === undefined
    ? `The AWS config and credentials files have no profile ${quote(name)}.`
    : `Profile ${quote(namedBy)} names the source_profile ${quote(bareName(name))}, which the AWS config and credentials files do not have.`;
}

function cycle(path: readonly string[]): string {
  return `The source_profile keys of these profiles lead in a circle: ${path.map(quote).join(", ")}.`;
}
