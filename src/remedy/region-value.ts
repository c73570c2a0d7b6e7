import type { TSESTree } from "@typescript-eslint/types";
import { follow, isNullish, keyName, unwrap } from "../analysis/expressions.ts";
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

/** A value that so many others may be the value of may be anything. */
const maxSeen = 100;

/**
 * Whether the source itself shows that a value may be undefined: an environment variable, an optional chain, an optional
 * parameter, a fallback or a branch that is undefined. What merely has no visible type is taken to be there.
 */
export function mayBeUndefined(node: TSESTree.Node, tree: SyntaxTree, seen = new Set<TSESTree.Node>()): boolean {
  if (node.type === "ChainExpression" || isNullish(node, tree)) return true;
  const value = unwrap(node);
  if (seen.has(value)) return false;
  if (seen.size >= maxSeen) return true;
  seen.add(value);
  const may = (next: TSESTree.Node): boolean => mayBeUndefined(next, tree, seen);
  switch (value.type) {
    case "MemberExpression":
      return isEnvironment(value.object, tree);
    case "ConditionalExpression":
      return may(value.consequent) || may(value.alternate);
    case "LogicalExpression":
      return value.operator === "&&" || may(value.right);
    case "Identifier":
      return isOptional(value, tree, may);
    default:
      return false;
  }
}

/** `process.env`, `import.meta.env`, or a name for one of them. */
export function isEnvironment(node: TSESTree.Node, tree: SyntaxTree): boolean {
  const object = follow(node, tree);
  return object.type === "MemberExpression" && keyName(object.property, object.computed, tree) === "env";
}

function isOptional(name: TSESTree.Identifier, tree: SyntaxTree, may: (node: TSESTree.Node) => boolean): boolean {
  const variable = variableOf(name, tree);
  const declared = variable?.identifiers[0];
  if (!variable || declared?.type !== "Identifier") return false;
  if (declared.optional || allowsUndefined(declared.typeAnnotation?.typeAnnotation)) return true;
  const init = soleDeclarator(variable)?.init;
  if (!init) return false;
  // `const { AWS_REGION } = process.env`, without a fallback.
  const isTakenOut = declared.parent.type === "Property" && declared.parent.value === declared;
  return isTakenOut ? isEnvironment(init, tree) : declared.parent.type === "VariableDeclarator" && may(init);
}

/** Whether a type says that a value may be undefined, or null. */
export function allowsUndefined(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === "TSUnionType" &&
    type.types.some((member) => member.type === "TSUndefinedKeyword" || member.type === "TSNullKeyword")
  );
}
