import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Factory } from "../sdk/factories.ts";
import { overridesOf, type Override } from "../verdict/verdict.ts";
import { applyEdits, overlap, type Edit } from "./edits.ts";
import { profileProblem } from "./pin.ts";
import { remedyBy, type Strategy } from "./plan.ts";
import { left, type Knowledge, type Left, type Remedy } from "./remedy.ts";

/** What became of one overridden call. `line` is one-based, in the text before. */
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

/** Rewrites every overridden call of a file by a strategy, and says what became of each, in the order of the source. */
export function rewrite(tree: SyntaxTree, strategy: Strategy, knowledge: Knowledge): Rewriting {
  const edits: Edit[] = [];
  const outcomes = overridesOf(tree, knowledge.settings).map((override): Outcome => {
    const planned = remedyBy(strategy, override, knowledge, tree);
    const remedy = planned.kind !== "left" && overlap(planned.edits, edits) ? left("overlap") : planned;
    if (remedy.kind !== "left") edits.push(...remedy.edits);
    return {
      line: override.culprit.property.loc.start.line,
      factory: override.call.factory,
      remedy,
      profileProblem: problem(strategy, remedy, override, knowledge, tree),
    };
  });
  return { text: applyEdits(tree.text, edits), outcomes };
}

function problem(
  strategy: Strategy,
  remedy: Remedy | Left,
  override: Override,
  knowledge: Knowledge,
  tree: SyntaxTree,
): string | undefined {
  return strategy === "explicit" && remedy.kind === "defer" ? profileProblem(override, knowledge, tree) : undefined;
}
