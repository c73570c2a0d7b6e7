import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "./expressions.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { nodesOf } from "./walk.ts";
import { isChangedByCall, isWritten } from "./writes.ts";

const fresh = new Set(["ObjectExpression", "ArrayExpression", "NewExpression"]);

/** Whether an expression makes an object that has no other name. */
export function isFresh({ type }: TSESTree.Node): boolean {
  return fresh.has(type);
}

/** The names of fields that the file gives something else than an object made there; "any" where it may be all. */
type Spoiled = ReadonlySet<string> | "any";

const spoiledByProgram = new WeakMap<TSESTree.Program, Spoiled>();

/** Whether an expression is `this.name` of a class, which the file only ever gives objects made there: what is written into it changes no other one. */
export function isFieldMadeHere(node: TSESTree.Node, tree: SyntaxTree): boolean {
  if (node.type !== "MemberExpression" || !isOfClass(node.object)) return false;
  const name = keyName(node.property, node.computed, tree);
  const spoiled = spoiledByProgram.get(tree.ast) ?? spoiledIn(tree);
  spoiledByProgram.set(tree.ast, spoiled);
  return name !== undefined && spoiled !== "any" && !spoiled.has(name);
}

function spoiledIn(tree: SyntaxTree): Spoiled {
  const names = [...nodesOf(tree.ast, tree)].flatMap((node) => spoiledAt(node, tree));
  return names.includes(undefined) ? "any" : new Set(names.filter((name) => name !== undefined));
}

/** The name of a field that is given something else; undefined for a name that is not known. */
function spoiledAt(node: TSESTree.Node, tree: SyntaxTree): readonly (string | undefined)[] {
  const { parent } = node;
  switch (node.type) {
    case "ThisExpression":
      return parent && isChangedByCall(node, parent) ? [undefined] : [];
    case "MemberExpression":
      return !parent || !isWritten(node, parent) || isGivenFresh(parent)
        ? []
        : [keyName(node.property, node.computed, tree)];
    case "PropertyDefinition":
      return node.value && !isFresh(unwrap(node.value)) ? [keyName(node.key, node.computed, tree)] : [];
    case "MethodDefinition":
      return node.kind === "constructor" ? [] : [keyName(node.key, node.computed, tree)];
    case "TSParameterProperty":
      return [nameOf(node)];
    default:
      return [];
  }
}

function nameOf({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return "name" in name ? name.name : undefined;
}

function isGivenFresh(write: TSESTree.Node): boolean {
  return write.type === "AssignmentExpression" && write.operator === "=" && isFresh(unwrap(write.right));
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
