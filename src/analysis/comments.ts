import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "./syntax-tree.ts";

/** The comments that share text with `start` to `end`, in the order of the source, without looking at all of them. */
export function commentsIn(start: number, end: number, { comments }: SyntaxTree): TSESTree.Comment[] {
  const found: TSESTree.Comment[] = [];
  for (let index = firstEndingAfter(start, comments); index < comments.length; index += 1) {
    const comment = comments[index];
    if (!comment || comment.range[0] >= end) break;
    found.push(comment);
  }
  return found;
}

/** Comments are in the order of the source and do not overlap, so that their ends are in order too. */
function firstEndingAfter(offset: number, comments: readonly TSESTree.Comment[]): number {
  let [from, to] = [0, comments.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((comments[middle]?.range[1] ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
