import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Override } from "../verdict/verdict.ts";
import { defer } from "./defer.ts";
import { pin } from "./pin.ts";
import type { Knowledge, Left, Remedy } from "./remedy.ts";

export type Strategy = "explicit" | "defer";

export const strategies: readonly Strategy[] = ["explicit", "defer"];

/** All remedies that apply to an overridden call, the one that `explicit` prefers first. Empty where it must be left to a person. */
export function applicableRemedies(override: Override, knowledge: Knowledge, tree: SyntaxTree): Remedy[] {
  return [pin(override, knowledge, tree), defer(override, tree)].filter(
    (plan): plan is Remedy => plan !== undefined && plan.kind !== "left",
  );
}

/** The remedy that a strategy takes, or why there is none: `explicit` pins where the profile's sso_region is known, else defers. */
export function remedyBy(
  strategy: Strategy,
  override: Override,
  knowledge: Knowledge,
  tree: SyntaxTree,
): Remedy | Left {
  const pinned = strategy === "explicit" ? pin(override, knowledge, tree) : undefined;
  return pinned?.kind === "pin" ? pinned : defer(override, tree);
}
