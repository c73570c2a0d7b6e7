import type { HeaderParts, Line } from "./lines.ts";

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

type Piece = readonly [type: TokenType, end: number];

/** The tokens of a line: joined they are its text, nothing overlaps, none is empty. */
export function tokensOf(line: Line): Token[] {
  const { number, contentStart, commentStart, newlineStart } = line;
  const pieces: Piece[] = [
    ["white-space", contentStart],
    ...contentPieces(line),
    ["white-space", commentStart],
    ["comment", newlineStart],
    ["newline", line.end],
  ];
  const tokens: Token[] = [];
  let { start } = line;
  for (const [type, end] of pieces) {
    if (end > start) tokens.push({ type, start, end, line: number, column: start - line.start + 1 });
    start = end;
  }
  return tokens;
}

function contentPieces({ form, header, contentStart, keyEnd, equals, valueStart, contentEnd }: Line): Piece[] {
  if (header) return headerPieces(contentStart, contentEnd, header);
  if (form === "ignored" || form === "header") return [["ignored", contentEnd]];
  return [
    [form, keyEnd],
    ["white-space", equals],
    ["equals", equals + 1],
    ["white-space", valueStart],
    ["value", contentEnd],
  ];
}

function headerPieces(start: number, end: number, { kindType, kindEnd, quotes, isRefused }: HeaderParts): Piece[] {
  const nameType = isRefused ? "refused-name" : "section-name";
  if (kindType === undefined) {
    return [
      ["bracket", start + 1],
      [nameType, end - 1],
      ["bracket", end],
    ];
  }
  return [
    ["bracket", start + 1],
    [kindType, kindEnd],
    ["white-space", kindEnd + 1],
    ["quote", kindEnd + 1 + quotes],
    [nameType, end - 1 - quotes],
    ["quote", end - 1],
    ["bracket", end],
  ];
}
