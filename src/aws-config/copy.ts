import { signInChain } from "./chain.ts";
import type { Profile, SsoSignIn } from "./profile.ts";
import type { SharedConfig } from "./shared-config.ts";

/** The text of a shared config file, and the names under which the SDK keeps the tokens of its sessions. */
export interface ConfigCopy {
  readonly config: string;
  readonly signedIn: readonly string[];
}

/**
 * A shared config file with a profile and those it takes its credentials from, and in it only what decides which regions
 * the SDK calls: no keys, no commands, and a made-up role. A profile that is not there is not there in the copy either.
 */
export function copyOf(shared: SharedConfig, name: string): ConfigCopy {
  const names = new Set(signInChain(shared, name).path);
  const profiles = [...names].flatMap((each) => shared.profiles.get(each) ?? []);
  const signIns = profiles.flatMap(({ signIn }) => signIn ?? []);
  const sections = [...profiles.map(profileSection), ...signIns.flatMap(sessionSection)];
  const signedIn = signIns.map(({ ssoSession, ssoStartUrl }) => ssoSession ?? ssoStartUrl);
  return { config: sections.map((lines) => lines.join("\n")).join("\n\n"), signedIn };
}

function profileSection({ name, kind, region, sourceProfile, signIn }: Profile): string[] {
  return [
    name === "default" ? "[default]" : `[profile ${name}]`,
    ...setting("region", region),
    ...(kind === "role"
      ? ["role_arn = arn:aws:iam::000000000000:role/asked", ...setting("source_profile", sourceProfile)]
      : []),
    ...(signIn ? signInSettings(signIn) : []),
  ];
}

function signInSettings({ ssoSession, ssoRegion, ssoStartUrl, ssoAccountId, ssoRoleName }: SsoSignIn): string[] {
  const where =
    ssoSession === undefined
      ? [...setting("sso_start_url", ssoStartUrl), ...setting("sso_region", ssoRegion)]
      : setting("sso_session", ssoSession);
  return [...where, ...setting("sso_account_id", ssoAccountId), ...setting("sso_role_name", ssoRoleName)];
}

function sessionSection({ ssoSession, ssoRegion, ssoStartUrl }: SsoSignIn): string[][] {
  if (ssoSession === undefined) return [];
  return [
    [`[sso-session ${ssoSession}]`, ...setting("sso_region", ssoRegion), ...setting("sso_start_url", ssoStartUrl)],
  ];
}

function setting(key: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${key} = ${value}`];
}
