import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "./syntax-tree.ts";

/** Shows every node of a file, outermost first, in the order of the source. What is shown of a long file is no list. */
export function eachNode(tree: SyntaxTree, show: (node: TSESTree.Node) => void): void {
  const waiting: TSESTree.Node[] = [tree.ast];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    show(node);
    addChildren(node, tree, waiting);
  }
}

/** All that is made of the nodes of a file, in the order of the source. */
export function collect<Made>(tree: SyntaxTree, make: (node: TSESTree.Node) => readonly Made[]): Made[] {
  const all: Made[] = [];
  eachNode(tree, (node) => {
    for (const made of make(node)) all.push(made);
  });
  return all;
}

/** Every node at and below `root`, outermost first, in the order of the source. `isOpaque` nodes are given but not entered. */
export function* nodesOf(
  root: TSESTree.Node,
  tree: SyntaxTree,
  isOpaque: (node: TSESTree.Node) => boolean = () => false,
): Generator<TSESTree.Node> {
  const waiting: TSESTree.Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (!isOpaque(node)) addChildren(node, tree, waiting);
  }
}

/** Adds the children of a node, the last one first. Every file's every node comes by here: no lists are made on the way. */
function addChildren(node: TSESTree.Node, tree: SyntaxTree, waiting: TSESTree.Node[]): void {
  const keys = tree.visitorKeys[node.type] ?? Object.keys(node).filter((key) => key !== "parent");
  for (let key = keys.length - 1; key >= 0; key -= 1) {
    const value = (node as unknown as Record<string, unknown>)[keys[key] ?? ""];
    if (Array.isArray(value)) addAll(value, waiting);
    else if (isNode(value)) waiting.push(value);
  }
}

function addAll(values: readonly unknown[], waiting: TSESTree.Node[]): void {
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const child = values[index];
    if (isNode(child)) waiting.push(child);
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "range" in value
  );
}
