import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";

/** Whether edits take out a comment that none of them writes again. */
export function losesComment(edits: readonly Edit[], tree: SyntaxTree): boolean {
  return tree.comments.some(({ range: [from, to] }) => {
    const isCut = edits.some(({ start, end }) => start < to && from < end);
    return isCut && !edits.some(({ text }) => text.includes(tree.text.slice(from, to)));
  });
}
