import type { TSESTree } from "@typescript-eslint/types";
import { stringValue } from "../analysis/expressions.ts";
import { isFunctionNode } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { mayBeUndefined } from "./region-value.ts";

/** Whether something is done only where the same expression was found to hold: `region && { clientConfig: { region } }`. */
export function isTested(place: TSESTree.Node, value: TSESTree.Node, tree: SyntaxTree): boolean {
  for (let node = place; node.parent && !isFunctionNode(node); node = node.parent) {
    const test = testBefore(node, node.parent);
    if (test && tree.text.slice(...test.range) === tree.text.slice(...value.range)) return true;
  }
  return false;
}

function testBefore(node: TSESTree.Node, parent: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type === "LogicalExpression") {
    return parent.operator === "&&" && parent.right === node ? parent.left : undefined;
  }
  const isChoice = parent.type === "ConditionalExpression" || parent.type === "IfStatement";
  return isChoice && parent.consequent === node ? parent.test : undefined;
}

/**
 * Whether a region that is written is one: the source does not show that it may be undefined there, or empty. `isSole` where no
 * other is there, so that `??=` writes it too.
 */
export function isSurelyWritten(write: TSESTree.Node, tree: SyntaxTree, isSole = false): boolean {
  const isAssignment = write.type === "AssignmentExpression" && (write.operator === "=" || isSole);
  const value = isAssignment ? write.right : write.type === "Property" ? write.value : undefined;
  if (value === undefined || stringValue(value, tree) === "") return false;
  return !mayBeUndefined(value, tree) || isTested(write, value, tree);
}
