import type { TSESTree } from "@typescript-eslint/types";
import { isNullish, keyName, unwrap } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { soleDeclarator, variableOf } from "../analysis/variables.ts";
import { nodesOf } from "../analysis/walk.ts";

const acts = new Set([
  "CallExpression",
  "NewExpression",
  "AwaitExpression",
  "YieldExpression",
  "AssignmentExpression",
  "UpdateExpression",
  "TaggedTemplateExpression",
  "ImportExpression",
]);
const functions = new Set(["FunctionExpression", "ArrowFunctionExpression"]);

/** Whether evaluating an expression may do something beside giving a value, so that it must run just as often as before. */
export function hasSideEffects(node: TSESTree.Node, tree: SyntaxTree): boolean {
  for (const inner of nodesOf(node, tree, ({ type }) => functions.has(type))) {
    if (acts.has(inner.type) || (inner.type === "UnaryExpression" && inner.operator === "delete")) return true;
  }
  return false;
}

/**
 * Whether the source itself shows that a value may be undefined: an environment variable, an optional chain, an optional
 * parameter, a fallback or a branch that is undefined. What merely has no visible type is taken to be there.
 */
export function mayBeUndefined(node: TSESTree.Node, tree: SyntaxTree): boolean {
  if (node.type === "ChainExpression" || isNullish(node, tree)) return true;
  const value = unwrap(node);
  switch (value.type) {
    case "MemberExpression":
      return isEnvironment(value.object, tree);
    case "ConditionalExpression":
      return mayBeUndefined(value.consequent, tree) || mayBeUndefined(value.alternate, tree);
    case "LogicalExpression":
      return value.operator === "&&" || mayBeUndefined(value.right, tree);
    case "Identifier":
      return isOptional(value, tree);
    default:
      return false;
  }
}

/** `process.env`, `import.meta.env` */
function isEnvironment(node: TSESTree.Expression, tree: SyntaxTree): boolean {
  const object = unwrap(node);
  return object.type === "MemberExpression" && keyName(object.property, object.computed, tree) === "env";
}

function isOptional(name: TSESTree.Identifier, tree: SyntaxTree): boolean {
  const variable = variableOf(name, tree);
  const declared = variable?.identifiers[0];
  if (!variable || declared?.type !== "Identifier") return false;
  if (declared.optional || allowsUndefined(declared.typeAnnotation?.typeAnnotation)) return true;
  const init = soleDeclarator(variable)?.init;
  return (
    init !== undefined && init !== null && declared.parent.type === "VariableDeclarator" && mayBeUndefined(init, tree)
  );
}

function allowsUndefined(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === "TSUnionType" &&
    type.types.some((member) => member.type === "TSUndefinedKeyword" || member.type === "TSNullKeyword")
  );
}
