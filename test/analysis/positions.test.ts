import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { positionAt } from "../../src/analysis/positions.ts";

describe("the position of an offset", () => {
  it.each([
    ["abc", 0, 1, 1],
    ["abc", 3, 1, 4],
    ["a\nb", 1, 1, 2],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\u2028b\u2029c", 4, 3, 1],
    ["\uFEFFa", 1, 1, 2],
    ["😀a", 2, 1, 3],
  ])("in %j, %i is on line %i, column %i", (text, offset, line, column) => {
    expect(positionAt(text, offset)).toEqual({ line, column });
  });

  it("is the one that the parser gives its errors, in whatever text comes before", () => {
    const blanks = fc.string({ unit: fc.constantFrom(" ", ";", "\n", "\r", "\r\n", "\u2028", "/* \n */", '"😀";') });
    fc.assert(
      fc.property(blanks, (before) => {
        const { line, column } = positionAt(`${before})`, before.length);
        expect(parse(`${before})`, "a.js")).toMatchObject({ kind: "unparsable", line, column });
      }),
    );
  });
});
