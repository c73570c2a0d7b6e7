import type { Reference, ScopeManager, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "./syntax-tree.ts";

const referencesByTree = new WeakMap<ScopeManager, ReadonlyMap<TSESTree.Node, Reference>>();

/** The variable that an identifier reads, or undefined where the file declares none of that name. */
export function variableOf(identifier: TSESTree.Identifier, tree: SyntaxTree): Variable | undefined {
  return references(tree).get(identifier)?.resolved ?? undefined;
}

/** Whether an identifier is the global of that name: `undefined`, `require`. */
export function isGlobal(node: TSESTree.Node, name: string, tree: SyntaxTree): boolean {
  return node.type === "Identifier" && node.name === name && !variableOf(node, tree)?.defs.length;
}

/**
 * The declarator of a variable that is written once, where it is declared: what it holds there it holds everywhere.
 * Undefined for parameters, imports, loop variables and variables written again.
 */
export function soleDeclarator(variable: Variable): TSESTree.VariableDeclarator | undefined {
  const [definition, ...others] = variable.defs;
  const declarator = definition?.node;
  if (others.length > 0 || declarator?.type !== "VariableDeclarator") return undefined;
  return isNeverRewritten(variable) ? declarator : undefined;
}

/** Whether a variable keeps what it was given where it is declared. */
export function isNeverRewritten(variable: Variable): boolean {
  return !variable.references.some((reference) => reference.isWrite() && !reference.init);
}

/** The variable that a name means at a place in the file, or undefined where the file declares none of that name. */
export function visibleVariable(name: string, place: TSESTree.Node, tree: SyntaxTree): Variable | undefined {
  for (let node: TSESTree.Node | undefined = place; node; node = node.parent) {
    for (let scope = tree.scopeManager.acquire(node, true); scope; scope = scope.upper) {
      const variable = scope.set.get(name);
      if (variable) return variable;
    }
  }
  return undefined;
}

/** Whether anything but one place reads the variable, another module included. */
export function isShared(variable: Variable): boolean {
  return variable.references.filter((reference) => reference.isRead()).length > 1 || isExported(variable);
}

/** Whether the object a variable holds is changed after it was made: `v.a = …`, `v.a.b ??= …`, `delete v.a`, `Object.assign(v, …)`. */
export function isMutated(variable: Variable): boolean {
  return variable.references.some((reference) => isMutation(reference.identifier));
}

function isMutation(identifier: TSESTree.Node): boolean {
  let place = identifier;
  while (place.parent?.type === "MemberExpression" && place.parent.object === place) place = place.parent;
  const { parent } = place;
  if (place !== identifier) {
    if (parent?.type === "AssignmentExpression") return parent.left === place;
    if (parent?.type === "UpdateExpression") return true;
    return parent?.type === "UnaryExpression" && parent.operator === "delete";
  }
  return parent?.type === "CallExpression" && parent.arguments[0] === place && isObjectAssign(parent.callee);
}

function isObjectAssign(callee: TSESTree.Expression): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Object" &&
    callee.property.type === "Identifier" &&
    /^(?:assign|definePropert(?:y|ies))$/u.test(callee.property.name)
  );
}

function isExported(variable: Variable): boolean {
  const isExportDeclaration = variable.defs.some(
    ({ node }) => node.type === "VariableDeclarator" && node.parent.parent.type === "ExportNamedDeclaration",
  );
  return (
    isExportDeclaration || variable.references.some(({ identifier }) => identifier.parent.type === "ExportSpecifier")
  );
}

function references(tree: SyntaxTree): ReadonlyMap<TSESTree.Node, Reference> {
  const known = referencesByTree.get(tree.scopeManager);
  if (known) return known;
  const all = tree.scopeManager.scopes.flatMap((scope) => scope.references);
  const made = new Map(all.map((reference) => [reference.identifier as TSESTree.Node, reference]));
  referencesByTree.set(tree.scopeManager, made);
  return made;
}
