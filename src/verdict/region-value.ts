import type { TSESTree } from "@typescript-eslint/types";
import type { Alternative } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Committed } from "../settings/settings.ts";
import type { Certainty } from "./certainty.ts";
import { claims, hasClaimComment } from "./claims.ts";

/** A value that cannot be followed may be none. */
export function certaintyOf({ kind }: Alternative["value"]): Certainty {
  return kind === "unknown" ? "sometimes" : "always";
}

/** What one value of a region does: nothing where it is none, is the one committed to, or claims to be the SSO region. */
export function verdictOnValue(
  { value, trail }: Alternative,
  at: TSESTree.Node,
  committed: Committed,
  tree: SyntaxTree,
): "clean" | "overriddenSsoRegion" | "contradictedSsoRegion" {
  if (value.kind === "nothing") return "clean";
  const isKnown = value.kind === "text" && committed.kind === "region";
  if (isKnown && value.text === committed.ssoRegion) return "clean";
  const isClaim = trail.some((node) => claims(node, tree)) || (at.type === "Property" && hasClaimComment(at, tree));
  if (!isClaim) return "overriddenSsoRegion";
  return isKnown ? "contradictedSsoRegion" : "clean";
}
