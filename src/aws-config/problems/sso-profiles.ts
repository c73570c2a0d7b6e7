import { keyPlace, valuePlace, type ConfigDocument, type Setting } from "../document.ts";
import { knownSections, type Known, type KnownSections } from "../known-sections.ts";
import { bareName } from "../wording.ts";
import { removeLine, replace } from "./edits.ts";
import { shownRegion, writtenRegion } from "../region-text.ts";
import type { Problem, Suggestion } from "./problem.ts";

export interface SsoProfileOptions {
  /** Whether to tell where a profile's `region` is another than its `sso_region`. */
  readonly crossRegion?: boolean | undefined;
  /** Profiles that the credentials file has: they may be named by `source_profile`. */
  readonly credentialsProfiles?: readonly string[] | undefined;
}

const OF_SESSIONS = ["sso_region", "sso_start_url"];
const OF_PROFILES = ["sso_account_id", "sso_role_name"];
const STATIC_KEYS = ["aws_access_key_id", "aws_secret_access_key"];
/** How many names of a circle are told. */
const LONGEST_PATH = 10;
const LIST = new Intl.ListFormat("en");

/** What keeps profiles from signing in to SSO, or makes them sign in otherwise than they say. */
export function ssoProfileProblems(document: ConfigDocument, options: SsoProfileOptions = {}): Problem[] {
  const known = knownSections(document);
  const named = new Set(
    [...known.profiles.values()].flatMap(({ settings }) => settings.get("sso_session")?.value ?? []),
  );
  const onSessions = [...known.sessions.values()].filter(({ name }) => named.has(name)).flatMap(incompleteSession);
  const inCredentials = new Set(options.credentialsProfiles);
  const onProfiles = [...known.profiles.values()].flatMap((profile) => [
    ...signIn(profile, known, document),
    ...missingSource(profile, known, inCredentials),
    ...staticBesideSso(profile),
    ...(options.crossRegion ? crossRegion(profile, known) : []),
  ]);
  return [...onSessions, ...onProfiles, ...sourceCycles(known)];
}

/** Where a profile signs in to SSO: its session's `sso_region`, or without a session its own. */
export function ssoRegionOf({ settings }: Known, { sessions }: KnownSections): Setting | undefined {
  const session = settings.get("sso_session");
  return (session ? sessions.get(session.value)?.settings : settings)?.get("sso_region");
}

function incompleteSession({ name, header, settings }: Known): Problem[] {
  const missing = OF_SESSIONS.filter((key) => !settings.has(key));
  const data = { session: bareName(name), keys: listed(missing) };
  return missing.length === 0 ? [] : [{ code: "incompleteSession", place: header.place, data }];
}

function signIn(profile: Known, known: KnownSections, document: ConfigDocument): Problem[] {
  const sessionSetting = profile.settings.get("sso_session");
  if (!sessionSetting) return incompleteProfile(profile, [...OF_SESSIONS, ...OF_PROFILES]);
  const session = known.sessions.get(sessionSetting.value);
  if (!session) return [missingSession(profile, sessionSetting, known)];
  // Tools that only need a token take a profile that names its session and nothing else.
  const isForTokens = OF_PROFILES.every((key) => !profile.settings.has(key));
  return [
    ...(isForTokens ? [] : incompleteProfile(profile, OF_PROFILES)),
    ...misplacedRegion(profile, session, document),
    ...disagreement(profile, session, "sso_region"),
    ...disagreement(profile, session, "sso_start_url"),
  ];
}

function incompleteProfile({ name, header, settings }: Known, needed: readonly string[]): Problem[] {
  const isSso = [...OF_SESSIONS, ...OF_PROFILES].some((key) => settings.has(key));
  const missing = needed.filter((key) => !settings.has(key));
  if (!isSso || missing.length === 0) return [];
  return [{ code: "incompleteProfile", place: header.place, data: { profile: bareName(name), keys: listed(missing) } }];
}

function missingSession({ name }: Known, setting: Setting, { sessions }: KnownSections): Problem {
  const place = valuePlace(setting);
  const names = sessions.size > 3 ? [] : [...sessions.keys()].filter((name) => bareName(name) === name);
  const suggestions = names.map((session): Suggestion => ({
    code: "nameSession",
    data: { session: bareName(session) },
    edits: [replace(place, session)],
  }));
  return {
    code: "missingSession",
    place,
    data: { profile: bareName(name), session: bareName(setting.value) },
    suggestions,
  };
}

function misplacedRegion({ name, settings }: Known, session: Known, { text }: ConfigDocument): Problem[] {
  const own = settings.get("sso_region");
  if (!own || session.settings.has("sso_region")) return [];
  const { line } = session.header;
  const newline = text.slice(line.newlineStart, line.end) || "\n";
  const data = { profile: bareName(name), session: bareName(session.name), line: String(line.number) };
  const edits = [{ start: line.end, end: line.end, text: `sso_region = ${own.value}${newline}` }, removeLine(own.line)];
  // What else than a region stands there, such as a comment glued to it, is not repeated.
  const isRegion = writtenRegion(own.value)?.region === own.value;
  const suggestions = [{ code: "moveToSession" as const, data: { session: data.session }, edits }];
  return [{ code: "misplacedRegion", place: keyPlace(own), data, ...(isRegion && { suggestions }) }];
}

function disagreement({ name, settings }: Known, session: Known, key: "sso_region" | "sso_start_url"): Problem[] {
  const [own, theirs] = [settings.get(key), session.settings.get(key)];
  if (!own || !theirs || own.value === theirs.value) return [];
  const who = { profile: bareName(name), session: bareName(session.name), line: String(theirs.line.number) };
  const suggestions: Suggestion[] = [{ code: "removeLine", data: {}, edits: [removeLine(own.line)] }];
  if (key === "sso_start_url") return [{ code: "otherStartUrl", place: keyPlace(own), data: who, suggestions }];
  const data = { ...who, region: shownRegion(own.value), sessionRegion: shownRegion(theirs.value) };
  return [{ code: "otherRegion", place: valuePlace(own), data, suggestions }];
}

function missingSource(profile: Known, { profiles }: KnownSections, others: ReadonlySet<string>): Problem[] {
  const name = sourceName(profile);
  const setting = profile.settings.get("source_profile");
  if (!setting || name === undefined || profiles.has(name) || others.has(name)) return [];
  const data = { profile: bareName(profile.name), source: bareName(name) };
  return [{ code: "missingSource", place: valuePlace(setting), data }];
}

/** Each circle once, on the profile of it that is first found. */
function sourceCycles({ profiles }: KnownSections): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Known>();
  for (const start of profiles.values()) {
    for (let current = start; !seen.has(current.name);) {
      seen.set(current.name, start);
      // As a source, a profile with static keys needs no other.
      const next = hasStaticKeys(current) ? undefined : profiles.get(sourceName(current) ?? "");
      if (!next) break;
      if (seen.get(next.name) === start) problems.push(...cycleAt(next, profiles));
      current = next;
    }
  }
  return problems;
}

function cycleAt(first: Known, profiles: KnownSections["profiles"]): Problem[] {
  const path = [first.name];
  for (let next = sourceName(first); next !== undefined && next !== first.name;) {
    path.push(next);
    const profile = profiles.get(next);
    next = profile && path.length < LONGEST_PATH ? sourceName(profile) : undefined;
  }
  const source = first.settings.get("source_profile");
  const place = source ? valuePlace(source) : first.header.place;
  return [{ code: "sourceCycle", place, data: { path: LIST.format(path.map((name) => `"${bareName(name)}"`)) } }];
}

/** The profile whose credentials `fromIni` takes to assume a role. */
function sourceName({ settings }: Known): string | undefined {
  const isRole = settings.has("role_arn") && !settings.has("credential_source");
  return isRole ? settings.get("source_profile")?.value : undefined;
}

function hasStaticKeys({ settings }: Known): boolean {
  return STATIC_KEYS.every((key) => settings.has(key));
}

function staticBesideSso(profile: Known): Problem[] {
  const sso = ["sso_session", ...OF_SESSIONS, ...OF_PROFILES].flatMap((key) => profile.settings.get(key) ?? [])[0];
  if (!sso || !hasStaticKeys(profile) || profile.settings.has("role_arn")) return [];
  return [{ code: "staticBesideSso", place: profile.header.place, data: { profile: bareName(profile.name) } }];
}

function crossRegion(profile: Known, known: KnownSections): Problem[] {
  const [region, ssoRegion] = [profile.settings.get("region"), ssoRegionOf(profile, known)];
  if (!region || !ssoRegion || region.value === ssoRegion.value) return [];
  const data = {
    profile: bareName(profile.name),
    region: shownRegion(region.value),
    ssoRegion: shownRegion(ssoRegion.value),
    line: String(ssoRegion.line.number),
  };
  return [{ code: "crossRegion", place: valuePlace(region), data }];
}

function listed(keys: readonly string[]): string {
  return LIST.format(keys.map((key) => `"${key}"`));
}
