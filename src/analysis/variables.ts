import type { Reference, Scope, Variable } from "@typescript-eslint/scope-manager";
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
  return isNeverRewritten(variable) && isInOrder(variable, declarator) ? declarator : undefined;
}

/** Whether a name is read only where its declaration has run, as `let` has it and `var` has not. */
export function isInOrder({ references }: Variable, declarator: TSESTree.VariableDeclarator): boolean {
  const { parent: declaration } = declarator;
  if (declaration.kind !== "var" || !declarator.init) return true;
  const [start, end] = declaration.parent.range;
  return references.every(({ identifier }) => {
    const [at] = identifier.range;
    return at >= start && at < end && (at >= declarator.range[0] || isInFunctionOf(identifier, declaration.parent));
  });
}

/** Whether a function stands between a node and what it is in. */
function isInFunctionOf(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (let inner: TSESTree.Node | undefined = node; inner && inner !== outer; inner = inner.parent) {
    if (inner.type.includes("Function")) return true;
  }
  return false;
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

/** Looks through a variable's references once: there may be very many, and as many that ask. */
export function onceFor<Rest extends unknown[], Seen>(
  look: (variable: Variable, ...rest: Rest) => Seen,
): (variable: Variable, ...rest: Rest) => Seen {
  const known = new WeakMap<Variable, { readonly seen: Seen }>();
  return (variable, ...rest) => {
    const made = known.get(variable) ?? { seen: look(variable, ...rest) };
    known.set(variable, made);
    return made.seen;
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
  const made = new Map<TSESTree.Node, Reference>();
  for (const scope of tree.scopeManager.scopes) {
    if (isScopeInWith(scope)) continue;
    for (const reference of scope.references) made.set(reference.identifier, reference);
  }
  referencesByProgram.set(tree.ast, made);
  return made;
}

/** Every name in a `with`, with the variable that it means where the object has no member of that name. */
export function namesInWith({ scopeManager }: SyntaxTree): readonly Reference[] {
  return scopeManager.scopes.flatMap((scope) => (isScopeInWith(scope) ? scope.references : []));
}

/** In `with (object)`, a name may be one of the object's. */
function isScopeInWith(scope: Scope): boolean {
  for (let outer: Scope | null = scope; outer; outer = outer.upper)
    if (outer.block.type === "WithStatement") return true;
  return false;
}

/** Whether a node is in the body of a `with`. */
export function isInWith(node: TSESTree.Node): boolean {
  for (let inner = node; inner.parent; inner = inner.parent)
    if (inner.parent.type === "WithStatement" && inner.parent.body === inner) return true;
  return false;
}
