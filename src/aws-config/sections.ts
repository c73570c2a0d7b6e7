import { parse } from "ini";

import { readDocument, type ConfigDocument, type Setting as WrittenSetting } from "./document.ts";

/** A file and what is in it; `file` is the path as messages show it. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
}

/** A value, and the file and one-based line on which the SDK finds it. */
export interface Setting {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

export type Settings = ReadonlyMap<string, Setting>;

export interface Sections {
  /** By the SDK's own ids: `profile.dev`, `sso-session.abc`, `default`; keys of nested blocks are `s3.region`. */
  readonly sections: ReadonlyMap<string, Settings>;
  /** The one-based line of a header for which the SDK drops the whole file; `sections` is empty then. */
  readonly refusedLine: number | undefined;
}

/** What `ini` is given, the ids of the sections by their escaped form, and the settings whose places in this list stand for their values. */
interface Canonical {
  readonly text: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly settings: readonly WrittenSetting[];
}

/**
 * Reads a shared config or credentials file as the SDK's `parseIni` does (SDK 3.1169).
 * Out comes every value of the file, secrets too: keep no more of it than you may. Never throws.
 */
export function readSections({ file, text }: ConfigText): Sections {
  const document = readDocument(text);
  const refused = document.sections.find(({ header }) => header?.isRefused);
  if (refused?.header) return { sections: new Map(), refusedLine: refused.header.line.number };
  const canonical = toCanonicalIni(document);
  const parsed = parse(canonical.text) as Record<string, Record<string, string>>;
  const sections = new Map<string, Settings>();
  for (const [escaped, id] of canonical.ids) sections.set(id, settingsOf(parsed[escaped] ?? {}, canonical, file));
  return { sections, refusedLine: undefined };
}

function settingsOf(entries: Record<string, string>, { settings }: Canonical, file: string): Settings {
  const found = new Map<string, Setting>();
  for (const key in entries) {
    const setting = settings[Number(entries[key])];
    if (setting) found.set(setting.path, { value: setting.value, file, line: setting.line.number });
  }
  return found;
}

/**
 * Rewrites a shared config file in the subset of INI on which `ini` and the SDK agree: headers, and `key=place of the setting`, escaped.
 * What the SDK ignores is left out, values too; which of two duplicates wins is left to `ini`. Never throws.
 */
export function toCanonicalIni({ sections }: ConfigDocument): Canonical {
  const lines: string[] = [];
  const ids = new Map<string, string>();
  const written: WrittenSetting[] = [];
  const keys = new Map<string, string>();
  for (const { header, settings } of sections) {
    let isNew = header !== undefined;
    for (const setting of settings) {
      if (setting.value === "") continue;
      // The SDK makes a section at its first value, so one without any does not exist.
      if (isNew && header) {
        const id = header.kind === undefined ? header.name : `${header.kind}.${header.name}`;
        const escaped = escape(id);
        ids.set(escaped, id);
        lines.push(`[${escaped}]`);
      }
      isNew = false;
      // The SDK assigns this key to a plain object, where it is lost.
      if (setting.path === "__proto__") continue;
      // A few keys make up most of a long file.
      const key = keys.get(setting.path) ?? escape(setting.path);
      keys.set(setting.path, key);
      lines.push(`${key}=${written.push(setting) - 1}`);
    }
  }
  return { text: lines.join("\n"), ids, settings: written };
}

// Nothing but `_`, `-`, letters and digits, and `_` first: no quote, dot, bracket, comment, `true` or `__proto__` is left for `ini` to act on.
function escape(text: string): string {
  return `_${text.replace(/[^A-Za-z0-9-]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
}
