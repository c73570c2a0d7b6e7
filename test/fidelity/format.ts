import fc from "fast-check";

/** How an object is written: one member a line, or all on one. */
export interface Style {
  readonly layout: "lines" | "line" | "minified";
  readonly indentation: string;
  readonly quote: '"' | "'";
  readonly quotesKeys: boolean;
  readonly endsInComma: boolean;
  readonly lineBreak: "\n" | "\r\n";
  readonly semicolons: boolean;
  readonly bom: boolean;
}

export const style: fc.Arbitrary<Style> = fc.record({
  layout: fc.constantFrom("lines", "line", "minified"),
  indentation: fc.constantFrom("  ", "    ", "\t"),
  quote: fc.constantFrom('"', "'"),
  quotesKeys: fc.boolean(),
  endsInComma: fc.boolean(),
  lineBreak: fc.constantFrom("\n", "\r\n"),
  semicolons: fc.boolean(),
  bom: fc.boolean(),
});

/** A member of an object: a key and the source of its value or an object, or something else written out, a spread or a method. */
export type Member =
  | { readonly key: string; readonly value: string | readonly Member[] }
  | { readonly key?: undefined; readonly written: string };

/** An object literal in a style. Values are written with double quotes and get the style's. */
export function written(members: readonly Member[], given: Style, depth = 1): string {
  const { layout, indentation, endsInComma, lineBreak } = given;
  const texts = members.map((member) => memberText(member, given, depth));
  if (texts.length === 0) return "{}";
  const comma = endsInComma ? "," : "";
  if (layout === "minified") return `{${texts.join(",")}${comma}}`;
  if (layout === "line") return `{ ${texts.join(", ")}${comma} }`;
  const [outer, inner] = [indentation.repeat(depth - 1), indentation.repeat(depth)];
  const lines = texts.map((text) => `${inner}${text}`).join(`,${lineBreak}`);
  return `{${lineBreak}${lines}${comma}${lineBreak}${outer}}`;
}

function memberText(member: Member, given: Style, depth: number): string {
  if (member.key === undefined) return requoted(member.written, given);
  const { key, value } = member;
  const name = given.quotesKeys ? `${given.quote}${key}${given.quote}` : key;
  const text = typeof value === "string" ? requoted(value, given) : written(value, given, depth + 1);
  return `${name}:${given.layout === "minified" ? "" : " "}${text}`;
}

export function requoted(text: string, { quote }: Style): string {
  return text.replaceAll('"', quote);
}
