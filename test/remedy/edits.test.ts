import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import { overlap } from "../../src/remedy/edits.ts";

describe("applyEdits", () => {
  it.each([
    { edits: [], result: "abcdef" },
    { edits: [{ start: 1, end: 3, text: "X" }], result: "aXdef" },
    {
      edits: [
        { start: 6, end: 6, text: "!" },
        { start: 0, end: 1, text: "" },
      ],
      result: "bcdef!",
    },
    {
      edits: [
        { start: 2, end: 4, text: "X" },
        { start: 4, end: 4, text: "Y" },
        { start: 4, end: 6, text: "" },
      ],
      result: "abXY",
    },
  ])("$edits gives $result", ({ edits, result }) => {
    expect(applyEdits("abcdef", edits)).toBe(result);
  });

  it("refuses edits that overlap", () => {
    expect(() =>
      applyEdits("abcdef", [
        { start: 0, end: 3, text: "" },
        { start: 2, end: 4, text: "" },
      ]),
    ).toThrow("Two edits overlap at offset 2.");
  });

  it("changes nothing outside the edit, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.string(), (text, from, length, replacement) => {
        const start = from % (text.length + 1);
        const end = start + (length % (text.length - start + 1));
        expect(applyEdits(text, [{ start, end, text: replacement }])).toBe(
          text.slice(0, start) + replacement + text.slice(end),
        );
      }),
    );
  });
});

describe("overlap", () => {
  it.each([
    [{ start: 0, end: 3 }, { start: 2, end: 4 }, true],
    [{ start: 0, end: 4 }, { start: 1, end: 2 }, true],
    [{ start: 0, end: 2 }, { start: 2, end: 4 }, false],
    [{ start: 2, end: 2 }, { start: 2, end: 2 }, true],
  ])("%o and %o: %s", (one, other, expected) => {
    expect(overlap([{ ...one, text: "" }], [{ ...other, text: "" }])).toBe(expected);
  });
});
