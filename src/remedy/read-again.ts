import type { TSESTree } from "@typescript-eslint/types";
import { ownerOf } from "../analysis/flow/owners.ts";
import { unwrap } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { referenceText } from "./own-object.ts";

/** The text of a name, or of a field of `this`, that may be read a second time: no getter, and under no type of its own. */
export function readAgain(node: TSESTree.Node, tree: SyntaxTree): string | undefined {
  return unwrap(node) === node && !isGetter(node) ? referenceText(node, tree) : undefined;
}

function isGetter(node: TSESTree.Node): boolean {
  if (node.type !== "MemberExpression") return false;
  if (node.object.type !== "ThisExpression" || !("name" in node.property)) return isGetter(node.object);
  const { name } = node.property;
  const members = ownerOf(node.object)?.body.body ?? [];
  return members.some(
    (member) => member.type === "MethodDefinition" && "name" in member.key && member.key.name === name,
  );
}
