/** What a project has committed about its profiles: `.sso-region.json`, or ESLint's `settings["sso-region"]`. */
export interface Settings {
  /** The `sso_region` of every profile that signs in through SSO, but for the exceptions in `profiles`. */
  readonly ssoRegion: string | undefined;
  /** Exceptions by profile name; null: the profile does not sign in through SSO. */
  readonly profiles: ReadonlyMap<string, string | null>;
  /** The sso-sessions that profiles sign in through, by profile name. */
  readonly ssoSessions: ReadonlyMap<string, string>;
  /** Packages that re-export the SDK's factories. */
  readonly modules: readonly string[];
  /** The releases of the SDK that matter: "any", which is also what nothing means, "installed", a version or a range. */
  readonly sdkVersion?: string;
  /** Where the settings come from, as in `the settings file "/app/.sso-region.json"`; undefined where there are none. */
  readonly source: string | undefined;
}

/** Nothing committed. */
export const noSettings: Settings = {
  ssoRegion: undefined,
  profiles: new Map(),
  ssoSessions: new Map(),
  modules: [],
  source: undefined,
};

/** What the settings say of a profile: its sso_region, that it has none, or nothing. */
export type Committed =
  { readonly kind: "region"; readonly ssoRegion: string } | { readonly kind: "notSso" } | { readonly kind: "nothing" };

/**
 * What the settings say of a profile by name. Without a name, of any profile: a region only where all have the same.
 */
export function committedFor(profile: string | undefined, { ssoRegion, profiles }: Settings): Committed {
  const exception = profile === undefined ? undefined : profiles.get(profile);
  if (exception === null) return { kind: "notSso" };
  if (exception !== undefined) return { kind: "region", ssoRegion: exception };
  const differs = [...profiles.values()].some((other) => other !== null && other !== ssoRegion);
  if (ssoRegion === undefined || (profile === undefined && differs)) return { kind: "nothing" };
  return { kind: "region", ssoRegion };
}
