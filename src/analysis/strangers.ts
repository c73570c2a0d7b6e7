// Writes into objects that the file has by another name than the one that it made them by.
import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "./expressions.ts";
import { isFactory } from "../sdk/factories.ts";
import { isFunctionNode } from "./flow/values.ts";
import { importOf } from "./imports/import-of.ts";
import { returnedBy } from "./returned.ts";
import { isGlobal, isInWith, onceFor, variableOf } from "./variables.ts";
import { isFresh } from "./fresh.ts";
import { isFieldMadeHere, isOfClass } from "./own-fields.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { collect, eachNode } from "./walk.ts";
import { depthOf, globalName, isChangedByCall, isChanger, isWritten } from "./writes.ts";

interface Write {
  /** The variable by whose name is written, if there is one. */
  readonly variable: Variable | undefined;
}

/** The options that a verdict reads; a write to another key changes none. */
const watched = new Set([
  "profile",
  "clientConfig",
  "parentClientConfig",
  "region",
  "endpoint",
  "ssoClient",
  "__proto__",
]);

const writesByProgram = new WeakMap<TSESTree.Program, readonly Write[]>();

/** Whether the file writes an option into an object that may be that of a variable, by another name. */
export function isWrittenByStranger(own: Variable | undefined, tree: SyntaxTree): boolean {
  const writes = writesByProgram.get(tree.ast) ?? collect(tree, (node) => writeAt(node, tree));
  writesByProgram.set(tree.ast, writes);
  return writes.some(({ variable }) => variable === undefined || variable !== own);
}

function writeAt(node: TSESTree.Node, tree: SyntaxTree): Write[] {
  const { parent } = node;
  if (!parent) return [];
  if (isChangerByOtherName(node, parent, tree)) return [{ variable: undefined }];
  if (node.type === "Identifier" && watched.has(node.name) && isWritten(node, parent) && isInWith(node))
    return [{ variable: undefined }];
  const isAssigned = node.type === "MemberExpression" && isWritten(node, parent) && isWatched(node, tree);
  if (!isAssigned && !isChangedByCall(node, parent)) return [];
  let root: TSESTree.Node = unwrap(node);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  const depth = depthOf(root, node) - (isAssigned ? 1 : 0);
  if (root.type === "ThisExpression") {
    const isOwn = isAssigned && isFieldMadeHere(unwrap(node.object), tree);
    return isOwn || (depth === 0 && isOfClass(root)) ? [] : [{ variable: undefined }];
  }
  if (root.type !== "Identifier" || isInWith(root))
    return depth === 0 && isFresh(root, tree) ? [] : [{ variable: undefined }];
  const variable = variableOf(root, tree);
  if (!variable && depth > 0 && isHolder(root)) return [{ variable: undefined }];
  const isKnown = !variable || importOf(root, tree) !== undefined || (depth === 0 && isMadeHere(variable, tree));
  return isKnown ? [] : [{ variable }];
}

/** `globalThis.shared`, `module.exports.options`: what the file may have put there. */
function isHolder({ name }: TSESTree.Identifier): boolean {
  return /^(?:exports|global|globalThis|module|self|window)$/u.test(name);
}

/** `Object[name]` */
function isUnnamed({ object, property, computed }: TSESTree.MemberExpression): boolean {
  return computed && property.type !== "Literal" && object.type === "Identifier" && builtIn.test(object.name);
}

const builtIn = /^(?:Object|Reflect)$/u;

/** `const { assign } = Object`, `Object.assign.call(…)`: what changes an object, and is called by another name. */
function isChangerByOtherName(node: TSESTree.Node, parent: TSESTree.Node, tree: SyntaxTree): boolean {
  if (node.type === "MemberExpression")
    return (
      isUnnamed(node) || (!(parent.type === "CallExpression" && parent.callee === node) && isChanger(globalName(node)))
    );
  if (node.type !== "Identifier" || !builtIn.test(node.name)) return false;
  const target =
    parent.type === "VariableDeclarator" ? parent.id : parent.type === "AssignmentExpression" ? parent.left : node;
  if (target === node || !isGlobal(node, node.name, tree)) return false;
  return (
    target.type !== "ObjectPattern" ||
    target.properties.some(
      (one) =>
        one.type === "RestElement" || isChanger(`${node.name}.${keyName(one.key, one.computed, tree) ?? "assign"}`),
    )
  );
}

function isWatched({ property, computed }: TSESTree.MemberExpression, tree: SyntaxTree): boolean {
  if (computed && property.type === "Literal" && typeof property.value === "number") return false;
  const name = keyName(property, computed, tree);
  return name === undefined || watched.has(name) || isFactory(name) || holdsImport(name, tree);
}

const givenByProgram = new WeakMap<TSESTree.Program, Map<string, readonly TSESTree.Node[]>>();

/** Whether the file gives a key of that name something of another module: what may be a factory is watched as options are. */
function holdsImport(name: string, tree: SyntaxTree): boolean {
  const given = givenByProgram.get(tree.ast) ?? givenIn(tree);
  givenByProgram.set(tree.ast, given);
  const found = given.get(name)?.find((value) => isImport(value, tree));
  // As many ask as write it.
  given.set(name, found ? [found] : []);
  return found !== undefined;
}

/** Whether a value is something of another module, or a function that gives it. */
function isImport(value: TSESTree.Node, tree: SyntaxTree): boolean {
  const given = isFunctionNode(value) ? returnedBy(value, tree) : [value];
  return given.some((one) => one !== null && importOf(one, tree) !== undefined);
}

/** What the file gives to keys, by their names. */
function givenIn(tree: SyntaxTree): Map<string, TSESTree.Node[]> {
  const given = new Map<string, TSESTree.Node[]>();
  eachNode(tree, (node) => {
    const { name, value } = giftAt(node, tree) ?? {};
    if (name === undefined || !value) return;
    const others = given.get(name);
    if (others) others.push(value);
    else given.set(name, [value]);
  });
  return given;
}

/** `{ name: value }`, `object.name = value` */
function giftAt(node: TSESTree.Node, tree: SyntaxTree): { name: string | undefined; value: TSESTree.Node } | undefined {
  if (node.type === "Property") return { name: keyName(node.key, node.computed, tree), value: node.value };
  if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return undefined;
  return { name: keyName(node.left.property, node.left.computed, tree), value: node.right };
}

/** Whether a variable holds an object of its own, always. */
const isMadeHere = onceFor(({ defs, references }, tree: SyntaxTree) => {
  const [definition, ...others] = defs;
  const declarator = definition?.node;
  if (others.length > 0 || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier")
    return false;
  if (/^For(?:Of|In)Statement$/u.test(declarator.parent.parent.type)) return false;
  return references.every(({ identifier, writeExpr }) => {
    if (!writeExpr) return true;
    const node = unwrap(writeExpr);
    return writeExpr.parent === identifier.parent && (isFresh(node, tree) || isFieldMadeHere(node, tree));
  });
});
