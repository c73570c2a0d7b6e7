import type { Profile, SsoSignIn } from "./profile.ts";
import type { SharedConfig } from "./shared-config.ts";
import { bareName, quote } from "./wording.ts";

/** Where a chain of `source_profile` ends. */
export type SignInEnd =
  /** `profile` signs in through SSO. */
  | { readonly kind: "sso"; readonly profile: Profile; readonly signIn: SsoSignIn }
  /** `profile` is meant to sign in through SSO, but the SDK throws; `problem` says why. */
  | { readonly kind: "broken"; readonly profile: Profile; readonly problem: string }
  /** `profile` gets credentials in another way, or in none. */
  | { readonly kind: "not-sso"; readonly profile: Profile }
  /** The last name is no profile. */
  | { readonly kind: "missing"; readonly problem: string }
  /** The chain comes back to a profile it has been at. */
  | { readonly kind: "cycle"; readonly problem: string };

/** A chain, with the names of the profiles on the way, the one asked for first; one that is not there, or is there twice, is the last. */
export type SignInChain = SignInEnd & { readonly path: readonly string[] };

/** How many names of a circle are told. */
const LONGEST_CIRCLE = 10;

/**
 * Follows a profile's `source_profile` to the profile that signs in through SSO, as `fromIni` does
 * (@aws-sdk/credential-provider-ini 3.973, SDK 3.1169). The SSO keys of a role profile itself count for nothing here. Never throws.
 */
export function signInChain(shared: SharedConfig, name: string): SignInChain {
  return { ...signInEnds(shared)(name), path: pathFrom(shared, name) };
}

/** As `signInChain`, for many profiles of one file: however their chains run together, each profile is looked at once. Never throws. */
export function signInEnds({ profiles }: SharedConfig): (name: string) => SignInEnd {
  const known = new Map<string, SignInEnd>();
  const endOfSource = (source: string, namedBy: string): SignInEnd => {
    const way = new Set<string>();
    let end: SignInEnd | undefined;
    for (let [name, before] = [source, namedBy]; !end;) {
      const profile = profiles.get(name);
      const next = profile && sourceOf(profile, true);
      if (!profile) end = missing(name, before);
      else if (way.has(name)) end = cycle([...way], name);
      else end = known.get(name) ?? (next === undefined ? endAt(profile, true) : undefined);
      way.add(name);
      [name, before] = [next ?? name, name];
    }
    for (const name of way) if (profiles.has(name)) known.set(name, end);
    return end;
  };
  return (name) => {
    const profile = profiles.get(name);
    if (!profile) return missing(name, undefined);
    const source = sourceOf(profile, false);
    return source === undefined ? endAt(profile, false) : endOfSource(source, name);
  };
}

/** The profile that a profile takes its credentials from, if it takes them from another. `isSource`: it is itself one's source. */
export function sourceOf(profile: Profile, isSource: boolean): string | undefined {
  const kind = kindOf(profile, isSource);
  return kind === "role" || kind === "credential-source" ? profile.sourceProfile : undefined;
}

function kindOf({ kind, asSource }: Profile, isSource: boolean): Profile["kind"] | "credential-source" {
  return (isSource ? asSource : undefined) ?? kind;
}

// The SDK counts a profile as visited only once it was a source: a role may name itself and use its own static keys.
function pathFrom({ profiles }: SharedConfig, name: string): string[] {
  const first = profiles.get(name);
  const path = [name];
  const visited = new Set<string>();
  for (let source = first && sourceOf(first, false); source !== undefined;) {
    path.push(source);
    if (visited.has(source)) break;
    visited.add(source);
    const profile = profiles.get(source);
    source = profile && sourceOf(profile, true);
  }
  return path;
}

function endAt(profile: Profile, isSource: boolean): SignInEnd {
  if (kindOf(profile, isSource) !== "sso") return { kind: "not-sso", profile };
  const { name, signIn, problem } = profile;
  if (signIn) return { kind: "sso", profile, signIn };
  return {
    kind: "broken",
    profile,
    problem: problem ?? `Profile ${quote(bareName(name))} does not sign in through SSO.`,
  };
}

function missing(name: string, namedBy: string | undefined): SignInEnd {
  const problem =
    namedBy === undefined
      ? `The AWS config and credentials files have no profile ${quote(name)}.`
      : `Profile ${quote(bareName(namedBy))} names the source_profile ${quote(bareName(name))}, which the AWS config and credentials files do not have.`;
  return { kind: "missing", problem };
}

/** `way` comes back to one of its names. */
function cycle(way: readonly string[], name: string): SignInEnd {
  const circle = [...way.slice(way.indexOf(name)), name];
  const more = circle.length - LONGEST_CIRCLE;
  const told = [
    ...circle.slice(0, LONGEST_CIRCLE).map((each) => quote(bareName(each))),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  return { kind: "cycle", problem: `The source_profile keys of these profiles lead in a circle: ${told.join(", ")}.` };
}
