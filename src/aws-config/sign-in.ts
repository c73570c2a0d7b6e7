import type { Setting, Settings } from "./known-files.ts";
import type { Profile } from "./profile.ts";
import { shownRegion } from "./region-text.ts";
import { at, bareName, listed, quote } from "./wording.ts";

/** A profile's settings and what `fromSSO` looks at beside them; `configFile` is undefined when no config file was read. */
export interface SignInInput {
  readonly name: string;
  readonly settings: Settings;
  readonly sessions: ReadonlyMap<string, Settings>;
  readonly configFile: string | undefined;
}

type SignInResult = Pick<Profile, "signIn" | "problem">;

/** The keys of a profile's sign-in through SSO. */
export const SSO_KEYS: readonly string[] = [
  "sso_session",
  "sso_region",
  "sso_start_url",
  "sso_account_id",
  "sso_role_name",
];

// The SDK's `isValidHostLabel`, which decides "Region not accepted" (@smithy/core 3.41, `checkRegion`; SDK 3.1169).
const HOST_LABEL = /^(?!.*-$)(?!-)[a-zA-Z0-9-]{1,63}$/;

/**
 * What `fromSSO` makes of a profile's own SSO keys, whatever else the profile holds
 * (SDK 3.1169, `fromSSO.js` and `validateSsoProfile.js`): region and start URL come from the session when one is named. Never throws.
 */
export function resolveSignIn({ name, settings, sessions, configFile }: SignInInput): SignInResult {
  const first = SSO_KEYS.flatMap((key) => settings.get(key) ?? [])[0];
  if (first === undefined) return { signIn: undefined, problem: undefined };

  const ssoSession = settings.get("sso_session");
  const session = ssoSession && sessions.get(ssoSession.value);
  if (ssoSession && !session) return { signIn: undefined, problem: missingSession(name, ssoSession, configFile) };

  const [ssoRegion, ssoStartUrl] = ["sso_region", "sso_start_url"].map((key) => (session ?? settings).get(key));
  const [ssoAccountId, ssoRoleName] = ["sso_account_id", "sso_role_name"].map((key) => settings.get(key));
  if (!ssoRegion || !ssoStartUrl || !ssoAccountId || !ssoRoleName) {
    return { signIn: undefined, problem: missingKeys(name, settings, first, session) };
  }
  if (!HOST_LABEL.test(ssoRegion.value)) return { signIn: undefined, problem: refusedRegion(ssoRegion) };
  const signIn = {
    ssoSession: ssoSession?.value,
    ssoRegion: ssoRegion.value,
    ssoStartUrl: ssoStartUrl.value,
    ssoAccountId: ssoAccountId.value,
    ssoRoleName: ssoRoleName.value,
    origin: { file: ssoRegion.file, line: ssoRegion.line },
  };
  return { signIn, problem: undefined };
}

function missingSession(name: string, ssoSession: Setting, configFile: string | undefined): string {
  const names = `Profile ${quote(bareName(name))} names the sso-session ${quote(bareName(ssoSession.value))}`;
  return configFile === undefined
    ? `${names}, but no AWS config file could be read.`
    : `${names}, which ${quote(configFile)} does not have.`;
}

function missingKeys(name: string, settings: Settings, first: Setting, session: Settings | undefined): string {
  const lacks = (owner: Settings, keys: string[]) => listed(keys.filter((key) => !owner.has(key)));
  const fromSession = session && lacks(session, ["sso_region", "sso_start_url"]);
  if (fromSession) {
    const sessionName = settings.get("sso_session")?.value ?? "";
    return `The sso-session ${quote(bareName(sessionName))}, which profile ${quote(bareName(name))} names (${at(first)}), lacks ${fromSession}: the SDK looks nowhere else.`;
  }
  const needed = ["sso_account_id", "sso_role_name", ...(session ? [] : ["sso_region", "sso_start_url"])];
  return `Profile ${quote(bareName(name))} (${at(first)}) lacks ${lacks(settings, needed)}: the SDK refuses to sign in.`;
}

function refusedRegion(ssoRegion: Setting): string {
  const fact = `The SDK does not accept the sso_region ${quote(shownRegion(ssoRegion.value))} (${at(ssoRegion)})`;
  return /["'#;]/.test(ssoRegion.value)
    ? `${fact}: write it without quotes, and white space before a comment.`
    : `${fact}: it is no part of a host name.`;
}
