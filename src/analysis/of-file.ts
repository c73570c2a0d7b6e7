import type { TSESTree } from "@typescript-eslint/types";
import { importOf } from "./imports/import-of.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { variableOf } from "./variables.ts";

/** Whether what is called may be a function of the file, or keep what it is given. */
export function isOfFile(callee: TSESTree.Node, tree: SyntaxTree): boolean {
  let root = callee;
  while (root.type === "MemberExpression") root = root.object;
  if (root.type !== "Identifier") return true;
  return (variableOf(root, tree)?.defs.length ?? 0) > 0 && importOf(root, tree) === undefined;
}
