import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "./syntax-tree.ts";

/** Every node at and below `root`, outermost first, in the order of the source. `isOpaque` nodes are given but not entered. */
export function* nodesOf(
  root: TSESTree.Node,
  tree: SyntaxTree,
  isOpaque: (node: TSESTree.Node) => boolean = () => false,
): Generator<TSESTree.Node> {
  const waiting: TSESTree.Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (!isOpaque(node)) waiting.push(...childrenOf(node, tree).toReversed());
  }
}

function childrenOf(node: TSESTree.Node, tree: SyntaxTree): TSESTree.Node[] {
  const keys = tree.visitorKeys[node.type] ?? Object.keys(node).filter((key) => key !== "parent");
  const values = keys.flatMap((key): unknown => (node as unknown as Record<string, unknown>)[key]);
  return values.filter(isNode);
}

function isNode(value: unknown): value is TSESTree.Node {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "range" in value
  );
}
