import { tokensOf, type Token } from "./tokens.ts";

/**
 * - `key`: of a setting that has a value
 * - `nested-key`: one that belongs to the `block-key` above it
 * - `block-key`: a key with an empty value, which opens a nested block
 */
export type KeyType = "key" | "nested-key" | "block-key";

/** What stands on a line, between its indentation and its comment; `ignored` is what the SDK passes over, or nothing. */
export type LineForm = "ignored" | "header" | KeyType;

/** Where the pieces of a line begin and end: zero-based offsets in UTF-16 units. An end is exclusive. */
interface Offsets {
  readonly start: number;
  readonly contentStart: number;
  /** Of a setting, the end of its key, its `=` and the start of its value; of other lines all three are `contentStart`. */
  readonly keyEnd: number;
  readonly equals: number;
  readonly valueStart: number;
  readonly contentEnd: number;
  readonly commentStart: number;
  readonly newlineStart: number;
  readonly end: number;
}

/** Of `[…]`: the kind is from behind the bracket to `kindEnd`, behind it are white space and so many quotes (0 or 1). */
export interface HeaderParts {
  readonly kindType: "section-kind" | "unknown-kind" | undefined;
  readonly kindEnd: number;
  readonly quotes: number;
  readonly isRefused: boolean;
}

/** A line with its line end. `number` is one-based. It is a class as a long file has many, which share the getter of their tokens. */
export class Line implements Offsets {
  readonly type = "line";
  readonly number: number;
  readonly form: LineForm;
  readonly header: HeaderParts | undefined;
  readonly start: number;
  readonly contentStart: number;
  readonly keyEnd: number;
  readonly equals: number;
  readonly valueStart: number;
  readonly contentEnd: number;
  readonly commentStart: number;
  readonly newlineStart: number;
  readonly end: number;
  #tokens: readonly Token[] | undefined;

  constructor(number: number, form: LineForm, header: HeaderParts | undefined, offsets: Offsets) {
    this.number = number;
    this.form = form;
    this.header = header;
    this.start = offsets.start;
    this.contentStart = offsets.contentStart;
    this.keyEnd = offsets.keyEnd;
    this.equals = offsets.equals;
    this.valueStart = offsets.valueStart;
    this.contentEnd = offsets.contentEnd;
    this.commentStart = offsets.commentStart;
    this.newlineStart = offsets.newlineStart;
    this.end = offsets.end;
  }

  /** They are taken apart when they are first asked for, as those of most lines never are. */
  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokensOf(this));
  }
}

interface State {
  inSection: boolean;
  inBlock: boolean;
}

// These two are the SDK's own (@smithy/core 3.41, parseIni.js; SDK 3.1169).
const KIND_AND_NAME = /^([\w-]+)\s(["'])?([\w@+.%:/-]+)\2$/;
const REFUSED_HEADERS: ReadonlySet<string> = new Set(["__proto__", "profile __proto__"]);

/** The kinds of section the SDK knows (SDK 3.1169, `IniSectionType` of @smithy/types). */
export const SECTION_KINDS: ReadonlySet<string> = new Set(["profile", "sso-session", "services"]);

/**
 * The lines of a shared config or credentials file, by the rules of the SDK's `parseIni` (SDK 3.1169). Joined they are the text.
 * Their time is that of looking at each character once or twice, and little more. Never throws.
 */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  const state: State = { inSection: false, inBlock: false };
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed + 1;
    const newlineStart = feed === -1 ? end : feed > start && text[feed - 1] === "\r" ? feed - 1 : feed;
    lines.push(readLine(text, lines.length + 1, start, newlineStart, end, state));
    start = end;
  }
  return lines;
}

function readLine(text: string, number: number, start: number, newlineStart: number, end: number, state: State): Line {
  const commentStart = findComment(text, start, newlineStart);
  const first = startOfText(text, start, commentStart);
  const contentStart = first === commentStart ? start : first;
  const contentEnd = first === commentStart ? start : endOfText(text, first, commentStart);
  const header = isHeader(text, contentStart, contentEnd)
    ? readHeader(text.slice(contentStart + 1, contentEnd - 1), contentStart + 1, state)
    : undefined;
  const equals = header || !state.inSection ? contentStart : findEquals(text, contentStart, contentEnd);
  const isSetting = equals > contentStart;
  const keyEnd = isSetting ? endOfText(text, contentStart, equals) : contentStart;
  const valueStart = isSetting ? startOfText(text, equals + 1, contentEnd) : contentStart;
  const otherForm = header ? "header" : "ignored";
  const form = isSetting ? keyTypeOf(valueStart === contentEnd, contentStart > start, state) : otherForm;
  const offsets = { start, contentStart, keyEnd, equals, valueStart, contentEnd, commentStart, newlineStart, end };
  return new Line(number, form, header, offsets);
}

/** An empty value opens a block wherever it stands; only a key that has a value, unindented, closes one. */
function keyTypeOf(isEmpty: boolean, isIndented: boolean, state: State): KeyType {
  if (isEmpty) state.inBlock = true;
  else if (!isIndented) state.inBlock = false;
  return isEmpty ? "block-key" : state.inBlock ? "nested-key" : "key";
}

function readHeader(header: string, start: number, state: State): HeaderParts {
  const isRefused = REFUSED_HEADERS.has(header);
  const [, kind, quote = ""] = KIND_AND_NAME.exec(header) ?? [];
  state.inBlock = false;
  state.inSection = kind === undefined ? header !== "" : SECTION_KINDS.has(kind);
  if (kind === undefined) return { kindType: undefined, kindEnd: start, quotes: 0, isRefused };
  const kindType = state.inSection ? "section-kind" : "unknown-kind";
  return { kindType, kindEnd: start + kind.length, quotes: quote.length, isRefused };
}

const SEMICOLON = 0x3b;
const NUMBER_SIGN = 0x23;
const EQUALS = 0x3d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

function isHeader(text: string, start: number, end: number): boolean {
  return end - start > 1 && text.charCodeAt(start) === OPENING_BRACKET && text.charCodeAt(end - 1) === CLOSING_BRACKET;
}

/** Where a comment begins: the SDK asks for white space before it, or the start of the line. Without any, `end`. */
function findComment(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== NUMBER_SIGN && unit !== SEMICOLON) continue;
    if (at === start || isWhiteSpace(text.charCodeAt(at - 1))) return at;
  }
  return end;
}

/** Where the first `=` is; without any, `start`. */
function findEquals(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === EQUALS) return at;
  return start;
}

function startOfText(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isWhiteSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfText(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isWhiteSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** White space as `trim` has it, and `\s`. */
function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return /\s/.test(String.fromCharCode(unit));
}
