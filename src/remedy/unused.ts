import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { nodesOf } from "../analysis/walk.ts";
import type { Edit } from "./edits.ts";
import { hasSideEffects } from "./region-value.ts";
import { removeStatement } from "./statement-edits.ts";

/**
 * Takes out the variables and imports that edits leave without a use: those that were used by nothing but what the edits take
 * out. What does something when it is made stays, and so does what a comment stands at.
 */
export function unusedAfter(edits: readonly Edit[], tree: SyntaxTree): Edit[] {
  const cuts: Edit[] = [];
  for (let more = unusedBy(edits, tree); more.length > 0; more = unusedBy([...edits, ...cuts], tree))
    cuts.push(...more);
  return cuts;
}

function unusedBy(edits: readonly Edit[], tree: SyntaxTree): Edit[] {
  const variables = tree.scopeManager.scopes.flatMap((scope) => scope.variables);
  const cuts = variables.filter((variable) => isLeftUnused(variable, edits, tree)).flatMap((one) => cutOf(one, tree));
  return cuts.filter((cut) => !edits.some((edit) => edit.start < cut.end && cut.start < edit.end));
}

function isLeftUnused(variable: Variable, edits: readonly Edit[], tree: SyntaxTree): boolean {
  const uses = variable.references.filter((reference) => !reference.init);
  const isGone = ({ range }: TSESTree.Node): boolean =>
    edits.some(({ start, end }) => start <= range[0] && range[1] <= end);
  if (uses.length === 0 || !uses.every(({ identifier }) => isGone(identifier))) return false;
  return !isNamedIn(edits, variable.name) && !isElement(variable.name, tree);
}

/** Whether what is written instead reads a name: it is there as a word, and not as a key or a member. */
function isNamedIn(edits: readonly Edit[], name: string): boolean {
  return edits.some(({ text }) => {
    const read = text.replaceAll(/(^|[{,]\s*)[\w$]+:|(?<!\.\.)\.[\w$]+/gu, "$1");
    return read.split(/[^\p{ID_Continue}$]+/u).includes(name);
  });
}

/** ESLint's own scopes have no references from JSX. */
function isElement(name: string, tree: SyntaxTree): boolean {
  return [...nodesOf(tree.ast, tree)].some((node) => node.type === "JSXIdentifier" && node.name === name);
}

function cutOf({ defs }: Variable, tree: SyntaxTree): Edit[] {
  const [definition, ...others] = defs;
  if (!definition || others.length > 0) return [];
  if (definition.type === "ImportBinding") return cutImport(definition.node, tree);
  const { node } = definition;
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || node.init == null) return [];
  const isAlone = node.parent.declarations.length === 1 && /^(?:const|let|var)$/u.test(node.parent.kind);
  const isStatement = /^(?:Program|BlockStatement|StaticBlock)$/u.test(node.parent.parent.type);
  return isAlone && isStatement && !hasSideEffects(node.init, tree) ? removeStatement(node.parent, tree) : [];
}

/** To import a module may do something, so that one name of several goes, or a type. */
function cutImport(node: TSESTree.Node, tree: SyntaxTree): Edit[] {
  const declaration = node.parent;
  if (declaration?.type !== "ImportDeclaration") return [];
  const { specifiers } = declaration;
  if (specifiers.length === 1) return declaration.importKind === "type" ? removeStatement(declaration, tree) : [];
  const named = specifiers.filter(({ type }) => type === "ImportSpecifier");
  const index = named.findIndex((specifier) => specifier === node);
  const [previous, next] = [named[index - 1], named[index + 1]];
  if (index === -1 || (!previous && !next)) return [];
  const [start, end] = previous ? [previous.range[1], node.range[1]] : [node.range[0], next?.range[0] ?? node.range[1]];
  const hasComment = tree.comments.some(({ range }) => range[0] < end && start < range[1]);
  return hasComment ? [] : [{ start, end, text: "" }];
}
