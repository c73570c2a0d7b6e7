import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { hasSideEffects, mayBeUndefined } from "./region-value.ts";
import { isTested } from "./tested.ts";

/** The `region` property as it is moved; one that may be undefined must not hide the calling client's region (SDK 3.713 to 3.951). */
export function regionText(property: TSESTree.Property, tree: SyntaxTree): string | undefined {
  const { value } = property;
  const text = tree.text.slice(...property.range);
  if (property.method || property.kind !== "init") return text;
  if (!mayBeUndefined(value, tree) || isTested(property, value, tree)) return text;
  if (hasSideEffects(value, tree)) return undefined;
  const tested = unwrap(value);
  // `region!` says nothing more where it was tested.
  const region = value.type === "TSNonNullExpression" ? withValue(property, tested, tree) : text;
  return whereThere(tested, region, tree);
}

function withValue({ range, value }: TSESTree.Property, other: TSESTree.Node, { text }: SyntaxTree): string {
  return text.slice(range[0], value.range[0]) + text.slice(...other.range) + text.slice(value.range[1], range[1]);
}

/** A property as a spread that brings it only where its value is one. */
export function whereThere(value: TSESTree.Node, property: string, tree: SyntaxTree): string {
  const text = tree.text.slice(...value.range);
  const isSimple = /^(?:Identifier|MemberExpression|ChainExpression)$/u.test(value.type);
  return `...(${isSimple ? text : `(${text})`} && { ${property} })`;
}

/** The `region` property where it is read from the object that has it, such as `clientConfig.region`; likewise. */
export function regionAt(path: string, { value }: TSESTree.Property, tree: SyntaxTree): string {
  return mayBeUndefined(value, tree) ? `...(${path} && { region: ${path} })` : `region: ${path}`;
}
