import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";
import { allValuesOf } from "./evaluate.ts";
import { startFlow } from "./values.ts";

/** The text that an expression is on every path; undefined where it is none, or not always the same. */
export function textOnEveryPath(node: TSESTree.Node, steps: number, tree: SyntaxTree): string | undefined {
  const values = allValuesOf(node, startFlow(tree, steps)).map(({ value }) => value);
  const [first] = values;
  if (first?.kind !== "text") return undefined;
  return values.every((value) => value.kind === "text" && value.text === first.text) ? first.text : undefined;
}
