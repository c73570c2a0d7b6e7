import type { TSESTree } from "@typescript-eslint/types";
import { stringValue } from "../analysis/expressions.ts";
import { propertyOf, type FoundProperty } from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories, type Factory } from "../sdk/factories.ts";
import type { Override, OverrideCode } from "../verdict/override.ts";
import type { LeftReason } from "./messages.ts";
import { changesToMove } from "./move.ts";
import { hasSideEffects } from "./region-value.ts";
import { changesToRemove, isFromSpread, removeAll } from "./removal.ts";
import { left, type Defer, type Left } from "./remedy.ts";

/** What cannot be left to the profile, and why. */
const notDeferrable: Readonly<Record<OverrideCode, LeftReason | undefined>> = {
  overriddenSsoRegion: undefined,
  overriddenSsoEndpoint: "endpoint",
  overriddenSsoClient: "ssoClient",
  contradictedSsoRegion: "contradicted",
};

/**
 * The remedy `defer`: no `clientConfig.region`, so that the profile decides where SSO is called. Where STS reads the region
 * too, or making it has side effects, it moves to `parentClientConfig`, which the SDK asks after the profile (from SDK 3.515).
 * `besides` are further properties that have to go.
 */
export function defer(override: Override, tree: SyntaxTree, besides: readonly FoundProperty[] = []): Defer | Left {
  const reason = notDeferrable[override.code];
  if (reason) return left(reason);
  const { call, options, culprit } = override;
  const parent = propertyOf(options, "parentClientConfig", tree);
  if (besides.some((field) => isFromSpread(field, options))) return left("spreadOption");
  const isMoved = isNeeded(call.factory, culprit.property.value, tree);
  const changes = isMoved ? changesToMove(override, parent, besides, tree) : changesToRemove(override, tree);
  if ("kind" in changes) return changes;
  const edits = [...changes.edits, ...removeAll([...besides, ...changes.removed], tree)];
  return { kind: "defer", form: isMoved ? "move" : "remove", edits };
}

/** Whether something still wants the region: STS, or whatever making it does. An empty one makes STS throw (SDK 3.1169). */
function isNeeded(factory: Factory, region: TSESTree.Node, tree: SyntaxTree): boolean {
  return (factories[factory].callsSts && stringValue(region, tree) !== "") || hasSideEffects(region, tree);
}
