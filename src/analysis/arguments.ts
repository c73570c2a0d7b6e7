// What a function does to its parameters by the name `arguments`.
import type { TSESTree } from "@typescript-eslint/types";
import { isOfFile } from "./of-file.ts";
import { isStrict } from "./strict.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { isWritten } from "./writes.ts";

/** Whether a function names its `arguments` for anything but their number. */
export function namesArguments(fn: TSESTree.Node, tree: SyntaxTree): boolean {
  return namesIn(fn, tree).some(({ parent }) => !isLength(parent));
}

/**
 * Whether a function may give its parameters other values by `arguments[0] = …`, or by handing `arguments` on: that works in code
 * that is not strict, where all parameters are plain names.
 */
export function rewritesParameters(fn: TSESTree.Node, tree: SyntaxTree): boolean {
  if (namesIn(fn, tree).every((name) => isOnlyRead(name, tree))) return false;
  return "params" in fn && fn.params.every(({ type }) => type === "Identifier") && !isStrict(fn);
}

function namesIn(fn: TSESTree.Node, tree: SyntaxTree): readonly TSESTree.Node[] {
  const variable = tree.scopeManager.acquire(fn, true)?.set.get("arguments");
  return variable?.defs.length === 0 ? variable.references.map(({ identifier }) => identifier) : [];
}

function isOnlyRead(name: TSESTree.Node, tree: SyntaxTree): boolean {
  const { parent } = name;
  switch (parent?.type) {
    case "SpreadElement":
      return true;
    case "MemberExpression":
      return isLength(parent) || !isWritten(parent, parent.parent);
    case "CallExpression":
      return isApply(parent.callee) || !isOfFile(parent.callee, tree);
    default:
      return false;
  }
}

function isLength(parent: TSESTree.Node | undefined): boolean {
  return parent?.type === "MemberExpression" && isNamed(parent, "length");
}

/** `f.apply(it, arguments)` reads them. */
function isApply(callee: TSESTree.Node): boolean {
  return callee.type === "MemberExpression" && isNamed(callee, "apply");
}

function isNamed({ property, computed }: TSESTree.MemberExpression, name: string): boolean {
  return !computed && property.type === "Identifier" && property.name === name;
}
