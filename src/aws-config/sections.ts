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

const documents = new WeakMap<ConfigText, ConfigDocument>();

/** The document of a file, made once for all who look at it. Never throws. */
export function documentOf(source: ConfigText): ConfigDocument {
  const document = documents.get(source) ?? readDocument(source.text);
  documents.set(source, document);
  return document;
}

/**
 * Reads a shared config or credentials file as the SDK's `parseIni` does (SDK 3.1169).
 * Out comes every value of the file, secrets too: keep no more of it than you may. Never throws.
 */
export function readSections(source: ConfigText): Sections {
  const document = documentOf(source);
  const refused = document.sections.find(({ header }) => header?.isRefused);
  if (refused?.header) return { sections: new Map(), refusedLine: refused.header.line.number };
  const sections = new Map<string, Settings>();
  for (const [id, settings] of settingsById(document)) sections.set(id, placed(keptOf(settings), source.file));
  return { sections, refusedLine: undefined };
}

/** The settings that have a value, by the id of their section; the SDK makes a section at its first one. */
function settingsById({ sections }: ConfigDocument): ReadonlyMap<string, readonly WrittenSetting[]> {
  const byId = new Map<string, WrittenSetting[]>();
  for (const { header, settings } of sections) {
    const valued = settings.filter(({ value }) => value !== "");
    if (!header || valued.length === 0) continue;
    const id = header.kind === undefined ? header.name : `${header.kind}.${header.name}`;
    const known = byId.get(id);
    if (known) for (const setting of valued) known.push(setting);
    else byId.set(id, valued);
  }
  return byId;
}

/** Of the settings of one section those that the SDK keeps. Where a key is given once, there is nothing to decide. */
function keptOf(settings: readonly WrittenSetting[]): readonly WrittenSetting[] {
  const isEachOnce = settings.length === 1 || new Set(settings.map(({ path }) => path)).size === settings.length;
  if (isEachOnce) return settings;
  const values = parse(toCanonicalIni(settings)) as Record<string, string>;
  return Object.values(values).flatMap((index) => settings[Number(index)] ?? []);
}

function placed(settings: readonly WrittenSetting[], file: string): Settings {
  const found = new Map<string, Setting>();
  for (const { path, value, line } of settings) {
    // The SDK assigns this key to a plain object, where it is lost.
    if (path !== "__proto__") found.set(path, { value, file, line: line.number });
  }
  return found;
}

/**
 * Rewrites the settings of a section in the subset of INI on which `ini` and the SDK agree: `_2=3`, where each key has a number of its own,
 * and each value that of its setting. Nothing of the text is left on which a rule of `ini` could act; which of two duplicates wins is left
 * to `ini`. Never throws.
 */
export function toCanonicalIni(settings: readonly WrittenSetting[]): string {
  const numbers = new Map<string, number>();
  const lines = settings.map(({ path }, index) => {
    const number = numbers.get(path) ?? numbers.size;
    numbers.set(path, number);
    return `_${number}=${index}`;
  });
  return lines.join("\n");
}
