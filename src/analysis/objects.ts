import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { isNullish, keyName, stepBehind, unwrap } from "./expressions.ts";
import { isMutated } from "./aliases.ts";
import { isShared, variableOf } from "./variables.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** Why an object or a property cannot be known from the source. */
export type UnknownReason =
  "notAnObjectLiteral" | "changedLater" | "spread" | "computedKey" | "spreadArguments" | "tooManyPaths";

/** An object as the source writes it, and the variables through which it was come to. */
export interface ObjectLiteral {
  readonly kind: "object";
  readonly node: TSESTree.ObjectExpression;
  readonly via: readonly Variable[];
}

export interface Unknown {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
}

export type ObjectValue = ObjectLiteral | { readonly kind: "nullish" } | Unknown;

/** A property and the object that has it, which is another one than was asked when it came through a spread. */
export interface FoundProperty {
  readonly kind: "found";
  readonly property: TSESTree.Property;
  readonly object: ObjectLiteral;
}

export type PropertyLookup = FoundProperty | { readonly kind: "absent" } | Unknown;

/** What an expression leads to through names written once, and those names. */
export interface Traced {
  readonly node: TSESTree.Node;
  readonly via: readonly Variable[];
}

/** More names than this lead nowhere in code that people write, and in other code they lead there too often. */
const maxNames = 10;

/** Follows names and keeps them; undefined where they lead in a circle, or too far. */
export function trace(node: TSESTree.Node, tree: SyntaxTree, via: readonly Variable[] = []): Traced | undefined {
  const value = unwrap(node);
  const step = stepBehind(value, tree);
  const variable = step && variableOf(step.name, tree);
  if (!variable) return { node: value, via };
  return via.includes(variable) || via.length >= maxNames ? undefined : trace(step.init, tree, [...via, variable]);
}

/**
 * The object that an expression evaluates to: a literal, or a name written once that holds one and that nothing changes.
 * `via` are the names that led to the expression: who else reads one of them can read the object too.
 */
export function objectOf(node: TSESTree.Node, tree: SyntaxTree, via: readonly Variable[] = []): ObjectValue {
  const traced = trace(node, tree, via);
  if (traced && isNullish(traced.node, tree)) return { kind: "nullish" };
  if (traced?.node.type !== "ObjectExpression") return { kind: "unknown", reason: "notAnObjectLiteral" };
  if (traced.via.some((variable) => isMutated(variable, tree))) return { kind: "unknown", reason: "changedLater" };
  return { kind: "object", node: traced.node, via: traced.via };
}

/** Whether something else reads the object too, so that it must not be edited in place. */
export function isSharedObject(object: ObjectLiteral): boolean {
  return object.via.some(isShared);
}

/**
 * The property that decides: the last of that name, a spread's included. Unknown where something that cannot be read may
 * come after it. `without` is taken to be gone already; what is spread again and again is looked through once (`absentIn`).
 */
export function propertyOf(
  object: ObjectLiteral,
  name: string,
  tree: SyntaxTree,
  without?: TSESTree.Property,
  absentIn = new Set<TSESTree.ObjectExpression>(),
): PropertyLookup {
  for (const member of object.node.properties.toReversed()) {
    if (member === without) continue;
    const lookup =
      member.type === "SpreadElement"
        ? spreadProperty(member.argument, object, name, tree, without, absentIn)
        : ownProperty(member, object, name, tree);
    if (lookup.kind !== "absent") return lookup;
  }
  absentIn.add(object.node);
  return { kind: "absent" };
}

/** All properties of that name which the literal itself has, first to last. */
export function ownProperties(object: ObjectLiteral, name: string, tree: SyntaxTree): TSESTree.Property[] {
  return object.node.properties.filter(
    (member): member is TSESTree.Property =>
      member.type === "Property" && keyName(member.key, member.computed, tree) === name,
  );
}

function ownProperty(member: TSESTree.Property, object: ObjectLiteral, name: string, tree: SyntaxTree): PropertyLookup {
  const key = keyName(member.key, member.computed, tree);
  if (key === undefined) return { kind: "unknown", reason: "computedKey" };
  if (isPrototype(member)) return { kind: "unknown", reason: "spread" };
  if (member.kind === "set" && hasGetter(object.node, key, tree)) return { kind: "absent" };
  return key === name ? { kind: "found", property: member, object } : { kind: "absent" };
}

/** `{ __proto__: others }` */
export function isPrototype({ key, computed, shorthand, method }: TSESTree.Property): boolean {
  if (computed || shorthand || method) return false;
  return key.type === "Identifier" ? key.name === "__proto__" : key.type === "Literal" && key.value === "__proto__";
}

/** Whether what is set by a name is got by it, too. */
export function hasGetter(object: TSESTree.ObjectExpression, name: string, tree: SyntaxTree): boolean {
  return object.properties.some(
    (member) =>
      member.type === "Property" && member.kind === "get" && keyName(member.key, member.computed, tree) === name,
  );
}

/** A property that only one of a spread's branches brings is not known. */
function spreadProperty(
  argument: TSESTree.Node,
  object: ObjectLiteral,
  name: string,
  tree: SyntaxTree,
  without: TSESTree.Property | undefined,
  absentIn: Set<TSESTree.ObjectExpression>,
): PropertyLookup {
  const branches = branchesOf(unwrap(argument));
  if (branches) {
    const isAbsent = branches.every(
      (branch) => spreadProperty(branch, object, name, tree, without, absentIn).kind === "absent",
    );
    return isAbsent ? { kind: "absent" } : { kind: "unknown", reason: "spread" };
  }
  const source = objectOf(argument, tree, object.via);
  if (source.kind === "nullish") return { kind: "absent" };
  if (source.kind === "unknown") return { kind: "unknown", reason: "spread" };
  if (absentIn.has(source.node)) return { kind: "absent" };
  return propertyOf(source, name, tree, without, absentIn);
}

/** Both branches of `a ? b : c`, both sides of `a ?? b`; of `a && b` only `b`, for what else it may be spreads nothing. */
function branchesOf(node: TSESTree.Node): TSESTree.Node[] | undefined {
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate];
  if (node.type !== "LogicalExpression") return undefined;
  return node.operator === "&&" ? [node.right] : [node.left, node.right];
}
