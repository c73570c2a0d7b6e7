/** Where a value stands in a shared config file; `line` is one-based. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** The four values that sign a profile in to SSO. `ssoSession` is set when they come through an `[sso-session …]` section. */
export interface SsoSignIn {
  readonly ssoSession: string | undefined;
  readonly ssoRegion: string;
  readonly ssoStartUrl: string;
  readonly ssoAccountId: string;
  readonly ssoRoleName: string;
  readonly origin: Origin;
}

/**
 * What `fromIni` makes of a profile, in the order in which the SDK asks (SDK 3.1169, `resolveProfileData`):
 * assume role, static keys, web identity, process, SSO, login.
 * `signIn` is what `fromSSO` would use: it looks at the SSO keys only, whatever the kind.
 */
export interface Profile {
  readonly name: string;
  readonly kind: "role" | "static" | "web-identity" | "process" | "sso" | "login" | "none";
  readonly region: string | undefined;
  readonly sourceProfile: string | undefined;
  /**
   * What the SDK takes the profile for when another one names it as `source_profile`, where that is not `kind`:
   * static keys then come before a role, and a `credential_source` without `role_arn` counts.
   */
  readonly asSource?: "static" | "credential-source";
  readonly signIn: SsoSignIn | undefined;
  /** Why the SSO keys that are there do not sign in; undefined when they do, or when there are none. */
  readonly problem: string | undefined;
}
