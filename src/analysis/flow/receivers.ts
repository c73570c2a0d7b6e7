import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "../expressions.ts";
import { isOfFile } from "../of-file.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { isNeverRewritten } from "../variables.ts";
import { nodesOf } from "../walk.ts";
import { calledOnGlobal } from "../writes.ts";
import { evaluate } from "./evaluate.ts";
import { valuesHeld } from "./holders.ts";
import { memberName } from "./objects.ts";
import { isFunctionNode, unknown, type Alternative, type Env, type Flow, type Given } from "./values.ts";

/** A method or an accessor of an object literal. */
interface Method {
  readonly member: TSESTree.Property;
  readonly object: TSESTree.ObjectExpression;
}

/**
 * The values of `this` in a method of an object literal: the object, where a variable holds it and the file shows that the method
 * is called on it alone, else unknown. Undefined where `this` is something else.
 */
export function valuesOfThis(
  node: TSESTree.ThisExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] | undefined {
  const method = methodAround(node);
  if (!method) return undefined;
  const { object } = method;
  const variable = variableHolding(object, flow.tree);
  const selves = selvesIn(object, flow.tree);
  const names = [...(variable?.references.map(({ identifier }) => identifier) ?? []), ...selves];
  if (!variable || !names.every((name) => isReceiver(name, method, flow.tree)))
    return [unknown("notAnObjectLiteral", given)];
  const references = names.filter((name) => !isDeclared(name));
  const holder = { references, reader: node, declaration: variable.identifiers[0] ?? object };
  return valuesHeld(holder, (then) => evaluate({ node: object, env }, then, flow), env, given, flow);
}

/** Up from `this` to the method that it belongs to; arrow functions have none of their own. */
function methodAround(node: TSESTree.Node): Method | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === "PropertyDefinition" || parent.type === "StaticBlock") return undefined;
    if (!isFunctionNode(parent) || parent.type === "ArrowFunctionExpression") continue;
    const member = parent.parent;
    return member.type === "Property" && member.value === parent && member.parent.type === "ObjectExpression"
      ? { member, object: member.parent }
      : undefined;
  }
  return undefined;
}

/** Every `this` in the methods of an object. */
function selvesIn(object: TSESTree.ObjectExpression, tree: SyntaxTree): readonly TSESTree.Node[] {
  return [...nodesOf(object, tree)].filter(
    (node) => node.type === "ThisExpression" && methodAround(node)?.object === object,
  );
}

/** The variable that is made with an object and never holds another one. */
function variableHolding(object: TSESTree.ObjectExpression, tree: SyntaxTree): Variable | undefined {
  let whole: TSESTree.Node = object;
  while (whole.parent && unwrap(whole.parent) === object) whole = whole.parent;
  const declarator = whole.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  const [variable] = tree.scopeManager.getDeclaredVariables(declarator);
  return variable && isNeverRewritten(variable) ? variable : undefined;
}

function isDeclared(name: TSESTree.Node): boolean {
  return name.parent?.type === "VariableDeclarator" && name.parent.id === name;
}

/** Whether a name for the object lets its method be called on nothing else. */
function isReceiver(name: TSESTree.Node, { member }: Method, tree: SyntaxTree): boolean {
  const { parent } = name;
  switch (parent?.type) {
    case "MemberExpression": {
      if (parent.object !== name) return false;
      const key = memberName(parent, tree);
      const isOther = key !== undefined && key !== keyName(member.key, member.computed, tree);
      return (
        isOther || member.kind === "get" || (parent.parent.type === "CallExpression" && parent.parent.callee === parent)
      );
    }
    case "CallExpression":
      return (
        parent.callee !== name &&
        !isOfFile(parent.callee, tree) &&
        !/^(?:Object|Reflect)\./u.test(calledOnGlobal(parent))
      );
    default:
      return isDeclared(name) || /^Export(?:Specifier|DefaultDeclaration)$/u.test(parent?.type ?? "");
  }
}
