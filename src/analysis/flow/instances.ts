import type { TSESTree } from "@typescript-eslint/types";
import { follow, keyName, stringValue } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { variableOf } from "../variables.ts";
import { nodesOf } from "../walk.ts";
import { calledOnGlobal, isChangedByCall } from "../writes.ts";

const changedByProgram = new WeakMap<TSESTree.Program, readonly TSESTree.CallExpression[]>();

/** What calls such as `Object.assign(instance, { name })` may give a field of that name to, where that may be an instance of a class. */
export function changesByCall(body: TSESTree.ClassBody, name: string, tree: SyntaxTree): readonly TSESTree.Node[] {
  return callsThatChange(tree).flatMap((call) => {
    const [target] = call.arguments;
    return target && mayBeInstance(target, body, tree) && mayBring(name, call, tree) ? [target] : [];
  });
}

function callsThatChange(tree: SyntaxTree): readonly TSESTree.CallExpression[] {
  const known =
    changedByProgram.get(tree.ast) ??
    [...nodesOf(tree.ast, tree)].flatMap((node) =>
      node.type === "CallExpression" && node.arguments[0] && isChangedByCall(node.arguments[0], node) ? [node] : [],
    );
  changedByProgram.set(tree.ast, known);
  return known;
}

/** Whether an expression may be an instance of a class that the file itself makes. */
export function mayBeInstanceMadeHere(node: TSESTree.Node, body: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const isMade = follow(node, tree).type === "NewExpression" || isInstantiated(body, tree);
  return isMade && mayBeInstance(node, body, tree);
}

function isInstantiated({ parent }: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const [variable] = tree.scopeManager.getDeclaredVariables(parent);
  return (
    variable?.references.some(
      ({ identifier }) => identifier.parent.type === "NewExpression" && identifier.parent.callee === identifier,
    ) ?? true
  );
}

/** Not what is a literal, and not an instance of another class. What a class does to `this` is looked at by itself. */
function mayBeInstance(node: TSESTree.Node, { parent: owner }: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const value = follow(node, tree);
  switch (value.type) {
    case "ThisExpression":
    case "ObjectExpression":
    case "ArrayExpression":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return false;
    case "NewExpression":
      return value.callee.type !== "Identifier" || variableOf(value.callee, tree)?.defs[0]?.node === owner;
    default:
      return true;
  }
}

function mayBring(name: string, call: TSESTree.CallExpression, tree: SyntaxTree): boolean {
  const [, ...others] = call.arguments;
  if (!/^Object\.(?:assign|definePropert(?:ies))$/u.test(calledOnGlobal(call))) {
    const key = others[0] && stringValue(others[0], tree);
    return key === undefined || key === name;
  }
  return others.some((source) => source.type !== "ObjectExpression" || source.properties.some(isNamedSo));

  function isNamedSo(member: TSESTree.ObjectLiteralElement): boolean {
    const key = member.type === "Property" ? keyName(member.key, member.computed, tree) : undefined;
    return key === undefined || key === name;
  }
}
