import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { changes, defaults, transparent } from "./estree-changes.ts";
import { isNode, type LooseNode } from "./loose-node.ts";

/**
 * Turns the program `@babel/parser` 7 makes (plugin `estree`, `ranges: true`) into the tree typescript-eslint makes, in place.
 * Flow's types are dropped: a node type typescript-eslint does not know leaves the tree, and a Flow cast becomes what it casts.
 * In: Babel's program and the text it came from. Out: the same program, every node with `parent` and `range`.
 */
export function toTypeScriptEstree(program: object, text: string): TSESTree.Program {
  // The one boundary between the two vocabularies: Babel's node types in, typescript-eslint's out.
  const root = program as LooseNode;
  settle(root, undefined, text);
  return root as unknown as TSESTree.Program;
}

function settle(found: LooseNode, parent: LooseNode | undefined, text: string): LooseNode | undefined {
  const node = reshape(found, text);
  const keys = visitorKeys[node.type];
  if (keys === undefined) return undefined;
  // The scope manager and the analysis read these without asking whether they are there.
  for (const [key, make] of defaults[node.type] ?? []) node[key] ??= make();
  node.parent = parent;
  for (const key of keys) settleChild(node, key, text);
  return node;
}

function settleChild(node: LooseNode, key: string, text: string): void {
  const child = node[key];
  if (Array.isArray(child)) node[key] = settleList(child, node, text);
  else if (isNode(child)) node[key] = settle(child, node, text) ?? null;
}

/** A hole of an array literal or pattern is `null` and stays; a dropped node leaves no hole. */
function settleList(children: readonly unknown[], parent: LooseNode, text: string): unknown[] {
  return children.flatMap((child) => {
    if (!isNode(child)) return [child];
    const settled = settle(child, parent, text);
    return settled === undefined ? [] : [settled];
  });
}

function reshape(found: LooseNode, text: string): LooseNode {
  const inner = found[transparent[found.type] ?? ""];
  if (isNode(inner)) return reshape(inner, text);
  return (changes[found.type] ?? []).reduce((node, change) => change(node, text), found);
}
