import { readLines, SECTION_KINDS, type Content, type Line } from "./lines.ts";
import type { Token } from "./tokens.ts";

export type { Line } from "./lines.ts";

/** A section's lines, its header's first; what stands before the first header is a section without one. */
export interface SectionNode {
  readonly type: "section";
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
}

/** The tree: it holds places and no text, so that no secret is in it. */
export interface Tree {
  readonly type: "document";
  readonly start: number;
  readonly end: number;
  readonly sections: readonly SectionNode[];
}

/** Where something stands: offsets are zero-based, `end` exclusive; `line` and `column` are one-based. It never spans lines. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** `[…]`. `id` is what the SDK calls the section (`profile.dev`, `default`), undefined where it skips it. */
export interface Header {
  readonly place: Place;
  readonly namePlace: Place;
  readonly kind: string | undefined;
  readonly name: string;
  readonly id: string | undefined;
  readonly isRefused: boolean;
  readonly line: Line;
}

/** A line with a setting on it. */
export type SettingLine = Line & { readonly content: Extract<Content, { form: "setting" }> };

/** `key = value`. `path` is the key as the SDK knows it: below a block `s3`, that of `region` is `s3.region`. An empty value is "". */
export interface Setting {
  readonly key: string;
  readonly path: string;
  readonly value: string;
  readonly line: SettingLine;
}

export interface Section {
  readonly end: number;
  readonly header: Header | undefined;
  readonly settings: readonly Setting[];
  readonly lines: readonly Line[];
}

/** A shared config file: its text, its tree, and its sections as the SDK reads them, in the order of the file. */
export interface ConfigDocument {
  readonly text: string;
  readonly tree: Tree;
  readonly sections: readonly Section[];
}

/**
 * Reads the text of a shared config file into a tree whose parents contain their children, and which leaves nothing out
 * (the SDK's dialect: `parseIni`, SDK 3.1169). Its time grows with the length of the text. Never throws.
 */
export function readDocument(text: string): ConfigDocument {
  const groups: Line[][] = [[]];
  for (const line of readLines(text)) {
    if (line.content.form === "header") groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  const nodes = groups.filter((lines) => lines.length > 0).map(toSectionNode);
  return {
    text,
    tree: { type: "document", start: 0, end: text.length, sections: nodes },
    sections: nodes.map(({ lines }) => toSection(lines, text)),
  };
}

/** The token of a line that is of one of these types. */
export function tokenOf(line: Line, ...types: readonly Token["type"][]): Token | undefined {
  return line.tokens.find(({ type }) => types.includes(type));
}

/** What stands at a place. */
export function textAt({ text }: ConfigDocument, { start, end }: Place): string {
  return text.slice(start, end);
}

function toSectionNode(lines: readonly Line[]): SectionNode {
  return { type: "section", start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, lines };
}

function toSection(lines: readonly Line[], text: string): Section {
  const [first] = lines;
  const header = first?.content.form === "header" ? toHeader(first, first.content, text) : undefined;
  return { header, settings: toSettings(lines, text), lines, end: lines.at(-1)?.end ?? 0 };
}

function toHeader(line: Line, { start, end, parts }: Extract<Content, { form: "header" }>, text: string): Header {
  const { kindType, kindEnd, quotes, isRefused } = parts;
  const kind = kindType && text.slice(start + 1, kindEnd);
  const namePlace = placeOn(line, kindType ? kindEnd + 1 + quotes : start + 1, end - 1 - quotes);
  const name = text.slice(namePlace.start, namePlace.end);
  return { place: placeOn(line, start, end), namePlace, kind, name, id: isRefused ? undefined : idOf(kind, name), isRefused, line };
}

/** A section's id, as `getConfigData` and `getSsoSessionData` of the SDK see it: `[profile.dev]` is a profile too. */
function idOf(kind: string | undefined, name: string): string | undefined {
  if (kind !== undefined) return SECTION_KINDS.has(kind) ? `${kind}.${name}` : undefined;
  const dot = name.indexOf(".");
  return name === "default" || (dot > 0 && SECTION_KINDS.has(name.slice(0, dot))) ? name : undefined;
}

function toSettings(lines: readonly Line[], text: string): Setting[] {
  const settings: Setting[] = [];
  let block = "";
  for (const line of lines) {
    if (!isSetting(line)) continue;
    const { start, end, parts } = line.content;
    const key = text.slice(start, parts.keyEnd);
    const path = parts.keyType === "nested-key" ? `${block}.${key}` : key;
    if (parts.keyType === "block-key") block = key;
    settings.push({ key, path, value: text.slice(parts.valueStart, end), line });
  }
  return settings;
}

function isSetting(line: Line): line is SettingLine {
  return line.content.form === "setting";
}

/** Where the key of a setting stands. */
export function keyPlace({ line }: Setting): Place {
  return placeOn(line, line.content.start, line.content.parts.keyEnd);
}

/** Where the value of a setting stands; an empty one stands behind the `=`. */
export function valuePlace({ line, value }: Setting): Place {
  const { equals, valueStart } = line.content.parts;
  const start = value === "" ? equals + 1 : valueStart;
  return placeOn(line, start, start + value.length);
}

/** Where the comment of a line stands, if it has one. */
export function commentPlace(line: Line): Place | undefined {
  const { commentStart, newlineStart } = line;
  return commentStart < newlineStart ? placeOn(line, commentStart, newlineStart) : undefined;
}

/** A piece of a line. */
export function placeOn({ number, start: lineStart }: Line, start: number, end: number): Place {
  return { start, end, line: number, column: start - lineStart + 1 };
}
