import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "./expressions.ts";
import { isFresh } from "./fresh.ts";
import { nameOfParameter } from "./parameters.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { collect } from "./walk.ts";
import { isChangedByCall, isWritten } from "./writes.ts";

/** What the file gives to a field: an object made there, or something else. The name is undefined where it may be any. */
interface Gift {
  readonly name: string | undefined;
  readonly isFresh: boolean;
}

const ownByProgram = new WeakMap<TSESTree.Program, ReadonlySet<string | undefined>>();

/** Whether an expression is `this.name` of a class, which the file only ever gives objects made there: what is written into it changes no other one. */
export function isFieldMadeHere(node: TSESTree.Node, tree: SyntaxTree): boolean {
  if (node.type !== "MemberExpression" || !isOfClass(node.object)) return false;
  const own = ownByProgram.get(tree.ast) ?? ownIn(tree);
  ownByProgram.set(tree.ast, own);
  return own.has(keyName(node.property, node.computed, tree));
}

/** The names of fields that are given objects made in the file and nothing else. What the file never gives is another file's. */
function ownIn(tree: SyntaxTree): ReadonlySet<string | undefined> {
  const gifts = collect(tree, (node) => giftsAt(node, tree));
  const spoiled = new Set(gifts.filter((gift) => !gift.isFresh).map(({ name }) => name));
  return new Set(spoiled.has(undefined) ? [] : gifts.map(({ name }) => name).filter((name) => !spoiled.has(name)));
}

function giftsAt(node: TSESTree.Node, tree: SyntaxTree): readonly Gift[] {
  const { parent } = node;
  switch (node.type) {
    case "ThisExpression":
      return parent && isChangedByCall(node, parent) ? [{ name: undefined, isFresh: false }] : [];
    case "MemberExpression":
      return parent && isWritten(node, parent)
        ? [{ name: keyName(node.property, node.computed, tree), isFresh: isGivenFresh(parent, tree) }]
        : [];
    case "PropertyDefinition":
      return node.value
        ? [{ name: keyName(node.key, node.computed, tree), isFresh: isFresh(unwrap(node.value), tree) }]
        : [];
    case "AccessorProperty":
      return [{ name: keyName(node.key, node.computed, tree), isFresh: false }];
    case "MethodDefinition":
      return node.kind === "constructor" ? [] : [{ name: keyName(node.key, node.computed, tree), isFresh: false }];
    case "TSParameterProperty":
      return [{ name: nameOfParameter(node), isFresh: false }];
    default:
      return [];
  }
}

function isGivenFresh(write: TSESTree.Node, tree: SyntaxTree): boolean {
  return write.type === "AssignmentExpression" && write.operator === "=" && isFresh(unwrap(write.right), tree);
}

/** Whether `this` is an instance of a class, and no object with a method. */
export function isOfClass(node: TSESTree.Node): boolean {
  if (node.type !== "ThisExpression") return false;
  for (let inner: TSESTree.Node = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === "PropertyDefinition" || parent.type === "MethodDefinition" || parent.type === "StaticBlock")
      return true;
    if (parent.type === "FunctionDeclaration") return false;
    if (parent.type === "FunctionExpression" && parent.parent.type !== "MethodDefinition") return false;
  }
  return false;
}
