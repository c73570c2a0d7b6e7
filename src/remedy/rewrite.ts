import { positionAt } from "../analysis/positions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { findingsIn, isFollowed, type Finding } from "../verdict/verdict.ts";
import { applyEdits } from "./apply-edits.ts";
import { overlap, type Edit } from "./edits.ts";
import { mockAssertionsIn, type MockAssertion } from "./mock-assertions.ts";
import { profileProblem } from "./pin.ts";
import { remedyBy, type Strategy } from "./plan.ts";
import { withoutUnused } from "./unused.ts";
import { left, type Knowledge, type Left, type Outcome, type Remedy } from "./remedy.ts";

export interface Rewriting {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
  /** Tests' assertions on how factories are called, which a person has to adapt. */
  readonly assertions: readonly MockAssertion[];
}

/**
 * Rewrites every call of a file by a strategy, and says what became of each, in the order of the source.
 * Calls of which `isWanted` is false are as if they were not there. Tests' assertions stay as they are.
 */
export function rewrite(
  tree: SyntaxTree,
  strategy: Strategy,
  knowledge: Knowledge,
  isWanted: (finding: Finding) => boolean = () => true,
): Rewriting {
  const edits: Edit[] = [];
  let reached = -1;
  const findings = findingsIn(tree, knowledge.project).filter(isWanted);
  const outcomes = findings.map((finding): Outcome => {
    const planned = remedyBy(strategy, finding, knowledge, tree);
    const isApart = planned.kind === "left" || planned.edits.every(({ start }) => start > reached);
    const remedy = isApart || !overlap(planned.edits, edits) ? planned : left("overlap");
    if (remedy.kind !== "left") {
      edits.push(...remedy.edits);
      reached = Math.max(reached, ...remedy.edits.map(({ end }) => end));
    }
    return {
      line: positionAt(tree.text, finding.culprit.property.range[0]).line,
      factory: finding.call.factory,
      remedy,
      profileProblem: problem(strategy, remedy, finding, knowledge, tree),
    };
  });
  return {
    text: applyEdits(tree.text, withoutUnused(edits, tree)),
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
