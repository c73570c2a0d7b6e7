import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { isNeverRewritten, variableOf } from "../analysis/variables.ts";
import { nodesOf } from "../analysis/walk.ts";
import { hasSideEffects } from "./region-value.ts";

/**
 * Whether a property can move to another place within `whole` and nothing can tell: what it passes does nothing that it sees, and
 * it does nothing that what it passes sees.
 */
export function keepsOrder(moved: TSESTree.Property, place: number, whole: TSESTree.Node, tree: SyntaxTree): boolean {
  const value = moved.value;
  if (isConstant(value, tree)) return true;
  const [start, end] = moved.range;
  const [from, to] = place < start ? [place, start] : [end, place];
  const acts = hasSideEffects(value, tree);
  return [...nodesOf(whole, tree, isBetween)].filter(isBetween).every((passed) => {
    const other =
      passed.type === "SpreadElement" ? passed.argument : passed.type === "Property" ? passed.value : passed;
    return isConstant(other, tree) || (!acts && !hasSideEffects(other, tree));
  });

  function isBetween({ type, range }: TSESTree.Node): boolean {
    return (type === "Property" || type === "SpreadElement") && range[0] >= from && range[1] <= to;
  }
}

const constants = new Set(["Literal", "FunctionExpression", "ArrowFunctionExpression", "TemplateElement"]);
const made = new Set([
  "ObjectExpression",
  "ArrayExpression",
  "Property",
  "TemplateLiteral",
  "ConditionalExpression",
  "LogicalExpression",
]);

/** Whether an expression is the same whenever it is evaluated, and does nothing: made of literals and names that are never written again. */
export function isConstant(node: TSESTree.Node, tree: SyntaxTree): boolean {
  const isLeaf = ({ type }: TSESTree.Node): boolean => !made.has(type);
  return [...nodesOf(node, tree, isLeaf)].filter(isLeaf).every((leaf) => {
    if (leaf.type !== "Identifier") return constants.has(leaf.type);
    if (leaf.parent.type === "Property" && leaf.parent.key === leaf && !leaf.parent.computed) return true;
    const variable = variableOf(leaf, tree);
    return variable === undefined ? leaf.name === "undefined" : isNeverRewritten(variable);
  });
}
