import { readSections, type ConfigText, type Settings } from "./sections.ts";
import { SECTION_KINDS } from "./lines.ts";
import { at, quote } from "./wording.ts";

export type { ConfigText, Setting, Settings } from "./sections.ts";

export interface ConfigTexts {
  readonly config?: ConfigText | undefined;
  readonly credentials?: ConfigText | undefined;
}

export interface KnownFiles {
  /** What the SDK's `parseKnownFiles` returns, with places. */
  readonly merged: ReadonlyMap<string, Settings>;
  /** The names in `merged` that are profiles: the SDK also puts `sso-session.abc` and `services.abc` there. */
  readonly profileNames: ReadonlySet<string>;
  /** What the SDK's `loadSsoSessionData` returns, with places. */
  readonly sessions: ReadonlyMap<string, Settings>;
  readonly problems: readonly string[];
}

/**
 * Puts the two shared files together as the SDK does (SDK 3.1169, `parseKnownFiles`, `loadSsoSessionData`).
 * Out comes every value of the files, secrets too: keep no more of it than you may. Never throws.
 */
export function readKnownFiles({ config, credentials }: ConfigTexts): KnownFiles {
  const problems: string[] = [];
  const configSections = placedSections(config, problems);
  const credentialsSections = placedSections(credentials, problems);

  const merged = namedAsTheSdkDoes(configSections);
  for (const [name, settings] of credentialsSections) {
    merged.set(name, new Map([...(merged.get(name) ?? []), ...settings]));
  }
  // Only names such as "sso-session.abc" may be of something else.
  const isProfile = (name: string) =>
    !name.includes(".") || configSections.has(`profile.${name}`) || credentialsSections.has(name);
  const profileNames = new Set([...merged.keys()].filter(isProfile));
  return { merged, profileNames, sessions: ssoSessions(configSections), problems };
}

function placedSections(source: ConfigText | undefined, problems: string[]): ReadonlyMap<string, Settings> {
  if (source === undefined) return new Map();
  const { sections, refusedLine } = readSections(source);
  if (refusedLine !== undefined) {
    const place = at({ file: source.file, line: refusedLine });
    problems.push(
      `The SDK ignores the whole file because of the section name ${quote("__proto__")} in ${place}: rename it.`,
    );
  }
  return sections;
}

// As `getConfigData` does: of two sections that come out under one name the later replaces the earlier, whole.
function namedAsTheSdkDoes(sections: ReadonlyMap<string, Settings>): Map<string, Settings> {
  const named = new Map<string, Settings>();
  const bare = sections.get("default");
  if (bare) named.set("default", bare);
  for (const [id, settings] of sections) {
    const [kind, name] = splitId(id);
    if (name === undefined || !SECTION_KINDS.has(kind)) continue;
    // The SDK assigns this name, when quoted, to a plain object, where no lookup of a profile finds it.
    if (kind === "profile" && name === "__proto__") continue;
    named.set(kind === "profile" ? name : id, settings);
  }
  return named;
}

function ssoSessions(sections: ReadonlyMap<string, Settings>): Map<string, Settings> {
  const sessions = new Map<string, Settings>();
  for (const [id, settings] of sections) {
    const [kind, name] = splitId(id);
    if (kind === "sso-session" && name !== undefined) sessions.set(name, settings);
  }
  return sessions;
}

function splitId(id: string): [kind: string, name: string | undefined] {
  const dot = id.indexOf(".");
  return dot === -1 ? [id, undefined] : [id.slice(0, dot), id.slice(dot + 1)];
}
