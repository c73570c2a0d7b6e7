import type { TSESTree } from "@typescript-eslint/types";
import { allValuesOf, evaluate, evaluateSource } from "../analysis/flow/evaluate.ts";
import { lookup, type Lookup } from "../analysis/flow/objects.ts";
import { bounded, startFlow, type Alternative, type Flow, type Given, type Layer } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Committed } from "../settings/settings.ts";
import { verdictOnValue } from "../verdict/region-value.ts";

/** What a `clientConfig` has on the paths that lead to it. */
export interface Held {
  /** The properties and assignments that write its region. */
  readonly regions: ReadonlySet<TSESTree.Node>;
  /** Those of them that override the sso_region on some path. */
  readonly wrong: ReadonlySet<TSESTree.Node>;
  /** Those that are the sso_region, or none, on some path. */
  readonly right: ReadonlySet<TSESTree.Node>;
  /** Whether it has anything else on any path. */
  readonly hasMore: boolean;
  /** Whether it is nothing on some path, and whether it lacks a region on one where it is something. */
  readonly mayBeNone: boolean;
  readonly mayLackRegion: boolean;
}

/** Where options get their `clientConfig` on any path. */
export interface Survey {
  readonly terms: Terms;
  readonly places: ReadonlyMap<TSESTree.Node, Held>;
  /** Whether the options are an object on every path. */
  readonly isObject: boolean;
  /** Whether they have no `clientConfig` on some path. */
  readonly mayLack: boolean;
  /** Whether they have a `parentClientConfig` on some path, or may. */
  readonly hasParent: boolean;
  /** Whether one `clientConfig` takes another's place on some path, which would come to light without it. */
  readonly isLayered: boolean;
}

interface Writable {
  readonly regions: Set<TSESTree.Node>;
  readonly wrong: Set<TSESTree.Node>;
  readonly right: Set<TSESTree.Node>;
  hasMore: boolean;
  mayBeNone: boolean;
  mayLackRegion: boolean;
}

/** What places are judged by, and how many steps they may be followed. */
export interface Terms {
  readonly committed: Committed;
  readonly steps: number;
}

/** Looks through all that options can be; undefined where something in it cannot be known. */
export function surveyOf(argument: TSESTree.Node, terms: Terms, tree: SyntaxTree): Survey | undefined {
  const { committed, steps } = terms;
  const flow = startFlow(tree, steps);
  const places = new Map<TSESTree.Node, Writable>();
  let [isObject, mayLack, hasParent, isLayered] = [true, false, false, false];
  for (const { value, given } of allValuesOf(argument, flow)) {
    isObject &&= value.kind === "object";
    if (value.kind !== "object") continue;
    hasParent ||= lookup(value.layers, "parentClientConfig", given, flow).some(({ kind }) => kind !== "absent");
    isLayered ||= writesOf("clientConfig", value.layers, given, flow).size > 1;
    for (const found of lookup(value.layers, "clientConfig", given, flow)) {
      if (found.kind === "unknown") return undefined;
      mayLack ||= found.kind === "absent";
      if (found.kind === "absent") continue;
      const place = places.get(found.at) ?? nothingHeld();
      places.set(found.at, place);
      for (const one of evaluateSource(found.source, found.given, flow))
        if (!take(one, place, committed, flow)) return undefined;
    }
  }
  return { terms, places, isObject, mayLack, hasParent, isLayered };
}

/** What an expression for a `clientConfig` can have; undefined where it cannot be known. */
export function heldBy(config: TSESTree.Node, { committed, steps }: Terms, tree: SyntaxTree): Held | undefined {
  const flow = startFlow(tree, steps);
  const held = nothingHeld();
  const all = allValuesOf(config, flow);
  return all.every((one) => take(one, held, committed, flow)) ? held : undefined;
}

function nothingHeld(): Writable {
  return {
    regions: new Set(),
    wrong: new Set(),
    right: new Set(),
    hasMore: false,
    mayBeNone: false,
    mayLackRegion: false,
  };
}

/** Adds what a `clientConfig` is on one path; false where it cannot be known. */
function take({ value, given }: Alternative, held: Writable, committed: Committed, flow: Flow): boolean {
  if (value.kind === "nothing") held.mayBeNone = true;
  if (value.kind !== "object") return value.kind === "nothing";
  for (const region of writesOf("region", value.layers, given, flow)) held.regions.add(region);
  held.hasMore ||= hasOther("region", value.layers, given, flow);
  for (const found of lookup(value.layers, "region", given, flow)) {
    if (found.kind === "unknown") return false;
    if (found.kind === "absent") held.mayLackRegion = true;
    else judge(found, held, committed, flow);
  }
  return true;
}

function judge(
  { at, source, given }: Extract<Lookup, { readonly kind: "found" }>,
  { right, wrong }: Writable,
  committed: Committed,
  flow: Flow,
): void {
  for (const one of evaluateSource(source, given, flow))
    (verdictOnValue(one, at, committed, flow.tree) === "clean" ? right : wrong).add(at);
}

/** All that writes a key, whether it is what counts in the end or not. */
function writesOf(name: string, layers: readonly Layer[], given: Given, flow: Flow): ReadonlySet<TSESTree.Node> {
  return new Set(
    layers.flatMap((layer): readonly TSESTree.Node[] => {
      if (layer.kind === "set") return layer.path.length === 1 && layer.path[0] === name ? [layer.at] : [];
      if (layer.kind !== "spread" || layer.path.length > 0) return [];
      const found = bounded(flow, () =>
        spreadLayers(layer.value, given, flow).flatMap((inner) => [...writesOf(name, inner, given, flow)]),
      );
      // What goes too deep, or in a circle, stands for all that it may bring.
      return found ?? [layer.value.node];
    }),
  );
}

/** Whether layers write anything but a key, or may. */
function hasOther(name: string, layers: readonly Layer[], given: Given, flow: Flow): boolean {
  return layers.some((layer) => {
    if (layer.kind === "set") return layer.path[0] !== name || layer.path.length > 1;
    if (layer.kind !== "spread" || layer.path.length > 0) return true;
    const others = bounded(flow, () =>
      evaluate(layer.value, given, flow).filter(
        ({ value }) =>
          value.kind === "hidden" ||
          value.kind === "unknown" ||
          (value.kind === "object" && hasOther(name, value.layers, given, flow)),
      ),
    );
    return others?.length !== 0;
  });
}

function spreadLayers(
  spread: Extract<Layer, { readonly kind: "spread" }>["value"],
  given: Given,
  flow: Flow,
): (readonly Layer[])[] {
  return evaluate(spread, given, flow).flatMap(({ value }) => (value.kind === "object" ? [value.layers] : []));
}
