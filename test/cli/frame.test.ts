import fc from "fast-check";
import { expect, it } from "vitest";
import { placeOf } from "../../src/cli/places.ts";
import { frameOf } from "../../src/cli/trouble/frame.ts";

/** The frame around the first occurrence of a word. */
function frame(text: string, word: string): string[] {
  const start = text.indexOf(word);
  return frameOf(text, placeOf(start, start + word.length, text)).map((line) => `${line.gutter} ${line.text}`);
}

it("shows a line before and a line after, with a mark", () => {
  expect(frame("one\r\ntwo\r\n  region\r\nfour\r\nfive", "region")).toEqual([
    "2 | two",
    "3 |   region",
    "  |   ^^^^^^",
    "4 | four",
  ]);
});

it("at the ends of a file, shows what there is", () => {
  expect(frame("region", "region")).toEqual(["1 | region", "  | ^^^^^^"]);
});

it("marks what goes on over several lines on its first", () => {
  expect(frame("a\nregion:\n  x\n", "region:\n  x")).toEqual(["1 | a", "2 | region:", "  | ^^^^^^^", "3 |   x"]);
});

it("shows tabs and what moves a terminal's cursor as blanks, so that the mark stays below", () => {
  expect(frame("\tregion\u001B[2J", "region")).toEqual(["1 |  region [2J", "  |  ^^^^^^"]);
});

it("marks the same characters, however long the line is, and never shows more than 100", () => {
  const filler = fc.string({ unit: fc.constantFrom("a", "(", " ", "\t"), maxLength: 400 });
  fc.assert(
    fc.property(filler, filler, (before, after) => {
      const lines = frameOf(`${before}REGION${after}`, {
        line: 1,
        column: before.length + 1,
        endLine: 1,
        endColumn: before.length + 7,
      });
      const [code = { text: "" }, mark = { text: "" }] = lines;
      expect(code.text.slice(mark.text.indexOf("^"), mark.text.lastIndexOf("^") + 1)).toBe("REGION");
      expect(code.text.length).toBeLessThanOrEqual(100);
    }),
  );
});

it.each([
  ["a narrow terminal", 40, 36],
  ["the narrowest", 10, 20],
  ["a wide one", 200, 100],
])("shows what has room in %s", (_, columns, width) => {
  const text = `${"a".repeat(70)}REGION${"b".repeat(70)}`;
  const lines = frameOf(text, { line: 1, column: 71, endLine: 1, endColumn: 77 }, columns);
  const [code = { text: "" }, mark = { text: "" }] = lines;
  expect(code.text).toHaveLength(width);
  expect(code.text.slice(mark.text.indexOf("^"), mark.text.lastIndexOf("^") + 1)).toBe("REGION");
});
