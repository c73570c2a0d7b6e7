import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";

/**
 * Every reference of a file and the names it resolves to, a line each: `name@start-end -> start-end,…`, sorted.
 * Two trees of one text with the same lines mean the same to an analysis of its variables.
 */
export function resolutions(scopeManager: ScopeManager): string[] {
  const references = scopeManager.scopes.flatMap((scope) => scope.references);
  return references
    .map(({ identifier, resolved, init, writeExpr }) => {
      const definitions = resolved?.defs.map((definition) => place(definition.name)).sort() ?? [];
      const written = writeExpr ? ` = ${place(writeExpr)}${init === true ? " init" : ""}` : "";
      return `${identifier.type}@${place(identifier)} -> ${definitions.join(",")}${written}`;
    })
    .sort();
}

const compared = [
  "name",
  "value",
  "raw",
  "operator",
  "kind",
  "computed",
  "static",
  "shorthand",
  "method",
  "optional",
  "delegate",
  "async",
  "generator",
  "tail",
  "expression",
  "directive",
  "bigint",
  "accessibility",
  "readonly",
  "override",
  "const",
  "in",
  "out",
  "asserts",
  "importKind",
  "exportKind",
  "declare",
  "abstract",
  "definite",
];

/** Every node of a tree, a line each: the keys that lead to it, type, range and what else of it is text, number or truth. */
export function shape(root: TSESTree.Node): string[] {
  const lines: string[] = [];
  const visit = (node: TSESTree.Node, under: string): void => {
    const facts = Object.entries(node).filter(([key, value]) => compared.includes(key) && isFact(value));
    const words = facts.map(([key, value]) => `${key}=${String(value)}`).sort();
    lines.push([under, node.type, ...where(node), ...words].join(" "));
    for (const key of visitorKeys[node.type] ?? [])
      for (const child of childrenAt(node, key)) visit(child, `${under}.${key}`);
  };
  visit(root, "");
  return lines;
}

/** The children of a node under a key, whether it holds one, a list of them or none. */
export function childrenAt(node: TSESTree.Node, key: string): TSESTree.Node[] {
  const value: unknown = Object.entries(node).find(([name]) => name === key)?.[1];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** False and absent mean the same to every consumer of the tree. */
function isFact(value: unknown): boolean {
  return value !== false && ["string", "number", "boolean", "bigint"].includes(typeof value);
}

/** Where a node stands; not of a program, which typescript-eslint lets begin at its first token and others at the first character. */
function where(node: TSESTree.Node): string[] {
  return node.type === "Program" ? [] : [place(node)];
}

function place({ range }: { readonly range: readonly [number, number] }): string {
  return range.join("-");
}
