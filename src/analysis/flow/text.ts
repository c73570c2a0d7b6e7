import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";
import { evaluate } from "./evaluate.ts";
import { nothingGiven, outermost, startFlow } from "./values.ts";

/** The text that an expression is on every path; undefined where it is none, or not always the same. */
export function textOnEveryPath(node: TSESTree.Node, steps: number, tree: SyntaxTree): string | undefined {
  const values = evaluate({ node, env: outermost }, nothingGiven, startFlow(tree, steps)).map(({ value }) => value);
  const [first] = values;
  if (first?.kind !== "text") return undefined;
  return values.every((value) => value.kind === "text" && value.text === first.text) ? first.text : undefined;
}
