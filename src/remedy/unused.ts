import type { Reference, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { commentsIn } from "../analysis/comments.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { collect } from "../analysis/walk.ts";
import { inOrder, type Edit } from "./edits.ts";
import { hasSideEffects } from "./region-value.ts";
import { removeStatement, withoutGaps } from "./statement-edits.ts";

/**
 * Edits, and those that take out the variables and imports that they leave without a use: those that were used by nothing but
 * what the edits take out. What does something when it is made stays, and so does what a comment stands at.
 */
export function withoutUnused(edits: readonly Edit[], tree: SyntaxTree): Edit[] {
  const all = [...edits];
  for (let more = cutsBy(all, cutVariables, tree); more.length > 0; more = cutsBy(all, cutVariables, tree))
    all.push(...more);
  // Imports use nothing, and go together.
  return withoutGaps([...all, ...cutsBy(all, cutImports, tree)], tree.text);
}

type Cut = (unused: readonly Variable[], tree: SyntaxTree) => Edit[];

function cutsBy(edits: readonly Edit[], cut: Cut, tree: SyntaxTree): Edit[] {
  const ordered = inOrder(edits);
  const unused = variablesIn(edits, tree).filter((variable) => isOnlyIn(ordered, variable));
  if (unused.length === 0) return [];
  const kept = new Set([...namesIn(edits), ...elementNames(tree)]);
  const gone = unused.filter(({ name }) => !kept.has(name));
  return cut(gone, tree).filter(({ start, end }) => {
    const last = lastFrom(ordered, end - 1);
    return last === undefined || last.end <= start;
  });
}

/** The variables that are used where edits take something out, each once. */
function variablesIn(edits: readonly Edit[], tree: SyntaxTree): Variable[] {
  const all = usesIn(tree);
  const found = edits.flatMap(({ start, end }) => {
    const uses: Variable[] = [];
    for (let index = firstFrom(all, start); index < all.length; index += 1) {
      const { identifier, resolved } = all[index] ?? {};
      if (!identifier || identifier.range[0] >= end) break;
      if (resolved) uses.push(resolved);
    }
    return uses;
  });
  return [...new Set(found)];
}

/** By program, as all calls of a file ask for them. */
const usesByProgram = new WeakMap<TSESTree.Program, readonly Reference[]>();

/** The uses of a file's variables, in the order of the source. */
function usesIn({ ast, scopeManager }: SyntaxTree): readonly Reference[] {
  const known = usesByProgram.get(ast);
  if (known) return known;
  const uses = scopeManager.scopes.flatMap(({ references }) => references.filter(({ init }) => !init));
  uses.sort((one, other) => one.identifier.range[0] - other.identifier.range[0]);
  usesByProgram.set(ast, uses);
  return uses;
}

/** Whether a variable is used only in what edits take out. */
function isOnlyIn(ordered: readonly Edit[], { references }: Variable): boolean {
  return references.every(({ init, identifier }) => init === true || isGone(identifier, ordered));
}

function isGone({ range: [start, end] }: TSESTree.Node, ordered: readonly Edit[]): boolean {
  return (lastFrom(ordered, start)?.end ?? 0) >= end;
}

/** The last edit that starts at or before an offset. */
function lastFrom(ordered: readonly Edit[], offset: number): Edit | undefined {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ordered[middle]?.start ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return ordered[from - 1];
}

/** Where the uses begin that start at or after an offset. */
function firstFrom(uses: readonly Reference[], offset: number): number {
  let [from, to] = [0, uses.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((uses[middle]?.identifier.range[0] ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What is written instead may read these: they are there as words, and not as keys or members. */
function namesIn(edits: readonly Edit[]): string[] {
  return edits.flatMap(({ text }) => {
    const read = text.replaceAll(/(^|[{,]\s*)[\w$]+:|(?<!\.\.)\.[\w$]+/gu, "$1");
    return read.split(/[^\p{ID_Continue}$]+/u);
  });
}

/** ESLint's own scopes have no references from JSX. */
function elementNames(tree: SyntaxTree): string[] {
  if (!/<\/|\/>/u.test(tree.text)) return [];
  return collect(tree, (node) => (node.type === "JSXIdentifier" ? [node.name] : []));
}

function cutVariables(unused: readonly Variable[], tree: SyntaxTree): Edit[] {
  return unused.flatMap(({ defs: [definition, ...others] }) => {
    const node = definition?.node;
    if (others.length > 0 || node?.type !== "VariableDeclarator" || node.id.type !== "Identifier" || node.init == null)
      return [];
    const isAlone = node.parent.declarations.length === 1 && /^(?:const|let|var)$/u.test(node.parent.kind);
    const isStatement = /^(?:Program|BlockStatement|StaticBlock)$/u.test(node.parent.parent.type);
    return isAlone && isStatement && !hasSideEffects(node.init, tree) ? removeStatement(node.parent, tree) : [];
  });
}

function cutImports(unused: readonly Variable[], tree: SyntaxTree): Edit[] {
  const gone = new Set<TSESTree.Node>(
    unused.flatMap(({ defs: [definition] }) => (definition?.type === "ImportBinding" ? [definition.node] : [])),
  );
  const declarations = new Set([...gone].map(({ parent }) => parent));
  return [...declarations].flatMap((one) => (one?.type === "ImportDeclaration" ? cutImport(one, gone, tree) : []));
}

/** To import a module may do something, so that some of its names go and not all, or all where they are types. */
function cutImport(
  declaration: TSESTree.ImportDeclaration,
  gone: ReadonlySet<TSESTree.Node>,
  tree: SyntaxTree,
): Edit[] {
  const { specifiers, importKind } = declaration;
  if (specifiers.every((one) => gone.has(one))) return importKind === "type" ? removeStatement(declaration, tree) : [];
  const named = specifiers.filter(({ type }) => type === "ImportSpecifier");
  const first = named.findIndex((one) => !gone.has(one));
  if (first === -1) return [];
  return named
    .flatMap((one, index): Edit[] => {
      if (!gone.has(one)) return [];
      const [previous, next] = [named[index - 1], named[index + 1]];
      const [start, end] = index < first ? [one.range[0], next?.range[0]] : [previous?.range[1], one.range[1]];
      return start === undefined || end === undefined ? [] : [{ start, end, text: "" }];
    })
    .filter(({ start, end }) => commentsIn(start, end, tree).length === 0);
}
