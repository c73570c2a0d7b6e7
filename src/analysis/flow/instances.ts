import type { TSESTree } from "@typescript-eslint/types";
import { changesElsewhere } from "../aliases.ts";
import { follow, keyName, stringValue } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { variableOf, visibleVariable } from "../variables.ts";
import { nodesOf } from "../walk.ts";
import { calledOnGlobal, isChangedByCall, isWrittenBelow } from "../writes.ts";
import { memberName } from "./objects.ts";

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
  const isMade = follow(node, tree).type === "NewExpression" || instancesMade(body, tree).length > 0;
  return isMade && mayBeInstance(node, body, tree);
}

/** Names by which a file has instances of a class, where it changes what they have by one name by another: `const { name } = instance`. */
export function changedInstances(body: TSESTree.ClassBody, name: string, tree: SyntaxTree): readonly TSESTree.Node[] {
  return instancesMade(body, tree)
    .flatMap((made) => namesOf(made, tree))
    .filter((instance) => {
      const { parent } = instance;
      if (parent?.type !== "MemberExpression" || parent.object !== instance) return changesElsewhere(instance, tree);
      const key = memberName(parent, tree);
      return (key === undefined || key === name) && (isWrittenBelow(instance) || changesElsewhere(instance, tree));
    });
}

/** Where a variable that is given a value is read. */
function namesOf({ parent }: TSESTree.Node, tree: SyntaxTree): readonly TSESTree.Node[] {
  const name =
    parent?.type === "VariableDeclarator" ? parent.id : parent?.type === "AssignmentExpression" ? parent.left : parent;
  const variable = name?.type === "Identifier" ? visibleVariable(name.name, name, tree) : undefined;
  return variable?.references.flatMap((one) => (one.isRead() ? [one.identifier] : [])) ?? [];
}

function instancesMade({ parent }: TSESTree.ClassBody, tree: SyntaxTree): readonly TSESTree.NewExpression[] {
  const [variable] = parent.id ? tree.scopeManager.getDeclaredVariables(parent) : [];
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const made: TSESTree.Node = identifier.parent;
    return made.type === "NewExpression" && made.callee === identifier ? [made] : [];
  });
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
