import type { TSESTree } from "@typescript-eslint/types";
import { allValuesOf, evaluateSource } from "../analysis/flow/evaluate.ts";
import { lookup, type Lookup } from "../analysis/flow/objects.ts";
import { startFlow, withShare, type Alternative, type Flow, type Given, type Layer } from "../analysis/flow/values.ts";
import type { ProfileName } from "../analysis/profile-name.ts";
import type { ProviderCall } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories, requiredSsoFields } from "../sdk/factories.ts";
import { committedFor, type Committed, type Settings } from "../settings/settings.ts";
import type { Certainty } from "./certainty.ts";
import type { Clean, OverrideCode, UnknownVerdict } from "./override.ts";
import { certaintyOf, verdictOnValue } from "./region-value.ts";
import { ssoFields } from "./sso-fields.ts";

/** What overrides: the property, or the assignment that writes it, and its value. */
export interface FollowedCulprit {
  readonly property: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/** A provider call that signs in somewhere else than its profile says, by options that are made in steps or in several ways. */
export interface Followed {
  readonly kind: "overridden";
  readonly form: "followed";
  readonly code: Exclude<OverrideCode, "overriddenSsoClient">;
  readonly certainty: Certainty;
  readonly call: ProviderCall;
  readonly culprit: FollowedCulprit;
  readonly profile: ProfileName;
  /** Those of all paths that go wrong, the first one's first. */
  readonly profiles: readonly ProfileName[];
  readonly committed: Committed;
}

/** What becomes of a call on one path. */
type Ending = Clean | UnknownVerdict | (Omit<Followed, "form" | "call" | "profiles"> & { readonly given: Given });

const clean: Clean = { kind: "clean" };

/**
 * The verdict on a call whose options are not one literal: every alternative by itself, and then all of them. Properties in
 * `without` are taken to be gone.
 */
export function followedVerdict(
  call: ProviderCall,
  tree: SyntaxTree,
  settings: Settings,
  without?: ReadonlySet<TSESTree.Node>,
): Followed | Clean | UnknownVerdict {
  const [argument] = call.arguments ?? [];
  if (call.arguments && !argument) return clean;
  if (!argument || argument.type === "SpreadElement") return { kind: "unknown", reason: "spreadArguments" };
  const flow: Flow = { ...startFlow(tree, call.steps), ...(without && { without }) };
  const endings = allValuesOf(argument, flow).flatMap((options) => endingsOf(options, call, settings, flow));
  const wrong = endings.filter((one) => one.kind === "overridden");
  const [first] = wrong;
  if (!first) return endings.find((one) => one.kind === "unknown") ?? clean;
  const isAlways = endings.every((one) => one.kind === "overridden" && one.certainty === "always");
  const certainty = isAlways ? "always" : "sometimes";
  const { code, culprit, profile, committed } = first;
  const profiles = wrong.map((one) => one.profile);
  return { kind: "overridden", form: "followed", code, certainty, call, culprit, profile, profiles, committed };
}

/** Options on one path: whose profile, and what `clientConfig` they have. */
function endingsOf(
  { value, given }: Alternative,
  call: ProviderCall,
  settings: Settings,
  flow: Flow,
): readonly Ending[] {
  if (value.kind === "unknown") return [value];
  if (value.kind === "hidden") return [{ kind: "unknown", reason: "notAnObjectLiteral" }];
  if (value.kind !== "object") return [clean];
  const { layers } = value;
  return profilesIn(layers, given, flow).flatMap(({ profile, given: then }): readonly Ending[] => {
    const committed = committedFor(profile.kind === "named" ? profile.name : undefined, settings);
    if (committed.kind === "notSso") return [clean];
    const reason = signsInOtherwise(layers, call, then, flow);
    if (reason && !(reason === "ssoFields" && isSignIn(layers, committed, then, flow)))
      return [{ kind: "unknown", reason }];
    const endings = lookup(layers, "clientConfig", then, flow).flatMap((found) =>
      inClientConfig(found, { profile, committed }, flow),
    );
    return reason && endings.some(({ kind }) => kind !== "clean") ? [{ kind: "unknown", reason }] : endings;
  });
}

interface Whose {
  readonly profile: ProfileName;
  readonly committed: Committed;
}

function profilesIn(
  layers: readonly Layer[],
  given: Given,
  flow: Flow,
): readonly { readonly profile: ProfileName; readonly given: Given }[] {
  return lookup(layers, "profile", given, flow).flatMap((found) => {
    if (found.kind === "unknown") return [{ profile: { kind: "unknown" }, given: found.given }];
    if (found.kind === "absent") return [{ profile: { kind: "unnamed" }, given: found.given }];
    const values = withShare(flow, () => evaluateSource(found.source, found.given, flow));
    return values.map(({ value, given: then }) => ({
      profile: profileOf(value),
      given: then,
    }));
  });
}

function profileOf(value: Alternative["value"]): ProfileName {
  if (value.kind === "text") return { kind: "named", name: value.text };
  return { kind: value.kind === "nothing" ? "unnamed" : "unknown" };
}

/** An `ssoClient` goes before all else, and the SSO fields make a sign-in of their own. */
function signsInOtherwise(
  layers: readonly Layer[],
  { factory }: ProviderCall,
  given: Given,
  flow: Flow,
): UnknownVerdict["reason"] | undefined {
  const { readsSsoClient, readsSsoFields } = factories[factory];
  if (readsSsoClient && mayHave(layers, "ssoClient", given, flow)) return "ssoClient";
  return readsSsoFields && ssoFields.some((field) => mayHave(layers, field, given, flow)) ? "ssoFields" : undefined;
}

/** Whether all fields of an SSO sign-in are surely there, and no other region than the committed one. */
function isSignIn(layers: readonly Layer[], committed: Committed, given: Given, flow: Flow): boolean {
  return requiredSsoFields.every((name) =>
    lookup(layers, name, given, flow).every(
      (found) =>
        found.kind === "found" &&
        evaluateSource(found.source, found.given, flow).every(
          ({ value }) =>
            value.kind === "text" &&
            (name !== "ssoRegion" || committed.kind !== "region" || value.text === committed.ssoRegion),
        ),
    ),
  );
}

/** What a spread that cannot be seen may bring is left aside, as where options are a literal. */
function mayHave(layers: readonly Layer[], name: string, given: Given, flow: Flow): boolean {
  return lookup(layers, name, given, flow).some(
    (found) =>
      found.kind === "found" &&
      evaluateSource(found.source, found.given, flow).some(({ value }) => value.kind !== "nothing"),
  );
}

function inClientConfig(found: Lookup, whose: Whose, flow: Flow): readonly Ending[] {
  if (found.kind === "absent") return [clean];
  if (found.kind === "unknown") return [found];
  return evaluateSource(found.source, found.given, flow).flatMap(({ value, given }): readonly Ending[] => {
    if (value.kind === "unknown") return [value];
    if (value.kind === "hidden") return [{ kind: "unknown", reason: "notAnObjectLiteral" }];
    // A text, or a function, has no region.
    if (value.kind !== "object") return [clean];
    return lookup(value.layers, "endpoint", given, flow).flatMap((endpoint): readonly Ending[] =>
      endpoint.kind === "found"
        ? withEndpoint(endpoint, value.layers, whose, flow)
        : inRegion(value.layers, endpoint.given, whose, flow),
    );
  });
}

function withEndpoint(
  endpoint: Extract<Lookup, { readonly kind: "found" }>,
  layers: readonly Layer[],
  whose: Whose,
  flow: Flow,
): readonly Ending[] {
  const culprit = { property: endpoint.at, value: endpoint.source.node };
  return evaluateSource(endpoint.source, endpoint.given, flow).flatMap(({ value, given }): readonly Ending[] =>
    value.kind === "nothing"
      ? inRegion(layers, given, whose, flow)
      : [
          {
            kind: "overridden",
            certainty: certaintyOf(value),
            code: "overriddenSsoEndpoint",
            culprit,
            given,
            ...whose,
          },
        ],
  );
}

function inRegion(layers: readonly Layer[], given: Given, whose: Whose, flow: Flow): readonly Ending[] {
  return lookup(layers, "region", given, flow).flatMap((found): readonly Ending[] => {
    if (found.kind === "absent") return [clean];
    if (found.kind === "unknown") return [found];
    const { at, source } = found;
    return evaluateSource(source, found.given, flow).map((one) => {
      const verdict = verdictOnValue(one, at, whose.committed, flow.tree);
      const shown = one.value.kind === "text" ? (one.trail.at(-1) ?? source.node) : source.node;
      const culprit = { property: at, value: shown };
      if (verdict === "clean") return clean;
      return {
        kind: "overridden",
        certainty: certaintyOf(one.value),
        code: verdict,
        culprit,
        given: one.given,
        ...whose,
      };
    });
  });
}
