import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { isWrittenBelow } from "./writes.ts";

/** `return name` of a function in which the object is made, and that keeps nothing of it: who calls it has one of his own. */
export function isOfOneCall(returning: TSESTree.Node, origin: Variable | undefined): boolean {
  let fn: TSESTree.Node | undefined = returning;
  while (fn && !fn.type.includes("Function")) fn = fn.parent;
  const made = origin?.defs[0]?.name;
  if (!fn || !made || made.range[0] < fn.range[0] || fn.range[1] < made.range[1]) return false;
  return origin.references.every(
    ({ identifier, init }) => init === true || isWrittenBelow(identifier) || isReturned(identifier),
  );
}

/** Whether a name is part of what is returned, and of no call or function there. */
function isReturned(name: TSESTree.Node): boolean {
  for (let node = name; node.parent; node = node.parent) {
    const { type } = node.parent;
    if (type === "ReturnStatement") return true;
    if (type === "ArrowFunctionExpression") return node.parent.body === node;
    if (type.includes("Function") || type === "CallExpression" || type === "NewExpression") return false;
  }
  return false;
}
