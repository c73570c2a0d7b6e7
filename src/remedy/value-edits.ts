import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";

/** Gives a property another value: the key stays as it is written, unless it was the value too, or the property a method. */
export function replaceValue(property: TSESTree.Property, text: string, tree: SyntaxTree): Edit {
  const { key, value, computed } = property;
  const isPlain = !property.shorthand && !property.method && property.kind === "init";
  if (isPlain) return { start: value.range[0], end: value.range[1], text };
  const name = tree.text.slice(...key.range);
  return { start: property.range[0], end: property.range[1], text: `${computed ? `[${name}]` : name}: ${text}` };
}

/** Gives a property a copy of the object it has, with one property changed: `{ ...clientConfig, region: "…" }`. */
export function replaceWithCopy(property: TSESTree.Property, change: string, tree: SyntaxTree): Edit {
  const source = tree.text.slice(...property.value.range);
  const spread = property.value.type === "SequenceExpression" ? `(${source})` : source;
  return replaceValue(property, `{ ...${spread}, ${change} }`, tree);
}

/** A string literal in the quotes that the property and its neighbours use. */
export function quoted(
  text: string,
  property: TSESTree.Property,
  neighbours: TSESTree.ObjectExpression,
  tree: SyntaxTree,
): string {
  const values = neighbours.properties.map((member) => (member.type === "Property" ? member.value : member));
  const literal = [property.value, ...values].find((node) => node.type === "Literal" && typeof node.value === "string");
  const quote = literal && tree.text[literal.range[0]] === "'" ? "'" : '"';
  return `${quote}${text.replaceAll(/[\\"']/gu, (special) => (special === "\\" || special === quote ? `\\${special}` : special))}${quote}`;
}
