import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "./expressions.ts";

const typed = /^(?:TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion|ChainExpression)$/u;

/** `v.a.b` around `v`, with what changes nothing at run time. */
export function wholeMember(identifier: TSESTree.Node): TSESTree.Node {
  let place = identifier;
  for (let parent = place.parent; parent; parent = place.parent) {
    const isMember = parent.type === "MemberExpression" && parent.object === place;
    if (!isMember && !typed.test(parent.type)) break;
    place = parent;
  }
  return place;
}

/** How many members lead from `v` to `v.a.b`. */
export function depthOf(inner: TSESTree.Node, place: TSESTree.Node): number {
  let depth = 0;
  for (let node = inner; node !== place && node.parent; node = node.parent) {
    if (node.parent.type === "MemberExpression") depth += 1;
  }
  return depth;
}

export function isWritten(place: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForOfStatement":
    case "ForInStatement":
      return parent.left === place;
    case "UpdateExpression":
    case "ArrayPattern":
    case "RestElement":
      return true;
    case "Property":
      return parent.parent.type === "ObjectPattern" && parent.value === place;
    default:
      return parent.type === "UnaryExpression" && parent.operator === "delete";
  }
}

/** Whether something is written into what a name leads to: `v.a = …`, `Object.assign(v, …)`. */
export function isWrittenBelow(identifier: TSESTree.Node): boolean {
  const place = wholeMember(identifier);
  if (place.parent === undefined) return false;
  return (place !== identifier && isWritten(place, place.parent)) || isChangedByCall(place, place.parent);
}

const changers =
  /^(?:Object\.(?:assign|definePropert(?:y|ies)|setPrototypeOf)|Reflect\.(?:set|defineProperty|deleteProperty|setPrototypeOf))$/u;

/** Whether what has that name, as `globalName` gives it, changes what it is given. */
export function isChanger(name: string): boolean {
  return changers.test(name);
}

/** `Object.assign(v, …)` and its kin, `Reflect.set({}, "name", value, v)`, `v.__defineGetter__(…)`. */
export function isChangedByCall(place: TSESTree.Node, call: TSESTree.Node): boolean {
  if (call.type !== "CallExpression") return false;
  if (call.callee === place) return /^__define[GS]etter__$/u.test(lastName(place));
  const [first, , , receiver] = call.arguments;
  if (first === place) return isChanger(calledOnGlobal(call));
  return receiver === place && calledOnGlobal(call) === "Reflect.set";
}

const fixers = /^Object\.(?:freeze|seal|preventExtensions)$/u;

/** `Object.freeze(v)` and its kin: what is written later is not, or throws. */
export function isFixedByCall(place: TSESTree.Node, call: TSESTree.Node): boolean {
  return call.type === "CallExpression" && call.arguments[0] === place && fixers.test(calledOnGlobal(call));
}

/** `Object.assign` of `Object.assign(…)`; empty where something else is called. */
export function calledOnGlobal({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): string {
  return globalName(callee);
}

const globalObjects = /^(?:globalThis|global|window|self)$/u;

/** `Object.assign` of that expression, of `Object["assign"]` and of `globalThis.Object.assign`; empty for any other. */
export function globalName(node: TSESTree.Node): string {
  if (node.type !== "MemberExpression") return "";
  const object = unwrap(node.object);
  const isOfGlobalObject =
    object.type === "MemberExpression" && object.object.type === "Identifier" && globalObjects.test(object.object.name);
  const owner = object.type === "Identifier" || isOfGlobalObject ? lastName(object) : "";
  const name = lastName(node);
  return owner && name && `${owner}.${name}`;
}

/** The name that an expression ends in: `b` of `b`, `a.b` and `a["b"]`; empty where it ends in none. */
export function lastName(node: TSESTree.Node): string {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression") return "";
  const { property, computed } = node;
  if (property.type === "Identifier") return computed ? "" : property.name;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : "";
}
