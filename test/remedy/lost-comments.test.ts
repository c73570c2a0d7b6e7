import { expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { losesComment } from "../../src/remedy/lost-comments.ts";

const text = "f({ a /* why */: 1, b /* why */: 2 });";
const [start, end] = [text.indexOf("a"), text.indexOf(" }")];

it.each([
  ["both are written again", "a /* why */: 2, b /* why */: 1", false],
  ["one of two with the same words is not", "b /* why */: 2", true],
  ["none is", "b: 2", true],
])("%s", (_, written, isLost) => {
  const parsed = parse(text, "a.ts");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  expect(losesComment([{ start, end, text: written }], parsed.tree)).toBe(isLost);
});
