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
  const test = tree.text.slice(...tested.range);
  const isSimple = /^(?:Identifier|MemberExpression|ChainExpression)$/u.test(tested.type);
  // `region!` says nothing more where it was tested.
  const region = value.type === "TSNonNullExpression" ? withValue(property, test, tree) : text;
  return `...(${isSimple ? test : `(${test})`} && { ${region} })`;
}

function withValue({ range, value }: TSESTree.Property, text: string, tree: SyntaxTree): string {
  return tree.text.slice(range[0], value.range[0]) + text + tree.text.slice(value.range[1], range[1]);
}

/** The `region` property where it is read from the object that has it, such as `clientConfig.region`; likewise. */
export function regionAt(path: string, { value }: TSESTree.Property, tree: SyntaxTree): string {
  return mayBeUndefined(value, tree) ? `...(${path} && { region: ${path} })` : `region: ${path}`;
}
