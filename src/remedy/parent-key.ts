import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";

/** `parentClientConfig` in the place of a key: in its quotes, or in quotes where it is computed. */
export function parentKey({ key, computed }: TSESTree.Property, tree: SyntaxTree): string {
  const isQuoted = key.type === "Literal";
  const quote = isQuoted ? tree.text.slice(key.range[0], key.range[0] + 1) : '"';
  return isQuoted || computed ? `${quote}parentClientConfig${quote}` : "parentClientConfig";
}

/** `parentClientConfig` as the key of a sibling: in quotes where the other is. */
export function siblingKey(property: TSESTree.Property, tree: SyntaxTree): string {
  return property.computed ? "parentClientConfig" : parentKey(property, tree);
}
