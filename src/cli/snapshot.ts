import { signInEnds, type SignInEnd } from "../aws-config/chain.ts";
import type { SharedConfig } from "../aws-config/shared-config.ts";

/** The sso_region of profiles by name; null for one that does not sign in through SSO. */
export type Regions = ReadonlyMap<string, string | null>;

/** The keys of a settings file that tell of profiles; it may have others. */
export interface SettingsJson {
  readonly ssoRegion?: string | undefined;
  readonly profiles?: Readonly<Record<string, CommittedProfile>> | undefined;
}

/** What a settings file says of a profile. */
type CommittedProfile = string | null | { readonly ssoSession: string; readonly ssoRegion?: string };

/** What each profile of a machine signs in by, and a sentence for each that cannot. */
export function regionsByProfile(shared: SharedConfig): { readonly regions: Regions; readonly problems: string[] } {
  const regions = new Map<string, string | null>();
  const problems: string[] = [];
  const endOf = signInEnds(shared);
  for (const name of shared.profiles.keys()) {
    const chain = endOf(name);
    if ("problem" in chain) problems.push(chain.problem);
    else regions.set(name, regionOf(chain));
  }
  return { regions, problems: [...new Set(problems)] };
}

function regionOf(chain: Extract<SignInEnd, { kind: "sso" | "not-sso" }>): string | null {
  return chain.kind === "sso" ? chain.signIn.ssoRegion : null;
}

/**
 * Settings that say of each profile what the machine says. `current` is the JSON of the settings as they are: other keys,
 * sso-sessions, and profiles that this machine does not have, stay. A key that has nothing to say is undefined.
 */
export function snapshotOf(current: SettingsJson, regions: Regions): SettingsJson {
  const ssoRegion = commonRegion(current.ssoRegion, regions);
  const written = new Map(Object.entries(current.profiles ?? {}));
  const kept = [...written].filter(([name]) => !regions.has(name));
  const told = [...regions].flatMap(([name, region]): [string, CommittedProfile][] => {
    const exception = region === ssoRegion ? undefined : region;
    const profile = withSession(exception, written.get(name));
    return profile === undefined ? [] : [[name, profile]];
  });
  const all = [...kept, ...told].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...current, ssoRegion, profiles: all.length > 0 ? Object.fromEntries(all) : undefined };
}

/** An exception with the sso-session that is written, where the profile still signs in through SSO. */
function withSession(
  exception: string | null | undefined,
  written: CommittedProfile | undefined,
): CommittedProfile | undefined {
  if (exception === null || typeof written !== "object" || written === null) return exception;
  const { ssoSession } = written;
  return exception === undefined ? { ssoSession } : { ssoSession, ssoRegion: exception };
}

/** The region of most profiles that sign in through SSO; the one that is written already where as many have it. */
function commonRegion(written: string | undefined, regions: Regions): string | undefined {
  const used = [...regions.values()].filter((region) => region !== null);
  if (used.length === 0) return written;
  const counts = new Map<string, number>();
  for (const region of used) counts.set(region, (counts.get(region) ?? 0) + 1);
  const most = [...counts.values()].reduce((one, other) => Math.max(one, other), 0);
  const candidates = [...counts.keys()].filter((region) => counts.get(region) === most).sort();
  return candidates.find((region) => region === written) ?? candidates[0];
}
