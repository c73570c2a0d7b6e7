import fc from "fast-check";
import { parse } from "ini";
import { describe, expect, test } from "vitest";

import { readDocument } from "../../src/aws-config/document.ts";
import { readSections, toCanonicalIni } from "../../src/aws-config/sections.ts";

/** `section.key = value (line)` for every value, as one reads it. */
function read(text: string): string[] {
  const { sections } = readSections({ file: "config", text });
  return [...sections].flatMap(([id, section]) =>
    [...section].map(([key, { value, line }]) => `${id} | ${key} | ${value} | ${line}`),
  );
}

describe("a file as the SDK sees it: section, key, value, line", () => {
  test.each<[what: string, text: string, read: string[]]>([
    [
      "a profile and a session",
      "[profile a]\nk = v\n[sso-session s]\nk = w",
      ["profile.a | k | v | 2", "sso-session.s | k | w | 4"],
    ],
    ["of two equal keys the last wins", "[default]\nk = 1\nk = 2", ["default | k | 2 | 3"]],
    [
      "equal sections become one",
      "[profile a]\nk = 1\nl = 1\n[profile 'a']\nk = 2",
      ["profile.a | k | 2 | 5", "profile.a | l | 1 | 3"],
    ],
    ["an empty value is none, and does not hide an earlier one", "[default]\nk = 1\nk =", ["default | k | 1 | 2"]],
    ["a nested block", "[default]\ns3 =\n  k = 1\nk = 2", ["default | s3.k | 1 | 3", "default | k | 2 | 4"]],
    ["a dotted name stays one name", "[profile acme.dev]\nk = v", ["profile.acme.dev | k | v | 2"]],
    [
      "quotes around a value stay",
      `[default]\nk = "v"\nl = '"w"'`,
      ['default | k | "v" | 2', `default | l | '"w"' | 3`],
    ],
    [
      "words that are literals elsewhere",
      "[default]\na = true\nb = null\nc = 1",
      ["default | a | true | 2", "default | b | null | 3", "default | c | 1 | 4"],
    ],
    ["arrays there are none", "[default]\nk[] = 1\nk[] = 2", ["default | k[] | 2 | 3"]],
    ["a backslash is one", "[default]\nk = \\;\\#\\n\\", ["default | k | \\;\\#\\n\\ | 2"]],
    ["names of Object.prototype", "[constructor]\ntoString = v", ["constructor | toString | v | 2"]],
    ["a key __proto__ is lost, as in the SDK", "[default]\n__proto__ = v\nk = w", ["default | k | w | 3"]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test("a section without a value does not exist", () => {
  expect([...readSections({ file: "config", text: "[default]\nk =\n[profile a]\nk" }).sections]).toEqual([]);
});

test.each(["[__proto__]", "[profile __proto__]"])("%s anywhere empties the file", (header) => {
  expect(readSections({ file: "config", text: `[default]\nk = v\n${header}` })).toEqual({
    sections: new Map(),
    refusedLine: 3,
  });
});

/** Of a file of one section. */
function canonicalOf(text: string): string {
  return toCanonicalIni(readDocument(text).sections.flatMap(({ settings }) => settings));
}

describe("what ini is given where a key is given twice", () => {
  test.each<[text: string, canonical: string]>([
    ["[default]\nk = 1\nk = 2 # note", "_0=0\n_0=1"],
    ['[default]\nk[] = "true"\nl = 1\nk[] = null', "_0=0\n_1=1\n_0=2"],
    ["[plugins x]\nk = v", ""],
  ])("%j", (text, canonical) => {
    expect(canonicalOf(text)).toEqual(canonical);
  });

  // Any code units, halves of surrogate pairs too, and often those that mean something to `ini` or to AWS.
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...Array.from("[]\"'\\;#=._:\t true")),
  );
  const units = fc.array(unit).map((parts) => parts.join(""));

  test("whatever the text, it holds nothing ini could act on, and ini finds strings only", () => {
    const isInert = (name: string, key: string, value: string) => {
      const canonical = canonicalOf(`[${name}]\n${key}=x${value}`);
      expect(canonical).toMatch(/^(_\d+=\d+)?$/);
      for (const found of Object.values(parse(canonical))) expect(found).toBeTypeOf("string");
    };
    const oneLine = units.filter((text) => !text.includes("\n"));
    fc.assert(fc.property(oneLine, oneLine, oneLine, isInert), { numRuns: 2_000 });
  });

  test("a key and a value of any code units come back as they were", () => {
    const comesBack = (key: string, value: string) => {
      const [section] = readSections({
        file: "config",
        text: `[default]\n<${key}>=x\n<${key}>=<${value}>`,
      }).sections.values();
      expect([...(section ?? [])]).toEqual([[`<${key}>`, { value: `<${value}>`, file: "config", line: 3 }]]);
    };
    const plain = units.filter((text) => !/\n|=|\s[;#]/.test(text));
    fc.assert(fc.property(plain, plain, comesBack), { numRuns: 2_000 });
  });
});
