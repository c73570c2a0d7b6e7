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

/** All sections of one id together: the first of their headers, and of two equal keys the later that has a value. */
export interface MergedSection {
  readonly header: Header;
  readonly settings: ReadonlyMap<string, Setting>;
}

/** What was found in a document, so that checks share it. */
const found = new WeakMap<ConfigDocument, KnownSections>();
const merged = new WeakMap<ConfigDocument, ReadonlyMap<string, MergedSection>>();

/**
 * The profiles and sso-sessions that the SDK finds in a document (`getConfigData`, `getSsoSessionData`; SDK 3.1169):
 * a section without settings does not exist, and `[profile default]` takes the place of `[default]`. Never throws.
 */
export function knownSections(document: ConfigDocument): KnownSections {
  const known = found.get(document) ?? findSections(document);
  found.set(document, known);
  return known;
}

function findSections(document: ConfigDocument): KnownSections {
  // For one refused name the SDK drops the whole file.
  if (document.sections.some(({ header }) => header?.isRefused)) return { profiles: new Map(), sessions: new Map() };
  return byKind(mergedSections(document));
}

/** By id, the sections that the SDK takes, those without a value left out. Never throws. */
export function mergedSections(document: ConfigDocument): ReadonlyMap<string, MergedSection> {
  const sections = merged.get(document) ?? mergeSections(document);
  merged.set(document, sections);
  return sections;
}

function mergeSections({ sections }: ConfigDocument): ReadonlyMap<string, MergedSection> {
  const byId = new Map<string, { header: Header; settings: Map<string, Setting> }>();
  for (const { header, settings } of sections) {
    if (header?.id === undefined) continue;
    if (settings.every(({ value }) => value === "")) continue;
    const known = byId.get(header.id) ?? { header, settings: new Map<string, Setting>() };
    byId.set(header.id, known);
    for (const setting of settings) {
      // The SDK assigns this key to a plain object, where it is lost.
      if (setting.value !== "" && setting.path !== "__proto__") known.settings.set(setting.path, setting);
    }
  }
  return byId;
}

function byKind(merged: ReadonlyMap<string, MergedSection>): KnownSections {
  const named = new Map<string, Known>();
  const sessions = new Map<string, Known>();
  const others: string[] = [];
  for (const [id, { header, settings }] of merged) {
    const dot = id.indexOf(".");
    const kind = id.slice(0, Math.max(dot, 0));
    const name = id.slice(dot + 1);
    if (kind === "sso-session") sessions.set(name, { name, header, settings });
    if (id === "default" && merged.has("profile.default")) continue;
    // Of [profile sso-session.abc] and [sso-session abc], which come out under one name, the SDK keeps the later.
    const own = kind === "profile" ? name : id;
    named.set(own, { name: own, header, settings });
    if (kind !== "profile" && id !== "default") others.push(id);
  }
  for (const name of others) if (!merged.has(`profile.${name}`)) named.delete(name);
  named.delete("__proto__");
  return { profiles: named, sessions };
}
