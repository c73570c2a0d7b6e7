import { parse } from "ini";

import { tokenize } from "./tokens.ts";

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

interface Canonical {
  readonly text: string;
  readonly refusedLine: number | undefined;
}

/**
 * Reads the text of a shared config or credentials file as the SDK's `parseIni` does (SDK 3.1169).
 * Out comes every value of the file, secrets too: keep no more of it than you may. Never throws.
 */
export function readSections(text: string): Sections {
  const canonical = toCanonicalIni(text);
  if (canonical.refusedLine !== undefined) return { sections: new Map(), refusedLine: canonical.refusedLine };
  const parsed = parse(canonical.text) as Record<string, Record<string, string>>;
  const sections = new Map(Object.entries(parsed).map(([id, entries]) => [unescape(id), toSection(entries)]));
  return { sections, refusedLine: undefined };
}

function toSection(entries: Record<string, string>): Section {
  return new Map(Object.entries(entries).map(([key, entry]) => [unescape(key), toEntry(entry)]));
}

function toEntry(entry: string): Entry {
  const colon = entry.indexOf(":");
  return { value: unescape(entry.slice(colon + 1)), line: Number(entry.slice(0, colon)) };
}

/**
 * Rewrites a shared config file in the subset of INI on which `ini` and the SDK agree: headers, and `key=line:value`, escaped.
 * What the SDK ignores is left out; which of two duplicates wins is left to `ini`. Never throws.
 */
export function toCanonicalIni(text: string): Canonical {
  const lines: string[] = [];
  let [kind, header, block, key] = ["", "", "", ""];
  for (const { type, start, end, line } of tokenize(text)) {
    const written = text.slice(start, end);
    if (type === "refused-name") return { text: "", refusedLine: line };
    if (type === "bracket" && written === "[") kind = "";
    if (type === "section-kind") kind = `${written}.`;
    if (type === "section-name") header = `[${escape(kind + written)}]`;
    if (type === "block-key") block = `${written}.`;
    if (type === "key") key = written;
    if (type === "nested-key") key = block + written;
    if (type !== "value") continue;
    // The SDK makes a section at its first value, so one without any does not exist.
    if (header !== "") lines.push(header);
    header = "";
    // The SDK assigns this key to a plain object, where it is lost.
    if (key !== "__proto__") lines.push(`${escape(key)}=${line}:${escape(written)}`);
  }
  return { text: lines.join("\n"), refusedLine: undefined };
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
