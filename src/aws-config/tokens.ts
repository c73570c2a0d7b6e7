/**
 * - `bracket`: the `[` and `]` of a section header
 * - `section-kind`: `profile`, `sso-session` or `services` before the name
 * - `unknown-kind`: another word in that place; the SDK skips the section
 * - `section-name`, and the `quote`s around it
 * - `refused-name`: `__proto__`, for which the SDK drops the whole file
 * - `key`, `equals`, `value`: a setting; `nested-key`: one that belongs to the `block-key` above it
 * - `block-key`: a key with an empty value, which opens a nested block
 * - `ignored`: text the SDK passes over
 */
export const tokenTypes = [
  "bracket",
  "section-kind",
  "unknown-kind",
  "section-name",
  "refused-name",
  "quote",
  "key",
  "nested-key",
  "block-key",
  "equals",
  "value",
  "comment",
  "white-space",
  "newline",
  "ignored",
] as const;

export type TokenType = (typeof tokenTypes)[number];

/** A piece of a shared config file. `start` and `end` are zero-based offsets in UTF-16 units, `end` exclusive; `line` and `column` are one-based. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

type Piece = readonly [type: TokenType, text: string];

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
 * Takes the text of a shared config or credentials file apart, by the rules of the SDK's `parseIni` (SDK 3.1169).
 * The tokens, joined, are the text: nothing is lost, nothing overlaps, none is empty. Never throws.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const state: State = { inSection: false, inBlock: false };
  let lineStart = 0;
  for (let line = 1; lineStart < text.length; line += 1) {
    const newline = findNewline(text, lineStart);
    const pieces: Piece[] = [...lineToPieces(text.slice(lineStart, newline.start), state), ["newline", newline.text]];
    let start = lineStart;
    for (const [type, { length }] of pieces) {
      if (length > 0) tokens.push({ type, start, end: start + length, line, column: start - lineStart + 1 });
      start += length;
    }
    lineStart = start;
  }
  return tokens;
}

function findNewline(text: string, from: number): { start: number; text: string } {
  const feed = text.indexOf("\n", from);
  if (feed === -1) return { start: text.length, text: "" };
  const hasReturn = feed > from && text[feed - 1] === "\r";
  return hasReturn ? { start: feed - 1, text: "\r\n" } : { start: feed, text: "\n" };
}

function lineToPieces(line: string, state: State): Piece[] {
  const cut = COMMENT.exec(line);
  const written = cut ? line.slice(0, cut.index) : line;
  const gap = cut?.[1] ?? "";
  const comment = line.slice(written.length + gap.length);
  const content = written.trim();
  const indent = content === "" ? "" : written.slice(0, written.length - written.trimStart().length);
  const trailing = written.slice(indent.length + content.length) + gap;
  return [
    ["white-space", indent],
    ...contentToPieces(content, indent !== "", state),
    ["white-space", trailing],
    ["comment", comment],
  ];
}

function contentToPieces(content: string, isIndented: boolean, state: State): Piece[] {
  if (content.startsWith("[") && content.endsWith("]")) return headerToPieces(content.slice(1, -1), state);
  const equals = content.indexOf("=");
  if (!state.inSection || equals < 1) return [["ignored", content]];

  const key = content.slice(0, equals).trimEnd();
  const beforeEquals = content.slice(key.length, equals);
  const value = content.slice(equals + 1).trimStart();
  const beforeValue = content.slice(equals + 1, content.length - value.length);
  // An empty value opens a block wherever it stands; only a key that has a value, unindented, closes one.
  if (value === "") state.inBlock = true;
  else if (!isIndented) state.inBlock = false;
  const keyType = value === "" ? "block-key" : state.inBlock ? "nested-key" : "key";
  return [
    [keyType, key],
    ["white-space", beforeEquals],
    ["equals", "="],
    ["white-space", beforeValue],
    ["value", value],
  ];
}

function headerToPieces(header: string, state: State): Piece[] {
  const nameType = REFUSED_HEADERS.has(header) ? "refused-name" : "section-name";
  const [, kind, quote = "", name = ""] = KIND_AND_NAME.exec(header) ?? [];
  state.inBlock = false;
  state.inSection = kind === undefined ? header !== "" : SECTION_KINDS.has(kind);
  if (kind === undefined) {
    return [
      ["bracket", "["],
      [nameType, header],
      ["bracket", "]"],
    ];
  }
  return [
    ["bracket", "["],
    [state.inSection ? "section-kind" : "unknown-kind", kind],
    ["white-space", header.charAt(kind.length)],
    ["quote", quote],
    [nameType, name],
    ["quote", quote],
    ["bracket", "]"],
  ];
}
