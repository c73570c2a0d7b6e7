import { profileNameIn } from "../analysis/profile-name.ts";
import { providerCalls } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { FactId } from "../sdk/facts.ts";
import { factories, type Factory } from "../sdk/factories.ts";
import { holdsEverywhere, holdsSomewhere } from "../sdk/releases.ts";
import type { Followed } from "../verdict/followed.ts";
import type { Override } from "../verdict/override.ts";
import { isFollowed, verdictOf, type Finding } from "../verdict/verdict.ts";
import { defer } from "./defer.ts";
import { overlap } from "./edits.ts";
import { remediesOnPaths } from "./followed.ts";
import { inline } from "./inline.ts";
import { overridesBesides, remediesForOwnSignIn } from "./own-sign-in.ts";
import { isElsewhere, pin } from "./pin.ts";
import { losesComment } from "./lost-comments.ts";
import { withoutUnused } from "./unused.ts";
import { left, type Knowledge, type Left, type Remedy } from "./remedy.ts";

/** `explicit` pins where the profile's sso_region is known, else defers; `defer` always defers; `inline` inlines where it can, else is `explicit`. */
export type Strategy = "explicit" | "defer" | "inline";

const kindsBy: Readonly<Record<Strategy, readonly Remedy["kind"][]>> = {
  explicit: ["pin", "defer"],
  defer: ["defer"],
  inline: ["inline", "pin", "defer"],
};

export const strategies = Object.keys(kindsBy) as readonly Strategy[];

/** All remedies that a strategy may take for a finding, the one it prefers first. Empty where it must be left to a person. */
export function applicableRemedies(
  finding: Finding,
  strategy: Strategy,
  knowledge: Knowledge,
  tree: SyntaxTree,
): Remedy[] {
  return plans(finding, strategy, knowledge, tree)
    .filter((plan) => plan.kind !== "left")
    .map((plan) => ({ ...plan, edits: withoutUnused(plan.edits, tree) }));
}

/** The remedy that a strategy takes, or why there is none; what it leaves unused is still there. */
export function remedyBy(strategy: Strategy, finding: Finding, knowledge: Knowledge, tree: SyntaxTree): Remedy | Left {
  const all = plans(finding, strategy, knowledge, tree);
  return all.find((plan) => plan.kind !== "left") ?? all.at(-1) ?? left("contradicted");
}

/** Plans of the strategy's kinds, and what was left, in the order of preference. */
function plans(finding: Finding, strategy: Strategy, knowledge: Knowledge, tree: SyntaxTree): (Remedy | Left)[] {
  if (!finding.call.isOnly) return plansForAny(finding, knowledge, tree);
  if (isFollowed(finding)) return plansOnPaths(finding, strategy, knowledge, tree);
  if (finding.kind === "ineffective" && overridesBesides(finding, knowledge, tree)) return [left("severalWays")];
  const inlined = strategy === "inline" ? inline(finding, knowledge, tree) : undefined;
  if (factories[finding.call.factory].callsSts && isElsewhere(profileNameIn(finding.options, tree), knowledge))
    return [left("notSso")];
  const others =
    finding.kind === "ineffective"
      ? remediesForOwnSignIn(finding, knowledge, tree)
      : remediesForOverride(finding, knowledge, tree);
  return [inlined, ...others]
    .filter((plan) => plan !== undefined)
    .filter(({ kind }) => kind === "left" || kindsBy[strategy].includes(kind))
    .map((plan) => whereItWorks(plan, finding.call.factory, knowledge.project.releases, tree));
}

/** Where one of several factories is called: what moves the region for one that calls STS, for it does no harm to the others. */
function plansForAny({ call }: Finding, knowledge: Knowledge, tree: SyntaxTree): (Remedy | Left)[] {
  const { settings, releases } = knowledge.project;
  const calls = providerCalls(tree, settings.modules).filter(({ node }) => node === call.node);
  const verdicts = calls.flatMap((one) => {
    const verdict = verdictOf(one, tree, settings);
    return verdict.kind === "overridden" && verdict.code === "overriddenSsoRegion" ? [verdict] : [];
  });
  const chosen = verdicts.find((one) => factories[one.call.factory].callsSts);
  if (!call.isOneOfFactories || !chosen || verdicts.length < calls.length) return [left("severalFactories")];
  return plans({ ...chosen, call: { ...chosen.call, isOnly: true } }, "defer", knowledge, tree).map((plan) =>
    calls.reduce((kept, { factory }) => whereItWorks(kept, factory, releases, tree), plan),
  );
}

/** The plans for options that are made in several ways or steps. */
function plansOnPaths(
  finding: Followed,
  strategy: Strategy,
  knowledge: Knowledge,
  tree: SyntaxTree,
): (Remedy | Left)[] {
  const { factory } = finding.call;
  const isNotSso = factories[factory].callsSts && isElsewhere(finding.profile, knowledge);
  const all = isNotSso ? [left("notSso")] : remediesOnPaths(finding, knowledge, tree);
  return all
    .filter(({ kind }) => kind === "left" || kindsBy[strategy].includes(kind))
    .map((plan) => whereItWorks(plan, factory, knowledge.project.releases, tree));
}

/** Only a region can be left to the profile, so that of anything else the reason why it cannot be pinned says more. */
function remediesForOverride(
  override: Override,
  knowledge: Knowledge,
  tree: SyntaxTree,
): (Remedy | Left | undefined)[] {
  const pinned = pin(override, knowledge, tree);
  const isOnlyPinned = pinned?.kind === "left" && override.code !== "overriddenSsoRegion";
  return isOnlyPinned ? [pinned] : [pinned, defer(override, tree)];
}

/** Leaves a call to a person where its edits are at odds, would lose a comment, or where a release that matters cannot do what the remedy relies on. */
function whereItWorks(plan: Remedy | Left, factory: Factory, releases: string, tree: SyntaxTree): Remedy | Left {
  if (plan.kind === "left") return plan;
  if (overlap(plan.edits, plan.edits)) return left("entangled");
  if (losesComment(plan.edits, tree)) return left("comment");
  if (plan.kind === "pin") return plan;
  const isMoved = plan.kind === "defer" && plan.form === "move";
  if (isMoved) return holdsEverywhere(parentRegionFacts[factory], releases) ? plan : left("parentIgnored");
  return factory === "fromSSO" && holdsSomewhere("ssoRegionMissing", releases) ? left("regionMissing") : plan;
}

/** That `parentClientConfig.region` is read. */
const parentRegionFacts: Readonly<Record<Factory, FactId>> = {
  fromSSO: "ssoParentRegionHarmless",
  fromIni: "iniStsParentRegion",
  fromNodeProviderChain: "chainStsParentRegion",
  defaultProvider: "chainStsParentRegion",
};
