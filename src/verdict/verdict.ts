import { stringValue } from "../analysis/expressions.ts";
import type { FoundProperty } from "../analysis/objects.ts";
import { profileNameIn } from "../analysis/profile-name.ts";
import { providerCalls, type ProviderCall } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factOf } from "../sdk/bites.ts";
import { factories } from "../sdk/factories.ts";
import { holdsSomewhere } from "../sdk/releases.ts";
import { committedFor, type Settings } from "../settings/settings.ts";
import { overrideIn, type Clean, type Override, type UnknownVerdict } from "./override.ts";
import type { Project } from "./project.ts";
import { givenProperty, ineffectiveCode, missingSsoFields, type Ineffective } from "./sso-fields.ts";

/** What a provider call will do, as far as its source and the committed settings tell. */
export type Verdict =
  | Clean
  | Override
  | Ineffective
  | UnknownVerdict
  | { readonly kind: "unknown"; readonly reason: "incompleteSsoFields" };

/** A verdict that is reported. */
export type Finding = Override | Ineffective;

/** What there is to report of a file, in the order of the source: what goes wrong in a release that matters. */
export function findingsIn(tree: SyntaxTree, { settings, releases }: Project): Finding[] {
  return providerCalls(tree, settings.modules)
    .map((call) => verdictOf(call, tree, settings))
    .filter((verdict) => verdict.kind === "overridden" || verdict.kind === "ineffective")
    .filter((finding) => isTroubleIn(releases, finding));
}

function isTroubleIn(releases: string, { code, call }: Finding): boolean {
  const fact = factOf(code, call.factory);
  return fact === undefined || holdsSomewhere(fact, releases);
}

/** Whether what overrides is what it overrides. */
function isSameRegion(one: FoundProperty, other: FoundProperty, tree: SyntaxTree): boolean {
  const region = stringValue(one.property.value, tree);
  return region !== undefined && region === stringValue(other.property.value, tree);
}

/** The verdict on one provider call. It depends on the source and the committed settings only. */
export function verdictOf(call: ProviderCall, tree: SyntaxTree, settings: Settings): Verdict {
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
    const isBeaten = override !== undefined && !isSameRegion(ssoRegion, override.culprit, tree);
    const ssoSession = name === undefined ? undefined : settings.ssoSessions.get(name);
    const code = ineffectiveCode(call, options, ssoRegion, { isBeaten, committed, ssoSession }, tree);
    if (code) return { kind: "ineffective", code, call, options, culprit: ssoRegion, override, committed, ssoSession };
    return override && !isBeaten ? { kind: "clean" } : verdict;
  }
  const isIncomplete = factories[call.factory].readsSsoFields && missingSsoFields(options, tree).length > 0;
  return isIncomplete ? { kind: "unknown", reason: "incompleteSsoFields" } : verdict;
}
