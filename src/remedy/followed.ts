import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories } from "../sdk/factories.ts";
import type { Followed } from "../verdict/followed.ts";
import type { Edit } from "./edits.ts";
import { inlineFollowed } from "./inline.ts";
import { makingsOf, placesOf, writingsBelow, type Makings, type Writing } from "./makings.ts";
import { ownOptions } from "./own-options.ts";
import { hasTypeOfItsOwn, isOfTheSdk, typeOfName } from "./own-type.ts";
import { pinFollowed } from "./pin-followed.ts";
import { surveyOf, type Held, type Survey } from "./places.ts";
import { hasSideEffects } from "./region-value.ts";
import { left, type Defer, type Knowledge, type Left, type Remedy } from "./remedy.ts";
import { renamePlace, renameWriting } from "./rename-followed.ts";
import { hasAnother } from "./shadowed.ts";
import { split, type Split, type Wanted } from "./split.ts";
import { emptyPlace, movePlace, moveWriting, removeWriting } from "./take-followed.ts";

/** The remedies for options that are made in several ways or steps, the one that goes furthest first. */
export function remediesOnPaths(finding: Followed, knowledge: Knowledge, tree: SyntaxTree): (Remedy | Left)[] {
  const { call, code, committed } = finding;
  if (code === "overriddenSsoEndpoint") return [left("endpoint")];
  const [argument] = call.arguments ?? [];
  const survey = argument && surveyOf(argument, { committed, steps: call.steps }, tree);
  if (!argument || !survey) return [left("severalWays")];
  if (hasAnother(argument, new Set(survey.places.keys()), call.steps, tree)) return [left("severalWays")];
  const pinned = pinFollowed(finding, argument, survey, knowledge, tree);
  const deferred =
    code === "contradictedSsoRegion" ? left("contradicted") : deferFollowed(finding, argument, survey, tree);
  const inlined = deferred.kind === "defer" ? inlineFollowed(finding, argument, deferred, knowledge, tree) : undefined;
  return [inlined, pinned, deferred].filter((plan) => plan !== undefined);
}

/**
 * The remedy `defer` for options that are made in several ways or steps: wherever they get a `clientConfig`, its region goes, or
 * moves to a `parentClientConfig` beside it. Where others may read the options, the call gets its own.
 */
function deferFollowed(finding: Followed, argument: TSESTree.Node, survey: Survey, tree: SyntaxTree): Defer | Left {
  const { callsSts } = factories[finding.call.factory];
  const form = callsSts ? "move" : "remove";
  const makings = makingsOf(argument, tree);
  if (isTyped(makings, tree)) return left("typedOptions");
  if (callsSts && (survey.hasParent || placesOf("parentClientConfig", makings, tree).length > 0))
    return left("besideParent");
  const isHere = isMadeHere(survey, makings, tree);
  const edits =
    (isHere ? editsInPlace(finding, survey, makings, tree) : undefined) ??
    (isHere && !survey.isLayered ? undefined : ownOptions(argument, survey, form, tree));
  if (edits) return { kind: "defer", form, edits };
  const type = typeOfName(argument, tree);
  return left(type && !isOfTheSdk(type, tree) ? "typedOptions" : "severalWays");
}

function isTyped({ objects, types }: Makings, tree: SyntaxTree): boolean {
  return objects.some((object) => hasTypeOfItsOwn(object, tree)) || types.some((type) => !isOfTheSdk(type, tree));
}

/** Whether all that gives options their `clientConfig` is written for this call alone. */
function isMadeHere({ places }: Survey, makings: Makings, tree: SyntaxTree): boolean {
  const written = new Set(placesOf("clientConfig", makings, tree));
  return places.size === written.size && [...places.keys()].every((at) => written.has(at));
}

function editsInPlace({ call }: Followed, survey: Survey, makings: Makings, tree: SyntaxTree): Edit[] | undefined {
  const below = writingsBelow("clientConfig", makings, tree);
  const isMoved = factories[call.factory].callsSts;
  const renamed = isMoved ? renameAll(survey, below, tree) : undefined;
  if (renamed) return renamed;
  const parts = [...survey.places].map(([at, held]) =>
    partAt(at, held, below, { regions: wantedOf(held, isMoved), isMoved, terms: survey.terms }, tree),
  );
  if (parts.includes(undefined)) return undefined;
  const all = parts.filter((part) => part !== undefined);
  // What one place takes away would come to light at another.
  const mayGo = !survey.isLayered || all.every(({ isEmptied }) => isEmptied);
  if (isMoved && survey.isLayered && all.some(({ taken }) => taken.parent === undefined)) return undefined;
  const isSole = survey.places.size === 1 && !survey.isLayered;
  return joined(all.map((part) => editsOf({ ...part, isEmptied: part.isEmptied && mayGo }, { isMoved, isSole }, tree)));
}

/** Where no `clientConfig` has anything but a region, each gets another key. */
function renameAll({ places }: Survey, below: readonly Writing[], tree: SyntaxTree): Edit[] | undefined {
  if ([...places.values()].some(({ hasMore }) => hasMore)) return undefined;
  return joined([
    ...[...places].map(([at, held]) => renamePlace(at, held, tree)),
    ...below.map((writing) => {
      const edit = renameWriting(writing);
      return edit && [edit];
    }),
  ]);
}

/** What has to go: where STS reads the region too all of it, else all but what is known to be the sso_region. */
function wantedOf({ regions, wrong, right }: Held, isMoved: boolean): ReadonlySet<TSESTree.Node> {
  return isMoved ? regions : new Set([...regions].filter((region) => wrong.has(region) || !right.has(region)));
}

/** One place of a `clientConfig`, taken apart. */
interface Part {
  readonly at: TSESTree.Node;
  readonly config: TSESTree.Node;
  readonly taken: Split;
  /** The statements that write the region later. */
  readonly writings: readonly Writing[];
  /** Whether nothing is left, and nothing else is written into it later. */
  readonly isEmptied: boolean;
}

function partAt(
  at: TSESTree.Node,
  { hasMore }: Held,
  below: readonly Writing[],
  wanted: Wanted,
  tree: SyntaxTree,
): Part | undefined {
  const config = at.type === "Property" ? at.value : at.type === "AssignmentExpression" ? at.right : undefined;
  const taken = config && split(config, wanted, tree);
  if (!config || !taken) return undefined;
  const writings = below.filter(({ node }) => wanted.regions.has(node));
  const all = new Set<TSESTree.Node>([...taken.taken, ...writings.map(({ node }) => node)]);
  if (![...wanted.regions].every((region) => all.has(region))) return undefined;
  const isEmptied = taken.isEmpty && !hasMore && below.length === writings.length;
  return { at, config, taken, writings, isEmptied };
}

function editsOf(
  { at, config, taken, writings, isEmptied }: Part,
  { isMoved, isSole }: { readonly isMoved: boolean; readonly isSole: boolean },
  tree: SyntaxTree,
) {
  if (isMoved) {
    const isOnlyRegion = isSole && taken.taken.length + writings.length === 1;
    const moved = writings.map((one) => moveWriting(one, isOnlyRegion, tree));
    return joined([movePlace(at, taken, { isGone: isEmptied, isSole }, tree), ...moved]);
  }
  const gone = [...taken.taken, ...writings.map(({ node }) => node)];
  if (gone.some((region) => actsWithin(region, tree)) || (isEmptied && hasSideEffects(config, tree))) return undefined;
  return joined([emptyPlace(at, taken, isEmptied, tree), ...writings.map(({ node }) => removeWriting(node, tree))]);
}

function actsWithin(region: TSESTree.Node, tree: SyntaxTree): boolean {
  const value =
    region.type === "Property" ? region.value : region.type === "AssignmentExpression" ? region.right : region;
  return hasSideEffects(value, tree);
}

/** All of several lists of edits; undefined where one of them cannot be made. */
function joined(lists: readonly (readonly Edit[] | undefined)[]): Edit[] | undefined {
  return lists.includes(undefined) ? undefined : lists.flatMap((edits) => edits ?? []);
}
