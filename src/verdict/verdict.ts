import type { TSESTree } from "@typescript-eslint/types";
import { follow, isNullish, stringValue } from "../analysis/expressions.ts";
import { importOf } from "../analysis/imports.ts";
import {
  objectOf,
  propertyOf,
  type FoundProperty,
  type ObjectLiteral,
  type PropertyLookup,
  type UnknownReason,
} from "../analysis/objects.ts";
import { profileNameIn } from "../analysis/profile-name.ts";
import { providerCalls, type ProviderCall } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories, requiredSsoFields, ssoClients } from "../sdk/factories.ts";
import { committedFor, type Committed, type Settings } from "../settings/settings.ts";
import { isClaim } from "./claims.ts";

/** What overrides the profile's sso_region; the names are those of the messages. */
export type OverrideCode =
  | "overriddenSsoRegion"
  | "overriddenSsoEndpoint"
  | "overriddenSsoClient"
  /** A claim that the committed settings contradict. */
  | "contradictedSsoRegion";

/** A provider call that signs in to SSO somewhere else than its profile says. */
export interface Override {
  readonly kind: "overridden";
  readonly code: OverrideCode;
  readonly call: ProviderCall;
  /** The options object of the call. */
  readonly options: ObjectLiteral;
  /** The option that overrides: `clientConfig` or `ssoClient`. */
  readonly option: FoundProperty;
  /** The object that configures: what `clientConfig` holds, or what the client is made with. */
  readonly config: ObjectLiteral;
  /** The property inside it that does, `region` or `endpoint`, which is what is reported. A spread may bring it from another object. */
  readonly culprit: FoundProperty;
  /** What the settings say of the profile. */
  readonly committed: Committed;
}

/** What a provider call will do, as far as its source tells. */
export type Verdict =
  | { readonly kind: "clean" }
  | Override
  | { readonly kind: "unknown"; readonly reason: UnknownReason | "ssoClient" | "incompleteSsoFields" };

type Asked = Pick<Override, "call" | "options" | "committed">;

type Given = Omit<Override, "kind" | "code">;

const clean: Verdict = { kind: "clean" };

/** The provider calls of a file that sign in somewhere else than their profile says. */
export function overridesOf(tree: SyntaxTree, settings: Settings): Override[] {
  return providerCalls(tree, settings.modules)
    .map((call) => verdictOf(call, tree, settings))
    .filter((verdict) => verdict.kind === "overridden");
}

/** The verdict on one provider call. It depends on the source and the committed settings only. */
export function verdictOf(call: ProviderCall, tree: SyntaxTree, settings: Settings): Verdict {
  const { options } = call;
  if (options.kind === "nullish") return clean;
  if (options.kind === "unknown") return options;
  if (hasIncompleteSsoFields(call, options, tree)) return { kind: "unknown", reason: "incompleteSsoFields" };
  const profile = profileNameIn(options, tree);
  const committed = committedFor(profile.kind === "named" ? profile.name : undefined, settings);
  if (committed.kind === "notSso") return clean;
  const asked = { call, options, committed };
  return (
    (factories[call.factory].readsSsoClient ? verdictOnSsoClient(asked, tree) : undefined) ??
    verdictOnClientConfig(asked, tree)
  );
}

/** Whether the call names its SSO sign-in itself: account, role, start URL and region come from the code, not from the profile. */
export function hasSsoFields(call: ProviderCall, options: ObjectLiteral, tree: SyntaxTree): boolean {
  return (
    factories[call.factory].readsSsoFields &&
    ["ssoSession", ...requiredSsoFields].some((field) => isGiven(options, field, tree))
  );
}

/** Some of the SSO fields and not all: the SDK throws "Incomplete configuration" before it calls anyone (SDK 3.1169). */
function hasIncompleteSsoFields(call: ProviderCall, options: ObjectLiteral, tree: SyntaxTree): boolean {
  return hasSsoFields(call, options, tree) && !requiredSsoFields.every((field) => isGiven(options, field, tree));
}

function isGiven(options: ObjectLiteral, name: string, tree: SyntaxTree): boolean {
  const lookup = propertyOf(options, name, tree);
  return lookup.kind === "found" && !isNullish(lookup.property.value, tree);
}

/** `ssoClient` beats everything else; undefined where there is none. */
function verdictOnSsoClient(asked: Asked, tree: SyntaxTree): Verdict | undefined {
  const option = propertyOf(asked.options, "ssoClient", tree);
  if (option.kind !== "found" || isNullish(option.property.value, tree)) return undefined;
  const config = ssoClientConfig(option.property.value, tree);
  const region = config && regionOf(config, tree);
  if (!config || region?.kind !== "found") return { kind: "unknown", reason: "ssoClient" };
  return verdictOnRegion("overriddenSsoClient", { ...asked, option, config, culprit: region }, tree);
}

function ssoClientConfig(node: TSESTree.Node, tree: SyntaxTree): ObjectLiteral | undefined {
  const made = follow(node, tree);
  if (made.type !== "NewExpression") return undefined;
  const imported = importOf(made.callee, tree);
  const isSsoClient =
    imported?.module === ssoClients.package && ssoClients.classes.some((name) => name === imported.name);
  const [argument] = made.arguments;
  if (!isSsoClient || !argument || argument.type === "SpreadElement") return undefined;
  const config = objectOf(argument, tree);
  return config.kind === "object" ? config : undefined;
}

function verdictOnClientConfig(asked: Asked, tree: SyntaxTree): Verdict {
  const option = propertyOf(asked.options, "clientConfig", tree);
  if (option.kind === "absent") return clean;
  if (option.kind === "unknown") return option;
  const config = objectOf(option.property.value, tree);
  if (config.kind === "nullish") return clean;
  if (config.kind === "unknown") return config;
  const endpoint = propertyOf(config, "endpoint", tree);
  if (endpoint.kind === "found" && !isNullish(endpoint.property.value, tree)) {
    return { kind: "overridden", code: "overriddenSsoEndpoint", ...asked, option, config, culprit: endpoint };
  }
  const region = regionOf(config, tree);
  if (region.kind === "unknown") return region;
  if (region.kind === "absent") return clean;
  return verdictOnRegion("overriddenSsoRegion", { ...asked, option, config, culprit: region }, tree);
}

/** A region in the place of the profile's own: clean where it is the same by the settings, or by its own claim. */
function verdictOnRegion(code: OverrideCode, given: Given, tree: SyntaxTree): Verdict {
  const { committed, culprit } = given;
  const region = stringValue(culprit.property.value, tree);
  const isKnown = region !== undefined && committed.kind === "region";
  if (isKnown && region === committed.ssoRegion) return clean;
  if (!isClaim(culprit.property, tree)) return { kind: "overridden", code, ...given };
  return isKnown ? { kind: "overridden", code: "contradictedSsoRegion", ...given } : clean;
}

/** `null`, `undefined`, `void 0` and a property that can only be set are no region. */
function regionOf(config: ObjectLiteral, tree: SyntaxTree): PropertyLookup {
  const lookup = propertyOf(config, "region", tree);
  if (lookup.kind !== "found") return lookup;
  const isNone = lookup.property.kind === "set" || isNullish(lookup.property.value, tree);
  return isNone ? { kind: "absent" } : lookup;
}
