import type { Reference, Variable } from "@typescript-eslint/scope-manager";
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
 * `v.a.b ??= …`, `delete v.a`, `({ x: v.a } = …)`, `Object.assign(v, …)`, or by a function of the file that it is handed to.
 * What other functions do to it is not seen.
 */
export function isMutated(variable: Variable, tree: SyntaxTree): boolean {
  return isEverMutated(variable, tree);
}

const isEverMutated = onceFor((variable, tree: SyntaxTree) => isMutatedBeside(variable, tree, new Set()));

function isMutatedBeside(variable: Variable, tree: SyntaxTree, seen: Set<Variable>): boolean {
  if (seen.has(variable)) return false;
  // Handed on so often, it may be changed anywhere.
  if (seen.size > 100) return true;
  seen.add(variable);
  return variable.references.some(({ identifier }) => {
    const place = wholeMember(identifier);
    if (place.parent === undefined) return false;
    if (place !== identifier && isWritten(place, place.parent)) return true;
    return isChangedByCall(place, place.parent) || changesElsewhere(identifier, tree, seen);
  });
}

/** Whether the object that a name or a member of `this` leads to is changed by another name that it gets there. */
export function changesElsewhere(reference: TSESTree.Node, tree: SyntaxTree, seen = new Set<Variable>()): boolean {
  const place = wholeMember(reference);
  const { parent } = place;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.init === place && declaredBy(parent, tree).some((other) => isMutatedBeside(other, tree, seen));
    case "AssignmentExpression": {
      const other = parent.right === place && parent.left.type === "Identifier" && variableOf(parent.left, tree);
      return other ? isMutatedBeside(other, tree, seen) : false;
    }
    case "CallExpression":
    case "NewExpression":
      return isChangedInside(place, parent, tree, seen);
    case "Property":
    case "SpreadElement":
      return isChangedByContainer(parent, tree);
    default:
      return false;
  }
}

/** Whether a function of the file changes what it is handed. */
function isChangedInside(
  argument: TSESTree.Node,
  { callee, arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression,
  tree: SyntaxTree,
  seen: Set<Variable>,
): boolean {
  const variable = callee.type === "Identifier" ? variableOf(callee, tree) : undefined;
  const declared = variable?.defs[0]?.node;
  const fn = declared?.type === "VariableDeclarator" ? declared.init : declared;
  if (!fn || !("params" in fn)) return false;
  const param = fn.params[args.findIndex((one) => one === argument)];
  const target = param?.type === "AssignmentPattern" ? param.left : param;
  if (target?.type !== "Identifier") return false;
  return tree.scopeManager
    .getDeclaredVariables(fn)
    .some((one) => one.name === target.name && isMutatedBeside(one, tree, seen));
}

/** `const whole = { part }; whole.part.region = …` changes the part; so does what is written two levels deep where it was spread. */
function isChangedByContainer(member: TSESTree.Property | TSESTree.SpreadElement, tree: SyntaxTree): boolean {
  const container = member.parent;
  if (container.type !== "ObjectExpression") return false;
  const holder = outermostTyped(container).parent;
  if (holder?.type !== "VariableDeclarator") return false;
  return declaredBy(holder, tree).some((whole) =>
    whole.references.some(({ identifier }) => {
      const place = wholeMember(identifier);
      const depth = depthOf(identifier, place);
      if (place.parent === undefined || depth === 0) return false;
      return (depth > 1 && isWritten(place, place.parent)) || isChangedByCall(place, place.parent);
    }),
  );
}

function declaredBy(declarator: TSESTree.VariableDeclarator, tree: SyntaxTree): readonly Variable[] {
  return tree.scopeManager.getDeclaredVariables(declarator);
}

function depthOf(inner: TSESTree.Node, place: TSESTree.Node): number {
  let depth = 0;
  for (let node = inner; node !== place && node.parent; node = node.parent) {
    if (node.parent.type === "MemberExpression") depth += 1;
  }
  return depth;
}

const typed = /^(?:TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion|ChainExpression)$/u;

function outermostTyped(node: TSESTree.Node): TSESTree.Node {
  return node.parent && typed.test(node.parent.type) ? outermostTyped(node.parent) : node;
}

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

/** `Object.assign(v, …)` and its kin. */
export function isChangedByCall(place: TSESTree.Node, call: TSESTree.Node): boolean {
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

export function isExported(variable: Variable): boolean {
  const isExportDeclaration = variable.defs.some(({ node, type }) => {
    if (type === "Parameter") return false;
    const declaration = node.type === "VariableDeclarator" ? node.parent : node;
    return /^Export(?:Named|Default)Declaration$/u.test(declaration.parent.type);
  });
  return (
    isExportDeclaration ||
    variable.references.some(({ identifier }) =>
      /^Export(?:Specifier|DefaultDeclaration)$/u.test(identifier.parent.type),
    )
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
