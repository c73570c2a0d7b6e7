import { SECTION_KINDS, tokenize, type Token } from "./tokens.ts";

/** A line with its line end. `number` is one-based. */
export interface Line {
  readonly type: "line";
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

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
  readonly keyPlace: Place;
  readonly valuePlace: Place;
  readonly line: Line;
}

export interface Section {
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
  for (const line of linesOf(tokenize(text))) {
    if (isHeader(line)) groups.push([line]);
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

function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  for (let first = 0; first < tokens.length;) {
    const number = tokens[first]?.line ?? 0;
    let next = first + 1;
    while (tokens[next]?.line === number) next += 1;
    const own = tokens.slice(first, next);
    lines.push({ type: "line", number, start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0, tokens: own });
    first = next;
  }
  return lines;
}

function isHeader({ tokens }: Line): boolean {
  return (tokens[0]?.type === "white-space" ? tokens[1] : tokens[0])?.type === "bracket";
}

function toSectionNode(lines: readonly Line[]): SectionNode {
  return { type: "section", start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, lines };
}

function toSection(lines: readonly Line[], text: string): Section {
  const [first] = lines;
  const header = first && isHeader(first) ? toHeader(first, text) : undefined;
  return { header, settings: toSettings(lines, text), lines };
}

function toHeader(line: Line, text: string): Header {
  const brackets = line.tokens.filter(({ type }) => type === "bracket");
  const place = spanOf(brackets[0], brackets.at(-1));
  const nameToken = tokenOf(line, "section-name", "refused-name");
  const namePlace = nameToken ? spanOf(nameToken, nameToken) : { ...place, start: place.start + 1, end: place.end - 1 };
  const kindToken = tokenOf(line, "section-kind", "unknown-kind");
  const kind = kindToken && text.slice(kindToken.start, kindToken.end);
  const name = text.slice(namePlace.start, namePlace.end);
  const isRefused = nameToken?.type === "refused-name";
  return { place, namePlace, kind, name, id: isRefused ? undefined : idOf(kind, name), isRefused, line };
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
    const keyToken = tokenOf(line, "key", "nested-key", "block-key");
    if (!keyToken) continue;
    const key = text.slice(keyToken.start, keyToken.end);
    const valueToken = tokenOf(line, "value") ?? afterEquals(line);
    const value = text.slice(valueToken.start, valueToken.end);
    const path = keyToken.type === "nested-key" ? `${block}.${key}` : key;
    if (keyToken.type === "block-key") block = key;
    settings.push({ key, path, value, line, keyPlace: spanOf(keyToken, keyToken), valuePlace: valueToken });
  }
  return settings;
}

function afterEquals(line: Line): Place {
  const equals = tokenOf(line, "equals");
  const { end, column } = equals ?? { end: line.end, column: 0 };
  return { start: end, end, line: line.number, column: column + 1 };
}

/** From the start of one token to the end of another on the same line. */
export function spanOf(first: Place | undefined, last: Place | undefined): Place {
  const { start = 0, line = 1, column = 1 } = first ?? {};
  return { start, end: last?.end ?? start, line, column };
}
