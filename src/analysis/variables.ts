import type { Reference, ScopeManager, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "./syntax-tree.ts";

/** By program, as some linters show every file through one scope manager. */
const referencesByProgram = new WeakMap<TSESTree.Program, ReadonlyMap<TSESTree.Node, Reference>>();

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
export const isNeverRewritten = onceFor(
  ({ references }) => !references.some((reference) => reference.isWrite() && !reference.init),
);

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
export const isShared = onceFor(
  (variable) => variable.references.filter((reference) => reference.isRead()).length > 1 || isExported(variable),
);

/**
 * Whether the object a variable holds is changed after it was made, by this name or by another one for it: `v.a = …`,
 * `v.a.b ??= …`, `delete v.a`, `({ x: v.a } = …)`, `Object.assign(v, …)`. What a function does to it that it is handed to is not seen.
 */
export function isMutated(variable: Variable, tree: SyntaxTree): boolean {
  return isEverMutated(variable, tree.scopeManager);
}

const isEverMutated = onceFor((variable, scopeManager: ScopeManager) => {
  const names = new Set([variable]);
  // A set gives what is added to it on the way, too.
  for (const { references } of names) {
    for (const { identifier } of references) {
      const place = wholeMember(identifier);
      const { parent } = place;
      if (parent === undefined) continue;
      if (place !== identifier && isWritten(place, parent)) return true;
      if (isChangedByCall(place, parent)) return true;
      if (parent.type !== "VariableDeclarator" || parent.init !== place) continue;
      for (const other of scopeManager.getDeclaredVariables(parent)) names.add(other);
    }
  }
  return false;
});

/** `v.a.b` around `v`, with what changes nothing at run time. */
function wholeMember(identifier: TSESTree.Node): TSESTree.Node {
  let place = identifier;
  for (let parent = place.parent; parent; parent = place.parent) {
    const isMember = parent.type === "MemberExpression" && parent.object === place;
    if (!isMember && !/^(?:TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion|ChainExpression)$/u.test(parent.type))
      break;
    place = parent;
  }
  return place;
}

function isWritten(place: TSESTree.Node, parent: TSESTree.Node): boolean {
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

/** `Object.assign(v, …)` and its kin. */
function isChangedByCall(place: TSESTree.Node, call: TSESTree.Node): boolean {
  if (call.type !== "CallExpression" || call.arguments[0] !== place || call.callee.type !== "MemberExpression")
    return false;
  const { object, property } = call.callee;
  if (object.type !== "Identifier" || property.type !== "Identifier") return false;
  return /^(?:Object\.(?:assign|definePropert(?:y|ies))|Reflect\.(?:set|defineProperty|deleteProperty))$/u.test(
    `${object.name}.${property.name}`,
  );
}

/** Looks through a variable's references once: there may be very many, and as many that ask. */
function onceFor<Rest extends unknown[]>(
  holds: (variable: Variable, ...rest: Rest) => boolean,
): (variable: Variable, ...rest: Rest) => boolean {
  const known = new WeakMap<Variable, boolean>();
  return (variable, ...rest) => {
    const made = known.get(variable) ?? holds(variable, ...rest);
    known.set(variable, made);
    return made;
  };
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
  const known = referencesByProgram.get(tree.ast);
  if (known) return known;
  const all = tree.scopeManager.scopes.flatMap((scope) => scope.references);
  const made = new Map(all.map((reference) => [reference.identifier as TSESTree.Node, reference]));
  referencesByProgram.set(tree.ast, made);
  return made;
}
