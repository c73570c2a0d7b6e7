import { parse } from "ini";

import { readDocument, type ConfigDocument, type Setting } from "./document.ts";

/** A value, and the one-based line on which the SDK finds it. */
export interface Entry {
  readonly value: string;
  readonly line: number;
}

export type Section = ReadonlyMap<string, Entry>;

export interface Sections {
  /** By the SDK's own ids: `profile.dev`, `sso-session.abc`, `default`; keys of nested blocks are `s3.region`. */
  readonly sections: ReadonlyMap<string, Section>;
  /** The one-based line of a header for which the SDK drops the whole file; `sections` is empty then. */
  readonly refusedLine: number | undefined;
}

/** What `ini` is given, and the settings whose places in this list stand for their values there. */
interface Canonical {
  readonly text: string;
  readonly settings: readonly Setting[];
}

/**
 * Reads the text of a shared config or credentials file as the SDK's `parseIni` does (SDK 3.1169).
 * Out comes every value of the file, secrets too: keep no more of it than you may. Never throws.
 */
export function readSections(text: string): Sections {
  const document = readDocument(text);
  const refused = document.sections.find(({ header }) => header?.isRefused);
  if (refused?.header) return { sections: new Map(), refusedLine: refused.header.line.number };
  const canonical = toCanonicalIni(document);
  const parsed = parse(canonical.text) as Record<string, Record<string, string>>;
  const sections = new Map<string, Section>();
  for (const id in parsed) sections.set(unescape(id), toSection(parsed[id] ?? {}, canonical.settings));
  return { sections, refusedLine: undefined };
}

function toSection(entries: Record<string, string>, settings: readonly Setting[]): Section {
  const section = new Map<string, Entry>();
  for (const key in entries) {
    const setting = settings[Number(entries[key])];
    if (setting) section.set(setting.path, { value: setting.value, line: setting.line.number });
  }
  return section;
}

/**
 * Rewrites a shared config file in the subset of INI on which `ini` and the SDK agree: headers, and `key=place of the setting`, escaped.
 * What the SDK ignores is left out, values too; which of two duplicates wins is left to `ini`. Never throws.
 */
export function toCanonicalIni({ sections }: ConfigDocument): Canonical {
  const lines: string[] = [];
  const written: Setting[] = [];
  for (const { header, settings } of sections) {
    let isNew = header !== undefined;
    for (const setting of settings) {
      if (setting.value === "") continue;
      // The SDK makes a section at its first value, so one without any does not exist.
      if (isNew && header) lines.push(`[${escape(header.kind === undefined ? header.name : `${header.kind}.${header.name}`)}]`);
      isNew = false;
      // The SDK assigns this key to a plain object, where it is lost.
      if (setting.path !== "__proto__") lines.push(`${escape(setting.path)}=${written.push(setting) - 1}`);
    }
  }
  return { text: lines.join("\n"), settings: written };
}

// Nothing but `_`, `-`, letters and digits, and `_` first: no quote, dot, bracket, comment, `true` or `__proto__` is left for `ini` to act on.
function escape(text: string): string {
  return `_${text.replace(/[^A-Za-z0-9-]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
}

function unescape(escaped: string): string {
  return escaped
    .slice(1)
    .replace(/_([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
