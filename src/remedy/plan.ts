import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Finding } from "../verdict/verdict.ts";
import { defer } from "./defer.ts";
import { remediesForOwnSignIn } from "./own-sign-in.ts";
import { pin } from "./pin.ts";
import { left, type Knowledge, type Left, type Remedy } from "./remedy.ts";

export type Strategy = "explicit" | "defer";

export const strategies: readonly Strategy[] = ["explicit", "defer"];

/** All remedies that apply to a finding, the one that `explicit` prefers first. Empty where it must be left to a person. */
export function applicableRemedies(finding: Finding, knowledge: Knowledge, tree: SyntaxTree): Remedy[] {
  return plans(finding, knowledge, tree).filter((plan) => plan.kind !== "left");
}

/** The remedy that a strategy takes, or why there is none: `explicit` pins where the profile's sso_region is known, else defers. */
export function remedyBy(strategy: Strategy, finding: Finding, knowledge: Knowledge, tree: SyntaxTree): Remedy | Left {
  const all = plans(finding, knowledge, tree);
  const wanted = strategy === "explicit" ? all : all.filter((plan) => plan.kind !== "pin");
  return wanted.find((plan) => plan.kind !== "left") ?? wanted.at(-1) ?? left("contradicted");
}

function plans(finding: Finding, knowledge: Knowledge, tree: SyntaxTree): (Remedy | Left)[] {
  if (finding.kind === "ineffective") return remediesForOwnSignIn(finding, knowledge, tree);
  return [pin(finding, knowledge, tree), defer(finding, tree)].filter((plan) => plan !== undefined);
}
