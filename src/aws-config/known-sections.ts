import type { ConfigDocument, Header, Setting } from "./document.ts";

/** A profile or an sso-session as the SDK sees it: all sections of its name together, of two equal keys the later. */
export interface Known {
  readonly name: string;
  readonly header: Header;
  readonly settings: ReadonlyMap<string, Setting>;
}

export interface KnownSections {
  readonly profiles: ReadonlyMap<string, Known>;
  readonly sessions: ReadonlyMap<string, Known>;
}

/** What was found in a document, so that checks share it. */
const found = new WeakMap<ConfigDocument, KnownSections>();

/**
 * The profiles and sso-sessions that the SDK finds in a document (`getConfigData`, `getSsoSessionData`; SDK 3.1169):
 * a section without settings does not exist, and `[profile default]` takes the place of `[default]`. Never throws.
 */
export function knownSections(document: ConfigDocument): KnownSections {
  const known = found.get(document) ?? findSections(document);
  found.set(document, known);
  return known;
}

function findSections({ sections }: ConfigDocument): KnownSections {
  // For one refused name the SDK drops the whole file.
  if (sections.some(({ header }) => header?.isRefused)) return { profiles: new Map(), sessions: new Map() };
  const merged = new Map<string, { header: Header; settings: Map<string, Setting> }>();
  for (const { header, settings } of sections) {
    if (header?.id === undefined) continue;
    for (const setting of settings) {
      if (setting.value === "") continue;
      const known = merged.get(header.id) ?? { header, settings: new Map<string, Setting>() };
      merged.set(header.id, known);
      // The SDK assigns this key to a plain object, where it is lost.
      if (setting.path !== "__proto__") known.settings.set(setting.path, setting);
    }
  }
  return byKind(merged);
}

function byKind(merged: ReadonlyMap<string, Omit<Known, "name">>): KnownSections {
  const named = new Map<string, Known>();
  const sessions = new Map<string, Known>();
  for (const [id, { header, settings }] of merged) {
    const dot = id.indexOf(".");
    const [kind, name] = [id.slice(0, Math.max(dot, 0)), id.slice(dot + 1)];
    if (kind === "sso-session") sessions.set(name, { name, header, settings });
    if (id === "default" && merged.has("profile.default")) continue;
    // Of [profile sso-session.abc] and [sso-session abc], which come out under one name, the SDK keeps the later.
    const own = kind === "profile" ? name : id;
    named.set(own, { name: own, header, settings });
  }
  const isProfile = ([name]: [string, Known]) =>
    name === "default" || (name !== "__proto__" && merged.has(`profile.${name}`));
  return { profiles: new Map([...named].filter(isProfile)), sessions };
}
