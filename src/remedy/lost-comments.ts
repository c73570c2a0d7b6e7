import { commentsIn } from "../analysis/comments.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";

/** Whether edits take out a comment that none of them writes again. */
export function losesComment(edits: readonly Edit[], tree: SyntaxTree): boolean {
  const cut = edits.flatMap(({ start, end }) => commentsIn(start, end, tree));
  return cut.some(({ range: [from, to] }) => !edits.some(({ text }) => text.includes(tree.text.slice(from, to))));
}
