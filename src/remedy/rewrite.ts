import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { findingsIn, isFollowed, type Finding } from "../verdict/verdict.ts";
import { applyEdits } from "./apply-edits.ts";
import { overlap, type Edit } from "./edits.ts";
import { mockAssertionsIn, type MockAssertion } from "./mock-assertions.ts";
import { profileProblem } from "./pin.ts";
import { remedyBy, type Strategy } from "./plan.ts";
import { unusedAfter } from "./unused.ts";
import { left, type Knowledge, type Left, type Outcome, type Remedy } from "./remedy.ts";

export interface Rewriting {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
  /** Tests' assertions on how factories are called, which a person has to adapt. */
  readonly assertions: readonly MockAssertion[];
}

/** Rewrites every call of a file by a strategy, and says what became of each, in the order of the source. Tests' assertions stay as they are. */
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
  return {
    text: applyEdits(tree.text, [...edits, ...unusedAfter(edits, tree)]),
    outcomes,
    assertions: mockAssertionsIn(tree, knowledge.project.settings.modules),
  };
}

function problem(
  strategy: Strategy,
  remedy: Remedy | Left,
  finding: Finding,
  knowledge: Knowledge,
  tree: SyntaxTree,
): string | undefined {
  return strategy === "explicit" && remedy.kind === "defer" && !isFollowed(finding)
    ? profileProblem(finding, knowledge, tree)
    : undefined;
}
