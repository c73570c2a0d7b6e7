import type { TSESTree } from "@typescript-eslint/types";
import { changesElsewhere, isChangedByTaker } from "../aliases.ts";
import { follow, keyName, stringValue } from "../expressions.ts";
import { isWrittenByStranger } from "../strangers.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { variableOf, visibleVariable } from "../variables.ts";
import { collect, nodesOf } from "../walk.ts";
import { calledOnGlobal, isChangedByCall, isWrittenBelow } from "../writes.ts";
import { classNamed, isAssigned, membersIn } from "./members.ts";

const changedByProgram = new WeakMap<TSESTree.Program, readonly TSESTree.CallExpression[]>();

/**
 * Where the file gives a field of a class something else by another name than `this` and the class's own, or where it may change
 * the object that the field has.
 */
export function changesOutside(body: TSESTree.ClassBody, name: string, tree: SyntaxTree): readonly TSESTree.Node[] {
  const named = membersOfOthers(name, tree).filter(({ object }) => classNamed(object, tree) !== body);
  const unnamed = membersOfOthers(undefined, tree).filter(
    ({ object }) => classNamed(object, tree) === body || (isElsewhere(body, tree) && mayBeInstance(object, body, tree)),
  );
  return [
    ...named.filter(isAssigned),
    ...unnamed.filter(isAssigned),
    ...listingsOf(body, tree),
    ...changesByCall(name, (target) => mayBeInstance(target, body, tree), tree),
    ...readingsOf(body, name, [...named, ...unnamed], tree),
  ];
}

const othersByProgram = new WeakMap<TSESTree.Program, Map<string | undefined, readonly TSESTree.MemberExpression[]>>();

/** Every member by a name, or by one that the file does not show, of anything but `this` of a method. As many ask as there are classes. */
function membersOfOthers(name: string | undefined, tree: SyntaxTree): readonly TSESTree.MemberExpression[] {
  const known = othersByProgram.get(tree.ast) ?? new Map<string | undefined, readonly TSESTree.MemberExpression[]>();
  othersByProgram.set(tree.ast, known);
  const members =
    known.get(name) ??
    (membersIn(tree.ast, tree).get(name) ?? []).filter(
      ({ object }) => object.type !== "ThisExpression" || isOfFunction(object),
    );
  known.set(name, members);
  return members;
}

/** Where what a field has gets another name, by which an option is written into it. */
function readingsOf(
  body: TSESTree.ClassBody,
  name: string,
  members: readonly TSESTree.MemberExpression[],
  tree: SyntaxTree,
): readonly TSESTree.Node[] {
  if (!isElsewhere(body, tree) || !isWrittenByStranger(undefined, tree)) return [];
  return [
    ...members.filter((member) => mayBeInstance(member.object, body, tree) && isChangedThere(member, tree)),
    ...patternsWith(name, tree).filter((pattern) => !isOfConstructor(pattern, body) && isChangedThere(pattern, tree)),
  ];
}

/** `Object.values(instance)`: where the file gets what all fields have, without a name, and writes an option somewhere. */
function listingsOf(body: TSESTree.ClassBody, tree: SyntaxTree): readonly TSESTree.Node[] {
  if (!isElsewhere(body, tree) || !isWrittenByStranger(undefined, tree)) return [];
  return ["values", "entries"].flatMap((name) =>
    (membersIn(tree.ast, tree).get(name) ?? []).flatMap(({ parent: call }) => {
      const listed = call.type === "CallExpression" ? call.arguments[0] : undefined;
      const isListing = call.type === "CallExpression" && calledOnGlobal(call) === `Object.${name}`;
      return isListing && listed && mayBeInstance(listed, body, tree) ? [listed] : [];
    }),
  );
}

const changedByNode = new WeakMap<TSESTree.Node, boolean>();

/** Whether what is read there is changed, straight or by a name that it gets. */
function isChangedThere(reading: TSESTree.MemberExpression | TSESTree.ObjectPattern, tree: SyntaxTree): boolean {
  const known =
    changedByNode.get(reading) ??
    (reading.type === "ObjectPattern"
      ? [...nodesOf(reading, tree)].some((inner) => isChangedTarget(inner, tree))
      : isWrittenBelow(reading) || changesElsewhere(reading, tree));
  changedByNode.set(reading, known);
  return known;
}

/** Whether a part of a pattern is a name by which something is changed, or puts it where it may be. */
function isChangedTarget(part: TSESTree.Node, tree: SyntaxTree): boolean {
  if (part.type !== "Identifier") return part.type === "MemberExpression";
  const variable = visibleVariable(part.name, part, tree);
  return variable !== undefined && isChangedByTaker(variable, tree);
}

const patternsByProgram = new WeakMap<TSESTree.Program, readonly TSESTree.ObjectPattern[]>();

/** Every `{ name }`, or `{ [key]: … }` that may be one, that takes something from an object. */
function patternsWith(name: string, tree: SyntaxTree): readonly TSESTree.ObjectPattern[] {
  const patterns =
    patternsByProgram.get(tree.ast) ?? collect(tree, (node) => (node.type === "ObjectPattern" ? [node] : []));
  patternsByProgram.set(tree.ast, patterns);
  return patterns.filter(({ properties }) =>
    properties.some((one) => one.type === "Property" && (keyName(one.key, one.computed, tree) ?? name) === name),
  );
}

/** Whether a pattern takes what a class is made with, or what is `this`. */
function isOfConstructor({ parent }: TSESTree.Node, body: TSESTree.ClassBody): boolean {
  const outer = parent?.type === "AssignmentPattern" ? parent.parent : parent;
  if (outer?.type === "VariableDeclarator") return outer.init?.type === "ThisExpression";
  return (
    outer?.parent?.type === "MethodDefinition" && outer.parent.kind === "constructor" && outer.parent.parent === body
  );
}

/** What calls such as `Object.assign(instance, { name })` may give a field of that name to. */
export function changesByCall(
  name: string,
  isMeant: (target: TSESTree.Node) => boolean,
  tree: SyntaxTree,
): readonly TSESTree.Node[] {
  return callsThatChange(tree).flatMap((call) => {
    const [target] = call.arguments;
    return target && isMeant(target) && mayBring(name, call, tree) ? [target] : [];
  });
}

/** So many calls are as much work to look at as a step. */
const changesOfStep = 16;

/** What it costs to look at every call of a file that changes what it is given. */
export function stepsOfChanges(tree: SyntaxTree): number {
  return Math.floor(callsThatChange(tree).length / changesOfStep);
}

function callsThatChange(tree: SyntaxTree): readonly TSESTree.CallExpression[] {
  const known =
    changedByProgram.get(tree.ast) ??
    collect(tree, (node) =>
      node.type === "CallExpression" && node.arguments[0] && isChangedByCall(node.arguments[0], node) ? [node] : [],
    );
  changedByProgram.set(tree.ast, known);
  return known;
}

/** Whether the file names a class for more than its members, as `new` does. */
function isElsewhere({ parent }: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const variables = parent.id ? tree.scopeManager.getDeclaredVariables(parent) : [];
  const isMore = ({ parent: outer }: TSESTree.Node): boolean =>
    outer !== undefined && !/^(?:Member|TS|Export)/u.test(outer.type);
  return variables.length === 0 || variables.some(({ references }) => references.some((one) => isMore(one.identifier)));
}

/** Not what is a literal, and not an instance of another class. What a class does to `this` is looked at by itself. */
function mayBeInstance(node: TSESTree.Node, { parent: owner }: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const value = follow(node, tree);
  switch (value.type) {
    case "ThisExpression":
      return isOfFunction(value);
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

/** Whether `this` is that of a function which is neither a method nor an arrow: it may be called on anything. */
function isOfFunction(node: TSESTree.ThisExpression): boolean {
  let inner: TSESTree.Node = node;
  while (inner.parent && !/^(?:Function|PropertyDefinition|StaticBlock)/u.test(inner.type)) inner = inner.parent;
  if (inner.type === "FunctionDeclaration") return true;
  return inner.type === "FunctionExpression" && !/^(?:MethodDefinition|Property)$/u.test(inner.parent.type);
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
