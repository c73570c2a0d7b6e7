import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readLines } from "../../src/aws-config/lines.ts";
import type { Token } from "../../src/aws-config/tokens.ts";
import { configFileText } from "./generate.ts";

function tokenize(text: string): Token[] {
  return readLines(text).flatMap(({ tokens }) => tokens);
}

/** `type text` for each token, white space and line ends left out unless asked for. */
function typesOf(text: string, { all = false } = {}): string[] {
  const isShown = ({ type }: Token) => all || (type !== "white-space" && type !== "newline");
  return tokenize(text)
    .filter(isShown)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

describe("section headers", () => {
  const plain = ["bracket [", "section-kind profile", "section-name dev", "bracket ]"];
  const quoted = ["bracket [", "section-kind profile", 'quote "', "section-name dev", 'quote "', "bracket ]"];
  test.each<[text: string, tokens: string[]]>([
    ["[profile dev]", plain],
    ["  [profile dev]", plain],
    ["\uFEFF[profile dev]", plain],
    ["[profile\tdev]", plain],
    ["[profile dev] # note", [...plain, "comment # note"]],
    ["[profile dev]# note", ["ignored [profile dev]# note"]],
    ['[profile "dev"]', quoted],
    ["[profile 'dev']", quoted.map((token) => token.replace('"', "'"))],
    ["[default]", ["bracket [", "section-name default", "bracket ]"]],
    ["[sso-session a.b]", ["bracket [", "section-kind sso-session", "section-name a.b", "bracket ]"]],
    ["[services x]", ["bracket [", "section-kind services", "section-name x", "bracket ]"]],
    ["[plugins x]", ["bracket [", "unknown-kind plugins", "section-name x", "bracket ]"]],
    ["[profile  dev]", ["bracket [", "section-name profile  dev", "bracket ]"]],
    ["[profile a b]", ["bracket [", "section-name profile a b", "bracket ]"]],
    ["[profile \"dev']", ["bracket [", "section-name profile \"dev'", "bracket ]"]],
    ["[ dev ]", ["bracket [", "section-name  dev ", "bracket ]"]],
    ["[]", ["bracket [", "bracket ]"]],
    ["[", ["ignored ["]],
    ["[profile dev", ["ignored [profile dev"]],
    ["[profile __proto__]", ["bracket [", "section-kind profile", "refused-name __proto__", "bracket ]"]],
    ["[__proto__]", ["bracket [", "refused-name __proto__", "bracket ]"]],
    ["[sso-session __proto__]", ["bracket [", "section-kind sso-session", "section-name __proto__", "bracket ]"]],
  ])("%j", (text, tokens) => {
    expect(typesOf(text)).toEqual(tokens);
  });
});

describe("lines of a section", () => {
  test.each<[line: string, tokens: string[]]>([
    ["region = us-west-2", ["key region", "equals =", "value us-west-2"]],
    ["region=us-west-2", ["key region", "equals =", "value us-west-2"]],
    ["  region = us-west-2", ["key region", "equals =", "value us-west-2"]],
    ["region = us-west-2 # note", ["key region", "equals =", "value us-west-2", "comment # note"]],
    ["region = us-west-2\t;note", ["key region", "equals =", "value us-west-2", "comment ;note"]],
    ["region = us-west-2#note", ["key region", "equals =", "value us-west-2#note"]],
    ["url = https://x/start#/", ["key url", "equals =", "value https://x/start#/"]],
    ["a = b = c", ["key a", "equals =", "value b = c"]],
    ["a b = c", ["key a b", "equals =", "value c"]],
    ["region = # note", ["block-key region", "equals =", "comment # note"]],
    ["region =# note", ["key region", "equals =", "value # note"]],
    ["# note", ["comment # note"]],
    ["  ; note", ["comment ; note"]],
    ["\uFEFF# note", ["comment # note"]],
    ["region", ["ignored region"]],
    ["= us-west-2", ["ignored = us-west-2"]],
    ["", []],
    [" \t ", []],
  ])("%j", (line, tokens) => {
    expect(typesOf(`[default]\n${line}`).slice(3)).toEqual(tokens);
  });
});

describe("nested blocks", () => {
  const keysOf = (lines: string[]) =>
    typesOf(["[default]", ...lines].join("\n")).filter((token) => token.includes("key "));
  test.each<[lines: string[], keys: string[]]>([
    [
      ["s3 =", "  a = 1", "  b = 2", "c = 3"],
      ["block-key s3", "nested-key a", "nested-key b", "key c"],
    ],
    [
      ["s3 =", "\uFEFFa = 1"],
      ["block-key s3", "nested-key a"],
    ],
    [
      ["s3 =", "", "# note", "no equals sign", "  a = 1"],
      ["block-key s3", "nested-key a"],
    ],
    [
      ["s3 =", "  a =", "  b = 2"],
      ["block-key s3", "block-key a", "nested-key b"],
    ],
    [
      ["  a = 1", "  b = 2"],
      ["key a", "key b"],
    ],
    [
      ["s3 =", "[profile x]", "  a = 1"],
      ["block-key s3", "key a"],
    ],
  ])("%j", (lines, keys) => {
    expect(keysOf(lines)).toEqual(keys);
  });
});

test("lines before the first section and after one that counts for nothing are ignored", () => {
  expect(typesOf("a = 1")).toEqual(["ignored a = 1"]);
  expect(typesOf("[plugins x]\na = 1").at(-1)).toBe("ignored a = 1");
  expect(typesOf("[]\na = 1").at(-1)).toBe("ignored a = 1");
});

test("lines end at LF or CRLF; a lone CR is white space", () => {
  expect(typesOf("\r\n\n\r", { all: true })).toEqual(["newline \r\n", "newline \n", "white-space \r"]);
});

test("offsets are zero-based with an exclusive end, lines and columns one-based", () => {
  expect(tokenize("[default]\r\n\tk = v # c")).toEqual([
    { type: "bracket", start: 0, end: 1, line: 1, column: 1 },
    { type: "section-name", start: 1, end: 8, line: 1, column: 2 },
    { type: "bracket", start: 8, end: 9, line: 1, column: 9 },
    { type: "newline", start: 9, end: 11, line: 1, column: 10 },
    { type: "white-space", start: 11, end: 12, line: 2, column: 1 },
    { type: "key", start: 12, end: 13, line: 2, column: 2 },
    { type: "white-space", start: 13, end: 14, line: 2, column: 3 },
    { type: "equals", start: 14, end: 15, line: 2, column: 4 },
    { type: "white-space", start: 15, end: 16, line: 2, column: 5 },
    { type: "value", start: 16, end: 17, line: 2, column: 6 },
    { type: "white-space", start: 17, end: 18, line: 2, column: 7 },
    { type: "comment", start: 18, end: 21, line: 2, column: 8 },
  ]);
});

describe("whatever the text", () => {
  // Code units on their own, halves of surrogate pairs too, beside files that look like files.
  const anyText = fc.oneof(
    configFileText,
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  );
  const RUNS = { numRuns: process.env["TEST_ALL"] ? 5_000 : 1_000 };

  test("the tokens, joined, are the text, and none is empty", () => {
    const isLossless = (text: string) => {
      const tokens = tokenize(text);
      expect(tokens.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      const starts = [0, ...tokens.map(({ end }) => end)];
      tokens.forEach(({ start, end }, index) => {
        expect([start, end > start]).toEqual([starts[index], true]);
      });
    };
    fc.assert(fc.property(anyText, isLossless), RUNS);
  });

  test("line and column lead to the offset", () => {
    const isPlaced = (text: string) => {
      const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
      for (const { start, line, column } of tokenize(text))
        expect((lineStarts[line - 1] ?? NaN) + column - 1).toBe(start);
    };
    fc.assert(fc.property(anyText, isPlaced), RUNS);
  });

  test("every token but a line end stays on its line, and values and keys have no white space around them", () => {
    const isContained = (text: string) => {
      for (const { type, start, end } of tokenize(text)) {
        const written = text.slice(start, end);
        if (type !== "newline") expect(written).not.toContain("\n");
        if (/key|value|ignored/.test(type)) expect(written).toBe(written.trim());
      }
    };
    fc.assert(fc.property(anyText, isContained), RUNS);
  });
});

test("the time grows with the length, not with its square", () => {
  const million = 1_000_000;
  for (const text of [
    "[profile " + "a ".repeat(million),
    `[profile "${"a".repeat(2 * million)}]`,
    `[a]\nk=${" ;a#".repeat(million / 2)}`,
    " ".repeat(2 * million),
  ]) {
    const started = performance.now();
    tokenize(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  }
});
