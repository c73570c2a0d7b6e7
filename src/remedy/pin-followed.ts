import type { TSESTree } from "@typescript-eslint/types";
import { allValuesOf, evaluateSource } from "../analysis/flow/evaluate.ts";
import { lookup } from "../analysis/flow/objects.ts";
import { startFlow } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { claimComment, hasClaimComment } from "../verdict/claims.ts";
import type { Followed } from "../verdict/followed.ts";
import { makingsOf, placesOf } from "./makings.ts";
import { ownOptions } from "./own-options.ts";
import { signInOf } from "./pin.ts";
import type { Survey } from "./places.ts";
import { hasSideEffects } from "./region-value.ts";
import { left, type Knowledge, type Left, type Pin } from "./remedy.ts";
import { quoted, replaceValue } from "./value-edits.ts";

/**
 * The remedy `pin` for options that are made in several ways or steps: the profile's sso_region wherever another region is written.
 * Undefined where no sso_region may be pinned, or where it cannot be written everywhere.
 */
export function pinFollowed(
  { call, profile, committed }: Followed,
  argument: TSESTree.Node,
  survey: Survey,
  knowledge: Knowledge,
  tree: SyntaxTree,
): Pin | Left | undefined {
  const known = asksForOne(argument, call.steps, tree)
    ? signInOf(call.factory, profile, committed, knowledge)
    : undefined;
  if (!known) return undefined;
  const wrong = [...survey.places.values()].flatMap((held) => [...held.wrong]);
  const properties = wrong.filter((region) => region.type === "Property");
  if (properties.length < wrong.length) return undefined;
  if (properties.some(({ value }) => hasSideEffects(value, tree))) return left("sideEffects");
  const own = regionsMadeFor(argument, survey, tree);
  const edits = properties.every((region) => own.has(region))
    ? properties.map((region) => replaceValue(region, pinnedText(region, known.ssoRegion, tree), tree))
    : ownOptions(argument, survey, { pinned: `"${known.ssoRegion}" ${claimComment}` }, tree);
  return edits && { kind: "pin", ...known, edits };
}

function pinnedText(region: TSESTree.Property, ssoRegion: string, tree: SyntaxTree): string {
  const claim = hasClaimComment(region, tree) ? "" : ` ${claimComment}`;
  const { parent } = region;
  return parent.type === "ObjectExpression"
    ? `${quoted(ssoRegion, region, parent, tree)}${claim}`
    : `"${ssoRegion}"${claim}`;
}

/** The regions in objects that are made for these options alone. */
function regionsMadeFor(argument: TSESTree.Node, { places }: Survey, tree: SyntaxTree): ReadonlySet<TSESTree.Node> {
  const written = new Set(placesOf("clientConfig", makingsOf(argument, tree), tree));
  const own = [...places.keys()].filter((at) => written.has(at));
  const values = own.map((at) =>
    at.type === "Property" ? at.value : at.type === "AssignmentExpression" ? at.right : at,
  );
  return new Set(values.flatMap((value) => placesOf("region", makingsOf(value, tree), tree)));
}

/** Whether options ask for one profile, whatever is decided, and read the files that everything reads. */
function asksForOne(argument: TSESTree.Node, steps: number, tree: SyntaxTree): boolean {
  const flow = startFlow(tree, steps);
  const names = new Set<string | undefined>();
  for (const { value, given } of allValuesOf(argument, flow)) {
    if (value.kind !== "object") continue;
    const isElsewhere = ["filepath", "configFilepath"].some((name) =>
      lookup(value.layers, name, given, flow).some(({ kind }) => kind === "found"),
    );
    if (isElsewhere) return false;
    for (const found of lookup(value.layers, "profile", given, flow)) {
      if (found.kind === "unknown") return false;
      const profiles = found.kind === "found" ? evaluateSource(found.source, found.given, flow) : [];
      if (profiles.some((one) => one.value.kind !== "text" && one.value.kind !== "nothing")) return false;
      if (profiles.length === 0) names.add(undefined);
      for (const one of profiles) names.add(one.value.kind === "text" ? one.value.text : undefined);
    }
  }
  return names.size === 1;
}
