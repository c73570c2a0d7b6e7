import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Factory } from "../sdk/factories.ts";
import { findingsIn, type Finding } from "../verdict/verdict.ts";
import { applyEdits, overlap, type Edit } from "./edits.ts";
import { profileProblem } from "./pin.ts";
import { remedyBy, type Strategy } from "./plan.ts";
import { left, type Knowledge, type Left, type Remedy } from "./remedy.ts";

/** What became of one call. `line` is one-based, in the text before. */
export interface Outcome {
  readonly line: number;
  readonly factory: Factory;
  readonly remedy: Remedy | Left;
  /** Why the profile's sso_region could not be pinned although the profile is known, in a sentence. */
  readonly profileProblem: string | undefined;
}

export interface Rewriting {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
}

/** Rewrites every call of a file by a strategy, and says what became of each, in the order of the source. */
export function rewrite(tree: SyntaxTree, strategy: Strategy, knowledge: Knowledge): Rewriting {
  const edits: Edit[] = [];
  const outcomes = findingsIn(tree, knowledge.project).map((finding): Outcome => {
    const planned = remedyBy(strategy, finding, knowledge, tree);
    const remedy = planned.kind !== "left" && overlap(planned.edits, edits) ? left("overlap") : planned;
    if (remedy.kind !== "left") edits.push(...remedy.edits);
    return {
      line: finding.culprit.property.loc.start.line,
      factory: finding.call.factory,
      remedy,
      profileProblem: problem(strategy, remedy, finding, knowledge, tree),
    };
  });
  return { text: applyEdits(tree.text, edits), outcomes };
}

function problem(
  strategy: Strategy,
  remedy: Remedy | Left,
  finding: Finding,
  knowledge: Knowledge,
  tree: SyntaxTree,
): string | undefined {
  return strategy === "explicit" && remedy.kind === "defer" ? profileProblem(finding, knowledge, tree) : undefined;
}
