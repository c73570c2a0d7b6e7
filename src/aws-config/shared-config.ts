import { readKnownFiles, type ConfigTexts, type Settings } from "./known-files.ts";
import type { Profile, SsoSignIn } from "./profile.ts";
import { resolveSignIn } from "./sign-in.ts";

/** The profiles by name, and one sentence for each thing that keeps a file from being read. */
export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly problems: readonly string[];
}

/**
 * Reads the texts of the two shared files, either of which may be missing, as the newest SDK does (SDK 3.1169).
 * Out come profiles without keys, tokens or commands: only what `Profile` holds is kept. Never throws.
 */
export function readSharedConfig(texts: ConfigTexts): SharedConfig {
  const { merged, profileNames, sessions, problems } = readKnownFiles(texts);
  const profiles = new Map<string, Profile>();
  for (const name of profileNames) {
    const profile = toProfile(name, merged.get(name) ?? new Map(), sessions, texts.config?.file);
    profiles.set(profile.name, profile);
  }
  return { profiles, problems };
}

type Sessions = ReadonlyMap<string, Settings>;

function toProfile(name: string, settings: Settings, sessions: Sessions, configFile: string | undefined): Profile {
  const kind = kindOf(settings);
  const asSource = asSourceOf(settings);
  const { signIn, problem } = resolveSignIn({ name, settings, sessions, configFile });
  return {
    name: copied(name),
    kind,
    region: copied(settings.get("region")?.value),
    sourceProfile: copied(settings.get("source_profile")?.value),
    ...(asSource !== undefined && asSource !== kind && { asSource }),
    signIn: signIn && copiedSignIn(signIn),
    problem: copied(problem),
  };
}

function copiedSignIn({ ssoSession, ssoRegion, ssoStartUrl, ssoAccountId, ssoRoleName, origin }: SsoSignIn): SsoSignIn {
  return {
    ssoSession: copied(ssoSession),
    ssoRegion: copied(ssoRegion),
    ssoStartUrl: copied(ssoStartUrl),
    ssoAccountId: copied(ssoAccountId),
    ssoRoleName: copied(ssoRoleName),
    origin,
  };
}

/** A slice of a new text, which is all that it keeps: a slice of the file's text would keep the whole text in memory. */
function copied<T extends string | undefined>(value: T): T {
  return (value === undefined ? undefined : `.${value}`.slice(1)) as T;
}

// The order of `resolveProfileData` in @aws-sdk/credential-provider-ini 3.973 (SDK 3.1169), and of its `is…Profile` functions.
function kindOf(settings: Settings): Profile["kind"] {
  const hasOneSource = settings.has("source_profile") !== settings.has("credential_source");
  if (settings.has("role_arn") && hasOneSource) return "role";
  if (hasStaticKeys(settings)) return "static";
  if (settings.has("web_identity_token_file") && settings.has("role_arn")) return "web-identity";
  if (settings.has("credential_process")) return "process";
  if (
    ["sso_start_url", "sso_account_id", "sso_session", "sso_region", "sso_role_name"].some((key) => settings.has(key))
  ) {
    return "sso";
  }
  return settings.has("login_session") ? "login" : "none";
}

function asSourceOf(settings: Settings): "static" | "credential-source" | undefined {
  if (hasStaticKeys(settings)) return "static";
  return settings.has("credential_source") && !settings.has("role_arn") ? "credential-source" : undefined;
}

function hasStaticKeys(settings: Settings): boolean {
  return settings.has("aws_access_key_id") && settings.has("aws_secret_access_key");
}
