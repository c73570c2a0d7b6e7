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

/** What `ini` is given: `ids`, by the names the sections have there, and `settings`, whose places in the list are their values there. */
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
  for (const [name, id] of canonical.ids) sections.set(id, settingsOf(parsed[name] ?? {}, canonical, file));
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
 * Rewrites a shared config file in the subset of INI on which `ini` and the SDK agree: `[_1]` and `_2=3`, where each id, and each key, has
 * a number of its own, and each value that of its setting. Nothing of the text is left on which a rule of `ini` could act.
 * What the SDK ignores is left out; which of two duplicates wins is left to `ini`. Never throws.
 */
export function toCanonicalIni({ sections }: ConfigDocument): Canonical {
  const lines: string[] = [];
  const numbers = new Map<string, string>();
  const ids = new Map<string, string>();
  const written: WrittenSetting[] = [];
  const nameOf = (text: string): string => {
    const name = numbers.get(text) ?? `_${numbers.size}`;
    numbers.set(text, name);
    return name;
  };
  for (const { header, settings } of sections) {
    let isNew = header !== undefined;
    for (const setting of settings) {
      if (setting.value === "") continue;
      // The SDK makes a section at its first value, so one without any does not exist.
      if (isNew && header) {
        const id = header.kind === undefined ? header.name : `${header.kind}.${header.name}`;
        ids.set(nameOf(id), id);
        lines.push(`[${nameOf(id)}]`);
      }
      isNew = false;
      // The SDK assigns this key to a plain object, where it is lost.
      if (setting.path !== "__proto__") lines.push(`${nameOf(setting.path)}=${written.push(setting) - 1}`);
    }
  }
  return { text: lines.join("\n"), ids, settings: written };
}
