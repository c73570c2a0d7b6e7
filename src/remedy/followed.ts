import type { TSESTree } from "@typescript-eslint/types";
import { evaluate, evaluateSource } from "../analysis/flow/evaluate.ts";
import { lookup } from "../analysis/flow/objects.ts";
import { isFunctionNode, nothingGiven, outermost, startFlow, type Alternative } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories } from "../sdk/factories.ts";
import type { Followed } from "../verdict/followed.ts";
import type { Edit } from "./edits.ts";
import { makingsOf, placesOf } from "./makings.ts";
import { regionText } from "./moved-region.ts";
import { hasTypeOfItsOwn } from "./own-type.ts";
import { renameEdit } from "./rename.ts";
import { hasAnother } from "./shadowed.ts";
import { left, type Defer, type Left } from "./remedy.ts";

/**
 * The remedy `defer` for options that are made in several ways or steps: wherever they get a `clientConfig` that holds nothing
 * but a region, it becomes `parentClientConfig`. Left where one holds more, where something else reads it, and on `fromSSO`.
 */
export function deferFollowed({ call, code }: Followed, tree: SyntaxTree): Defer | Left {
  if (code === "overriddenSsoEndpoint") return left("endpoint");
  if (code === "contradictedSsoRegion") return left("contradicted");
  const [argument] = call.arguments ?? [];
  if (!argument || !factories[call.factory].callsSts) return left("severalWays");
  const places = clientConfigsIn(argument, tree);
  const makings = makingsOf(argument, tree);
  const written = new Set(placesOf("clientConfig", makings, tree));
  const isAll = places?.size === written.size && [...places.keys()].every((at) => written.has(at));
  if (hasAnother(argument, written, tree)) return left("severalWays");
  if (!isAll || placesOf("parentClientConfig", makings, tree).length > 0) return left("severalWays");
  if (makings.objects.some((object) => hasTypeOfItsOwn(object, tree))) return left("typedOptions");
  const edits = [...places].map(([at, regions]) => editsAt(at, regions, tree));
  return edits.includes(undefined)
    ? left("severalWays")
    : { kind: "defer", form: "move", edits: edits.flatMap((some) => some ?? []) };
}

/**
 * Where the options get their `clientConfig` on any path, and the regions that it has; undefined where one holds more than a
 * region, or may.
 */
function clientConfigsIn(
  argument: TSESTree.Node,
  tree: SyntaxTree,
): ReadonlyMap<TSESTree.Node, ReadonlySet<TSESTree.Node>> | undefined {
  const flow = startFlow(tree);
  const places = new Map<TSESTree.Node, Set<TSESTree.Node>>();
  for (const { value, given } of evaluate({ node: argument, env: outermost }, nothingGiven, flow)) {
    if (value.kind !== "object") continue;
    if (lookup(value.layers, "parentClientConfig", given, flow).some(({ kind }) => kind !== "absent")) return undefined;
    for (const found of lookup(value.layers, "clientConfig", given, flow)) {
      if (found.kind === "unknown") return undefined;
      if (found.kind === "absent") continue;
      const regions = places.get(found.at) ?? new Set();
      places.set(found.at, regions);
      for (const one of evaluateSource(found.source, found.given, flow)) {
        const held = regionsOnly(one);
        if (!held) return undefined;
        for (const region of held) regions.add(region);
      }
    }
  }
  return places;
}

/** The `region` properties of a `clientConfig` that has nothing else. */
function regionsOnly({ value }: Alternative): readonly TSESTree.Node[] | undefined {
  if (value.kind === "nothing") return [];
  if (value.kind !== "object") return undefined;
  const regions = value.layers.flatMap((layer) =>
    layer.kind === "set" && layer.path.length === 1 && layer.path[0] === "region" ? [layer.at] : [],
  );
  return regions.length === value.layers.length ? regions : undefined;
}

/** Another key, and regions that may be undefined only where they are there. Undefined where that cannot be written. */
function editsAt(at: TSESTree.Node, regions: ReadonlySet<TSESTree.Node>, tree: SyntaxTree): Edit[] | undefined {
  const key = keyEdit(at, tree);
  if (!key) return undefined;
  const edits = [key];
  for (const region of regions) {
    if (region.type !== "Property") return undefined;
    const text = regionText(region, tree);
    if (text === undefined) return undefined;
    if (text === tree.text.slice(...region.range) || isTested(region, tree)) continue;
    if (region.range[0] < at.range[0] || region.range[1] > at.range[1]) return undefined;
    edits.push({ start: region.range[0], end: region.range[1], text });
  }
  return edits;
}

function keyEdit(at: TSESTree.Node, tree: SyntaxTree): Edit | undefined {
  if (at.type === "Property") return at.kind === "init" && !at.method ? renameEdit(at, tree) : undefined;
  if (at.type !== "AssignmentExpression" || at.operator !== "=" || at.left.type !== "MemberExpression")
    return undefined;
  const { property, computed } = at.left;
  if (computed || property.type !== "Identifier") return undefined;
  return { start: property.range[0], end: property.range[1], text: "parentClientConfig" };
}

/** Whether the region is there only where the same expression was found to hold: `region && { clientConfig: { region } }`. */
function isTested({ value, parent }: TSESTree.Property, tree: SyntaxTree): boolean {
  for (let node: TSESTree.Node = parent; node.parent && !isFunctionNode(node); node = node.parent) {
    const test = testBefore(node, node.parent);
    if (test && tree.text.slice(...test.range) === tree.text.slice(...value.range)) return true;
  }
  return false;
}

function testBefore(node: TSESTree.Node, parent: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type === "LogicalExpression") {
    return parent.operator === "&&" && parent.right === node ? parent.left : undefined;
  }
  const isChoice = parent.type === "ConditionalExpression" || parent.type === "IfStatement";
  return isChoice && parent.consequent === node ? parent.test : undefined;
}
