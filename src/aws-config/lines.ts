import { tokensOf, type Token } from "./tokens.ts";

/** What stands on a line, between its indentation and its comment. Offsets are zero-based, `end` is exclusive. */
export type Content =
  /** Text the SDK passes over; where `start` is `end`, there is none. */
  | { readonly form: "ignored"; readonly start: number; readonly end: number }
  | { readonly form: "setting"; readonly start: number; readonly end: number; readonly parts: SettingParts }
  | { readonly form: "header"; readonly start: number; readonly end: number; readonly parts: HeaderParts };

/** Of `key = value`: the key ends at `keyEnd`, the value is from `valueStart` to the end. */
export interface SettingParts {
  readonly keyType: "key" | "nested-key" | "block-key";
  readonly keyEnd: number;
  readonly equals: number;
  readonly valueStart: number;
}

/** Of `[…]`: the kind is from behind the bracket to `kindEnd`, behind it are white space and so many quotes (0 or 1). */
export interface HeaderParts {
  readonly kindType: "section-kind" | "unknown-kind" | undefined;
  readonly kindEnd: number;
  readonly quotes: number;
  readonly isRefused: boolean;
}

/** A line with its line end. `number` is one-based. It is a class as a long file has many: all share the getter of their tokens. */
export class Line {
  readonly type = "line";
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly content: Content;
  readonly commentStart: number;
  readonly newlineStart: number;
  #tokens: readonly Token[] | undefined;

  constructor(number: number, content: Content, places: Readonly<Record<"start" | "comment" | "newline" | "end", number>>) {
    this.number = number;
    this.content = content;
    this.start = places.start;
    this.end = places.end;
    this.commentStart = places.comment;
    this.newlineStart = places.newline;
  }

  /** They are taken apart when they are first asked for, as few lines are. */
  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokensOf(this));
  }
}

interface State {
  inSection: boolean;
  inBlock: boolean;
}

// These three are the SDK's own (@smithy/core 3.41, parseIni.js; SDK 3.1169).
const COMMENT = /(^|\s)[;#]/;
const KIND_AND_NAME = /^([\w-]+)\s(["'])?([\w@+.%:/-]+)\2$/;
const REFUSED_HEADERS: ReadonlySet<string> = new Set(["__proto__", "profile __proto__"]);

/** The kinds of section the SDK knows (SDK 3.1169, `IniSectionType` of @smithy/types). */
export const SECTION_KINDS: ReadonlySet<string> = new Set(["profile", "sso-session", "services"]);

/**
 * The lines of a shared config or credentials file, by the rules of the SDK's `parseIni` (SDK 3.1169). Joined they are the text.
 * Never throws.
 */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  const state: State = { inSection: false, inBlock: false };
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed + 1;
    const newline = feed === -1 ? end : feed > start && text[feed - 1] === "\r" ? feed - 1 : feed;
    lines.push(readLine(text.slice(start, newline), { number: lines.length + 1, start, newline, end }, state));
    start = end;
  }
  return lines;
}

interface Position {
  readonly number: number;
  readonly start: number;
  readonly newline: number;
  readonly end: number;
}

function readLine(line: string, { number, start, newline, end }: Position, state: State): Line {
  const cut = COMMENT.exec(line);
  const written = cut ? line.slice(0, cut.index) : line;
  const comment = cut ? start + cut.index + (cut[1] ?? "").length : newline;
  const content = written.trim();
  const from = content === "" ? start : start + written.length - written.trimStart().length;
  return new Line(number, readContent(content, from, from > start, state), { start, comment, newline, end });
}

function readContent(content: string, start: number, isIndented: boolean, state: State): Content {
  const end = start + content.length;
  if (content.startsWith("[") && content.endsWith("]")) {
    return { form: "header", start, end, parts: readHeader(content.slice(1, -1), start + 1, state) };
  }
  const equals = content.indexOf("=");
  if (!state.inSection || equals < 1) return { form: "ignored", start, end };

  const keyEnd = start + content.slice(0, equals).trimEnd().length;
  const valueStart = end - content.slice(equals + 1).trimStart().length;
  const isEmpty = valueStart === end;
  // An empty value opens a block wherever it stands; only a key that has a value, unindented, closes one.
  if (isEmpty) state.inBlock = true;
  else if (!isIndented) state.inBlock = false;
  const keyType = isEmpty ? "block-key" : state.inBlock ? "nested-key" : "key";
  return { form: "setting", start, end, parts: { keyType, keyEnd, equals: start + equals, valueStart } };
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
