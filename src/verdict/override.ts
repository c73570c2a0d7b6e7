import { isNullish, stringValue } from "../analysis/expressions.ts";
import { importOf } from "../analysis/imports/import-of.ts";
import {
  objectOf,
  propertyOf,
  trace,
  type FoundProperty,
  type ObjectLiteral,
  type PropertyLookup,
  type UnknownReason,
} from "../analysis/objects.ts";
import type { ProviderCall } from "../analysis/provider-calls.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { allValuesOf } from "../analysis/flow/evaluate.ts";
import { startFlow, type Alternative } from "../analysis/flow/values.ts";
import { factories, ssoClients } from "../sdk/factories.ts";
import type { Committed } from "../settings/settings.ts";
import type { Certainty } from "./certainty.ts";
import { isClaim } from "./claims.ts";
import { certaintyOf, verdictOnValue } from "./region-value.ts";

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
  /** The options and what is in them are literals, straight or behind names. */
  readonly form: "literal";
  /** Whether the region is one on every path. */
  readonly certainty: Certainty;
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

/** A call whose options the source shows, and what the settings say of its profile. */
export type Asked = Pick<Override, "call" | "options" | "committed">;

type Given = Omit<Override, "kind" | "form" | "certainty" | "code">;

/** What the options do to the sso_region: `overridden` with the property at fault, `clean`, or `unknown` with a reason. */
export type OverrideVerdict = Clean | Override | UnknownVerdict;

export interface Clean {
  readonly kind: "clean";
}

export interface UnknownVerdict {
  readonly kind: "unknown";
  readonly reason: UnknownReason | "ssoClient" | "ssoFields" | "incompleteSsoFields";
}

const clean: Clean = { kind: "clean" };

/** The verdict on `ssoClient` and `clientConfig`. */
export function overrideIn(asked: Asked, tree: SyntaxTree): OverrideVerdict {
  const onClient = factories[asked.call.factory].readsSsoClient ? verdictOnSsoClient(asked, tree) : undefined;
  return onClient ?? verdictOnClientConfig(asked, tree);
}

/** `ssoClient` beats everything else; undefined where there is none. */
function verdictOnSsoClient(asked: Asked, tree: SyntaxTree): OverrideVerdict | undefined {
  const option = propertyOf(asked.options, "ssoClient", tree);
  if (option.kind !== "found" || isNullish(option.property.value, tree)) return undefined;
  const config = ssoClientConfig(option, tree);
  const region = config && regionOf(config, tree);
  if (!config || region?.kind !== "found") return { kind: "unknown", reason: "ssoClient" };
  return verdictOnRegion("overriddenSsoClient", { ...asked, option, config, culprit: region }, tree);
}

function ssoClientConfig({ property, object }: FoundProperty, tree: SyntaxTree): ObjectLiteral | undefined {
  const traced = trace(property.value, tree, object.via);
  if (traced?.node.type !== "NewExpression") return undefined;
  const made = traced.node;
  const imported = importOf(made.callee, tree);
  const isSsoClient =
    imported?.module === ssoClients.package && ssoClients.classes.some((name) => name === imported.name);
  const [argument] = made.arguments;
  if (!isSsoClient || !argument || argument.type === "SpreadElement") return undefined;
  const config = objectOf(argument, tree, traced.via);
  return config.kind === "object" ? config : undefined;
}

function verdictOnClientConfig(asked: Asked, tree: SyntaxTree): OverrideVerdict {
  const option = propertyOf(asked.options, "clientConfig", tree);
  if (option.kind === "absent") return clean;
  if (option.kind === "unknown") return option;
  const config = objectOf(option.property.value, tree, option.object.via);
  if (config.kind === "nullish") return clean;
  if (config.kind === "unknown") return config;
  const endpoint = propertyOf(config, "endpoint", tree);
  if (endpoint.kind === "found" && !isNullish(endpoint.property.value, tree)) {
    return overridden("overriddenSsoEndpoint", { ...asked, option, config, culprit: endpoint });
  }
  const region = regionOf(config, tree);
  if (region.kind === "unknown") return region;
  if (region.kind === "absent") return clean;
  return verdictOnRegion("overriddenSsoRegion", { ...asked, option, config, culprit: region }, tree);
}

/** A region in the place of the profile's own: clean where it is the same by the settings, or by its own claim. */
function verdictOnRegion(code: OverrideCode, given: Given, tree: SyntaxTree): OverrideVerdict {
  const { committed, culprit } = given;
  const region = stringValue(culprit.property.value, tree);
  const isKnown = region !== undefined && committed.kind === "region";
  if (isKnown && region === committed.ssoRegion) return clean;
  if (isClaim(culprit.property, tree)) return isKnown ? overridden("contradictedSsoRegion", given) : clean;
  const values = regionValues(culprit, given.call.steps, tree);
  const verdicts = values.map((value) => verdictOnValue(value, culprit.property, committed, tree));
  if (verdicts.every((verdict) => verdict === "clean")) return clean;
  const isAlways = !verdicts.includes("clean") && values.every(({ value }) => certaintyOf(value) === "always");
  return overridden(code, given, isAlways ? "always" : "sometimes");
}

function overridden(code: OverrideCode, given: Given, certainty: Certainty = "always"): Override {
  return { kind: "overridden", form: "literal", certainty, code, ...given };
}

function regionValues({ property }: FoundProperty, steps: number, tree: SyntaxTree): readonly Alternative[] {
  const node = property.kind === "get" ? property : property.value;
  return allValuesOf(node, startFlow(tree, steps));
}

/** `null`, `undefined`, `void 0` and a property that can only be set are no region. */
function regionOf(config: ObjectLiteral, tree: SyntaxTree): PropertyLookup {
  const lookup = propertyOf(config, "region", tree);
  if (lookup.kind !== "found") return lookup;
  const isNone = lookup.property.kind === "set" || isNullish(lookup.property.value, tree);
  return isNone ? { kind: "absent" } : lookup;
}
