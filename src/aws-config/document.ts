import { readLines, SECTION_KINDS, type HeaderParts, type Line } from "./lines.ts";
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

/** `key = value`. `path` is the key as the SDK knows it: below a block `s3`, that of `region` is `s3.region`. An empty value is "". */
export interface Setting {
  readonly key: string;
  readonly path: string;
  readonly value: string;
  readonly line: Line;
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
  const nodes = toSectionNodes(readLines(text));
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

function toSectionNodes(lines: readonly Line[]): SectionNode[] {
  const nodes: SectionNode[] = [];
  let first = 0;
  for (let index = 1; index < lines.length; index += 1) {
    if (!lines[index]?.header) continue;
    nodes.push(toSectionNode(lines.slice(first, index)));
    first = index;
  }
  if (lines.length > 0) nodes.push(toSectionNode(lines.slice(first)));
  return nodes;
}

function toSectionNode(lines: readonly Line[]): SectionNode {
  return { type: "section", start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, lines };
}

function toSection(lines: readonly Line[], text: string): Section {
  const [first] = lines;
  const header = first?.header && toHeader(first, first.header, text);
  return { header, settings: toSettings(lines, text), lines, end: lines.at(-1)?.end ?? 0 };
}

function toHeader(line: Line, { kindType, kindEnd, quotes, isRefused }: HeaderParts, text: string): Header {
  const { contentStart: start, contentEnd: end } = line;
  const kind = kindType && text.slice(start + 1, kindEnd);
  const namePlace = placeOn(line, kindType ? kindEnd + 1 + quotes : start + 1, end - 1 - quotes);
  const name = text.slice(namePlace.start, namePlace.end);
  return {
    place: placeOn(line, start, end),
    namePlace,
    kind,
    name,
    id: isRefused ? undefined : idOf(kind, name),
    isRefused,
    line,
  };
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
    const { form, contentStart, keyEnd, valueStart, contentEnd } = line;
    if (form === "ignored" || form === "header") continue;
    const key = text.slice(contentStart, keyEnd);
    const path = form === "nested-key" ? `${block}.${key}` : key;
    if (form === "block-key") block = key;
    settings.push({ key, path, value: text.slice(valueStart, contentEnd), line });
  }
  return settings;
}

/** Where the key of a setting stands. */
export function keyPlace({ line }: Setting): Place {
  return placeOn(line, line.contentStart, line.keyEnd);
}

/** Where the value of a setting stands; an empty one stands behind the `=`. */
export function valuePlace({ line, value }: Setting): Place {
  const start = value === "" ? line.equals + 1 : line.valueStart;
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
