import { commentsIn } from "../analysis/comments.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";

/** Whether edits take out a comment that none of them writes again. Two of the same words are two comments. */
export function losesComment(edits: readonly Edit[], tree: SyntaxTree): boolean {
  const cut = edits
    .flatMap(({ start, end }) => commentsIn(start, end, tree))
    .map(({ range: [from, to] }) => tree.text.slice(from, to));
  const written = edits.map(({ text }) => text).join("\n");
  return [...new Set(cut)].some(
    (comment) => written.split(comment).length - 1 < cut.filter((other) => other === comment).length,
  );
}
