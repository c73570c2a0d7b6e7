import { readKnownFiles, type ConfigTexts, type Setting, type Settings } from "./known-files.ts";
import type { Profile } from "./profile.ts";
import { resolveSignIn, SSO_KEYS } from "./sign-in.ts";

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
  const ownSessions = new Map([...sessions].map(([name, settings]) => [name, ownOf(settings)]));
  const profiles = new Map<string, Profile>();
  for (const name of profileNames) {
    profiles.set(name, toProfile(name, merged.get(name) ?? new Map(), ownSessions, texts.config?.file));
  }
  return { profiles, problems };
}

type Sessions = ReadonlyMap<string, Settings>;

function toProfile(name: string, all: Settings, sessions: Sessions, configFile: string | undefined): Profile {
  const settings = ownOf(all);
  const kind = kindOf(all);
  const asSource = asSourceOf(all);
  return {
    name,
    kind,
    region: settings.get("region")?.value,
    sourceProfile: settings.get("source_profile")?.value,
    ...(asSource !== undefined && asSource !== kind && { asSource }),
    ...resolveSignIn({ name, settings, sessions, configFile }),
  };
}

const KEPT = [...SSO_KEYS, "region", "source_profile"];

/** Of these settings those that are kept. Their values are copies: a slice of the file's text would keep the whole text in memory. */
function ownOf(settings: Settings): Settings {
  const own = new Map<string, Setting>();
  for (const key of KEPT) {
    const setting = settings.get(key);
    if (setting) own.set(key, { ...setting, value: copied(setting.value) });
  }
  return own;
}

/** A slice of a new text, which is all that it keeps. */
function copied(value: string): string {
  return `.${value}`.slice(1);
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
