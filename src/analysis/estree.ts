import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { defaults, transparent, typescriptChanges } from "./estree-changes.ts";
import { javascriptChanges } from "./estree-javascript.ts";
import { isNode, type LooseNode } from "./loose-node.ts";

/**
 * Turns the program `@babel/parser` 7 makes (`ranges: true`) into the tree typescript-eslint makes, in place.
 * Flow's types are dropped: a node type typescript-eslint does not know leaves the tree, and a Flow cast becomes what it casts.
 * In: Babel's program and the text it came from. Out: the same program, every node with `parent` and `range`.
 */
export function toTypeScriptEstree(program: object, text: string): TSESTree.Program {
  // The one boundary between the two vocabularies: Babel's node types in, typescript-eslint's out.
  const root = program as LooseNode;
  const waiting = [adopted(root, undefined, text) ?? root];
  for (let node = waiting.pop(); node; node = waiting.pop()) settleChildren(node, waiting, text);
  return root as unknown as TSESTree.Program;
}

function settleChildren(node: LooseNode, waiting: LooseNode[], text: string): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key];
    if (Array.isArray(child)) settleList(child, node, waiting, text);
    else if (isNode(child)) node[key] = settle(child, node, waiting, text) ?? null;
  }
}

/** A hole of an array literal or pattern is `null` and stays; a dropped node leaves no hole. */
function settleList(children: unknown[], parent: LooseNode, waiting: LooseNode[], text: string): void {
  let kept = 0;
  for (const child of children) {
    const settled = isNode(child) ? settle(child, parent, waiting, text) : child;
    if (settled !== undefined) children[kept++] = settled;
  }
  children.length = kept;
}

function settle(found: LooseNode, parent: LooseNode, waiting: LooseNode[], text: string): LooseNode | undefined {
  const node = adopted(found, parent, text);
  if (node) waiting.push(node);
  return node;
}

/** A node in its new shape, which knows its parent; undefined where there is no such node. */
function adopted(found: LooseNode, parent: LooseNode | undefined, text: string): LooseNode | undefined {
  const node = reshape(found, text);
  if (visitorKeys[node.type] === undefined) return undefined;
  const missing = defaults[node.type];
  for (const key in missing) node[key] ??= missing[key];
  node.parent = parent;
  // Lines and columns, a third of what a long file's tree takes in memory.
  node["loc"] = undefined;
  return node;
}

function reshape(found: LooseNode, text: string): LooseNode {
  const inner = found[transparent[found.type] ?? ""];
  if (isNode(inner)) return reshape(inner, text);
  const node = javascriptChanges[found.type]?.(found, text) ?? found;
  return (typescriptChanges[node.type] ?? []).reduce((one, change) => change(one, text), node);
}
