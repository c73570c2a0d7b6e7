import validRange from "semver/ranges/valid.js";
import type { Settings } from "./settings.ts";

/** Settings, or every mistake in them as a sentence that names the place, the key and what was expected. */
export type SettingsResult =
  | { readonly kind: "settings"; readonly settings: Settings }
  | { readonly kind: "invalid"; readonly problems: readonly string[] };

interface Key {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const region: Key = { expected: 'the name of a region such as "us-west-2"', accepts: isRegion };
const profile: Key = {
  expected:
    'the name of a region such as "us-west-2", or { "ssoSession": "my-session", "ssoRegion": "us-west-2" }, or null for a profile that does not sign in through SSO',
  accepts: (value) => value === null || isRegion(value) || isSessionProfile(value),
};

/** The keys, as in `sso-region.schema.json`, which a test holds against this table. */
const keys: Readonly<Record<string, Key>> = {
  $schema: { expected: "a string", accepts: (value) => typeof value === "string" },
  ssoRegion: region,
  profiles: { expected: "an object from profile names to what is true of them", accepts: isObject },
  modules: { expected: "an array of package names", accepts: isListOfNames },
  sdkVersion: { expected: '"any", "installed", a version or a range such as "^3.700.0"', accepts: isSdkVersion },
};

/** Settings from a parsed JSON value. `source` says where it comes from, as the subject of a sentence would. Never throws. */
export function readSettings(value: unknown, source: string): SettingsResult {
  if (!isObject(value)) return invalid([`${capital(source)} has to be an object, as in { "ssoRegion": "us-west-2" }.`]);
  const subject = capital(source);
  const problems = [...problemsIn(value, subject), ...profileProblems(value["profiles"], subject)];
  if (problems.length > 0) return invalid(problems);
  const { ssoRegion, profiles = {}, modules = [], sdkVersion = "any" } = value as ValidSettings;
  return {
    kind: "settings",
    settings: {
      ssoRegion,
      profiles: regionsOf(profiles),
      ssoSessions: sessionsOf(profiles),
      modules,
      sdkVersion,
      source,
    },
  };
}

/** The shape of a value that has no problems. */
interface ValidSettings {
  readonly ssoRegion?: string;
  readonly profiles?: ValidProfiles;
  readonly modules?: readonly string[];
  readonly sdkVersion?: string;
}

type ValidProfiles = Readonly<Record<string, string | null | SessionProfile>>;

/** A profile that signs in through an sso-session; without a region of its own it has the common one. */
interface SessionProfile {
  readonly ssoSession: string;
  readonly ssoRegion?: string;
}

function regionsOf(profiles: ValidProfiles): ReadonlyMap<string, string | null> {
  const regions = Object.entries(profiles).map(([name, given]) => {
    return [name, typeof given === "object" && given !== null ? given.ssoRegion : given] as const;
  });
  return new Map(regions.filter((entry): entry is [string, string | null] => entry[1] !== undefined));
}

function sessionsOf(profiles: ValidProfiles): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(profiles).flatMap(([name, given]) =>
      typeof given === "object" && given !== null ? [[name, given.ssoSession]] : [],
    ),
  );
}

/** Whether a value can be the name of a region: what the SDK takes into a host name. */
export function isRegion(value: unknown): boolean {
  return typeof value === "string" && /^[a-z\d]+(?:-[a-z\d]+)+$/u.test(value);
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export function invalid(problems: readonly string[]): SettingsResult {
  return { kind: "invalid", problems };
}

function problemsIn(value: object, subject: string): string[] {
  return Object.entries(value).flatMap(([name, given]) => {
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (!key)
      return [
        `${subject} has the unknown key "${name}". Known are ${Object.keys(keys)
          .map((known) => `"${known}"`)
          .join(", ")}.`,
      ];
    return key.accepts(given) ? [] : [`${subject} has ${shown(given)} as "${name}", which has to be ${key.expected}.`];
  });
}

function profileProblems(profiles: unknown, subject: string): string[] {
  if (!isObject(profiles)) return [];
  return Object.entries(profiles).flatMap(([name, given]) =>
    profile.accepts(given)
      ? []
      : [`${subject} has ${shown(given)} as "profiles.${name}", which has to be ${profile.expected}.`],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSessionProfile(value: unknown): value is SessionProfile {
  if (!isObject(value)) return false;
  const { ssoSession, ssoRegion, ...others } = value;
  const isNamed = typeof ssoSession === "string" && ssoSession !== "";
  return isNamed && (ssoRegion === undefined || isRegion(ssoRegion)) && Object.keys(others).length === 0;
}

function isListOfNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((name) => typeof name === "string" && name !== "") &&
    new Set(value).size === value.length
  );
}

function isSdkVersion(value: unknown): boolean {
  return (
    typeof value === "string" &&
    (value === "any" || value === "installed" || (/^\S/u.test(value) && validRange(value) !== null))
  );
}

/** A value as JSON, cut where it is long. */
function shown(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
