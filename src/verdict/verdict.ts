import type { TSESTree } from "@typescript-eslint/types";
import { textOnEveryPath } from "../analysis/flow/text.ts";
import type { FoundProperty } from "../analysis/objects.ts";
import type { UnknownReason } from "../analysis/objects.ts";
import { profileNameIn } from "../analysis/profile-name.ts";
import type { LostSight } from "../analysis/callees.ts";
import { lostFactories, providerCalls, type ProviderCall } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factOf } from "../sdk/bites.ts";
import { factories, mayGoWrong, type Factory } from "../sdk/factories.ts";
import { holdsSomewhere } from "../sdk/releases.ts";
import { committedFor, type Settings } from "../settings/settings.ts";
import { followedVerdict, type Followed } from "./followed.ts";
import { overrideIn, type Clean, type Override, type UnknownVerdict } from "./override.ts";
import type { Project } from "./project.ts";
import { givenProperty, ineffectiveCode, missingSsoFields, type Ineffective } from "./sso-fields.ts";

/** What a provider call will do, as far as its source and the committed settings tell. */
export type Verdict = Clean | Override | Followed | Ineffective | UnknownVerdict;

/** A verdict that is reported. */
export type Finding = LiteralFinding | Followed;

/** A finding on options that are literals. */
export type LiteralFinding = Override | Ineffective;

/** Whether a finding is on options that are made in several ways or steps. */
export function isFollowed(finding: Finding): finding is Followed {
  return finding.kind === "overridden" && finding.form === "followed";
}

/** A call of which the source does not tell where it signs in, or a factory whose calls it does not show, and why. */
export interface UnknownCall {
  readonly node: TSESTree.Node;
  readonly factory: Factory;
  readonly reason: UnknownVerdict["reason"] | LostSight["reason"];
}

/** What there is to report of a file, in the order of the source: what goes wrong in a release that matters. */
export function findingsIn(tree: SyntaxTree, { settings, releases }: Project): Finding[] {
  if (!mayGoWrong(tree.text)) return [];
  return verdictsIn(tree, settings).flatMap((verdicts) => {
    const findings = verdicts.filter((one) => one.kind === "overridden" || one.kind === "ineffective");
    const [first] = findings.filter((finding) => isTroubleIn(releases, finding));
    if (!first) return [];
    const isSometimes = findings.length < verdicts.length || (!first.call.isOnly && verdicts.length === 1);
    return first.kind === "overridden" && isSometimes ? [{ ...first, certainty: "sometimes" }] : [first];
  });
}

/** The calls of a file of which the source does not tell where they sign in, likewise. */
export function unknownCallsIn(tree: SyntaxTree, { settings }: Project): UnknownCall[] {
  const calls = providerCalls(tree, settings.modules).flatMap((call): UnknownCall[] => {
    const verdict = verdictOf(call, tree, settings);
    return verdict.kind === "unknown" ? [{ node: call.node, factory: call.factory, reason: verdict.reason }] : [];
  });
  return [...calls, ...lostFactories(tree, settings.modules)];
}

/** The verdicts of a file, those on one call together. */
function verdictsIn(tree: SyntaxTree, settings: Settings): Verdict[][] {
  const byNode = new Map<TSESTree.Node, Verdict[]>();
  for (const call of providerCalls(tree, settings.modules)) {
    byNode.set(call.node, [...(byNode.get(call.node) ?? []), verdictOf(call, tree, settings)]);
  }
  return [...byNode.values()];
}

function isTroubleIn(releases: string, { code, call }: Finding): boolean {
  const fact = factOf(code, call.factory);
  return fact === undefined || holdsSomewhere(fact, releases);
}

/** Whether what overrides is what it overrides. */
function isSameRegion(one: FoundProperty, other: FoundProperty, steps: number, tree: SyntaxTree): boolean {
  const region = textOnEveryPath(one.property.value, steps, tree);
  return region !== undefined && region === textOnEveryPath(other.property.value, steps, tree);
}

/** Why what is written in one place does not tell, where the paths that lead there may. */
const followable: ReadonlySet<string> = new Set<UnknownReason>([
  "notAnObjectLiteral",
  "changedLater",
  "spread",
  "computedKey",
]);

/** The verdict on one provider call. It depends on the source and the committed settings only. */
export function verdictOf(call: ProviderCall, tree: SyntaxTree, settings: Settings): Verdict {
  const verdict = verdictOnLiteral(call, tree, settings);
  if (verdict.kind !== "unknown" || !followable.has(verdict.reason)) return verdict;
  const followed = followedVerdict(call, tree, settings);
  const isKnownBetter =
    followed.kind === "unknown" && followed.reason === "ssoFields" && call.options.kind === "object";
  return isKnownBetter ? verdict : followed;
}

function verdictOnLiteral(call: ProviderCall, tree: SyntaxTree, settings: Settings): Verdict {
  const { options } = call;
  if (options.kind === "nullish") return { kind: "clean" };
  if (options.kind === "unknown") return options;
  const profile = profileNameIn(options, tree);
  const name = profile.kind === "named" ? profile.name : undefined;
  const committed = committedFor(name, settings);
  if (committed.kind === "notSso") return { kind: "clean" };
  const verdict = overrideIn({ call, options, committed }, tree);
  const ssoRegion = givenProperty(options, "ssoRegion", tree);
  if (ssoRegion) {
    const override = verdict.kind === "overridden" ? verdict : undefined;
    const isBeaten = override !== undefined && !isSameRegion(ssoRegion, override.culprit, call.steps, tree);
    const ssoSession = name === undefined ? undefined : settings.ssoSessions.get(name);
    const code = ineffectiveCode(call, options, ssoRegion, { isBeaten, committed, ssoSession }, tree);
    if (code) return { kind: "ineffective", code, call, options, culprit: ssoRegion, override, committed, ssoSession };
    return override && !isBeaten ? { kind: "clean" } : verdict;
  }
  const isIncomplete = factories[call.factory].readsSsoFields && missingSsoFields(options, tree).length > 0;
  return isIncomplete ? { kind: "unknown", reason: "incompleteSsoFields" } : verdict;
}
