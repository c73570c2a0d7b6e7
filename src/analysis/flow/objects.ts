import type { TSESTree } from "@typescript-eslint/types";
import { keyName } from "../expressions.ts";
import { hasGetter, isPrototype, type UnknownReason } from "../objects.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { outcomesOf } from "./choices.ts";
import { evaluate, evaluateSource } from "./evaluate.ts";
import { bounded, type Env, type Flow, type Given, type Layer, type Source } from "./values.ts";

/** What a key of an object leads to: the write that decides, none, or one that cannot be known. */
export type Lookup = { readonly given: Given } & (
  | { readonly kind: "found"; readonly at: TSESTree.Node; readonly source: Source }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly reason: UnknownReason }
);

/** An object literal as the writes that make it, in the order of the source. */
export function layersOfLiteral(node: TSESTree.ObjectExpression, env: Env, flow: Flow): Layer[] {
  return node.properties.flatMap((member): readonly Layer[] => {
    const always = { path: [], when: [] };
    if (member.type === "SpreadElement") {
      return [{ kind: "spread", value: { node: member.argument, env }, ...always }];
    }
    const name = keyName(member.key, member.computed, flow.tree);
    if (name === undefined) return [{ kind: "hidden", reason: "computedKey", ...always }];
    if (isPrototype(member)) return [{ kind: "hidden", reason: "spread", ...always }];
    if (member.kind === "set") {
      return hasGetter(node, name, flow.tree) ? [] : [{ kind: "setter", path: [name], when: [] }];
    }
    const made = member.kind === "get" ? member : member.value;
    return [{ kind: "set", at: member, value: { node: made, env, writes: [] }, path: [name], when: [] }];
  });
}

/** The name that a member is read or written by; a private one with its "#". */
export function memberName({ property, computed }: TSESTree.MemberExpression, tree: SyntaxTree): string | undefined {
  return property.type === "PrivateIdentifier" ? `#${property.name}` : keyName(property, computed, tree);
}

/** What a key leads to, by the last write to it: spreads are looked into, and writes that may not happen give alternatives. */
export function lookup(layers: readonly Layer[], name: string, given: Given, flow: Flow): readonly Lookup[] {
  const index = layers.findLastIndex(
    (layer) => (layer.path[0] === undefined || layer.path[0] === name) && !isGone(layer, flow),
  );
  const layer = layers[index];
  if (!layer) return [{ kind: "absent", given }];
  const below = layers.slice(0, index);
  const found = bounded(flow, () =>
    outcomesOf(layer.when, given, flow).flatMap(({ holds, given: then }) =>
      holds ? lookupIn(layer, below, name, then, flow) : lookup(below, name, then, flow),
    ),
  );
  return found ?? [{ kind: "unknown", reason: "tooManyPaths", given }];
}

function isGone(layer: Layer, { without }: Flow): boolean {
  return layer.kind === "set" && layer.path.length === 1 && without?.has(layer.at) === true;
}

function lookupIn(layer: Layer, below: readonly Layer[], name: string, given: Given, flow: Flow): readonly Lookup[] {
  const [first, ...inner] = layer.path;
  const isAssigned = "isAssigned" in layer && inner.length === 0;
  if (isAssigned && hasAccessor(below, name)) return [{ kind: "unknown", reason: "changedLater", given }];
  if (first !== undefined && inner.length > 0)
    return written(lookup(below, name, given, flow), { ...layer, path: inner });
  switch (layer.kind) {
    case "hidden":
      return [{ kind: "unknown", reason: layer.reason, given }];
    case "delete":
    case "setter":
      return [{ kind: "absent", given }];
    case "spread":
      return first === undefined
        ? lookupInSpread(layer, below, name, given, flow)
        : written(lookup(below, name, given, flow), { ...layer, path: [] });
    case "set":
      return layer.unless ? lookupUnless(layer, below, name, given, flow) : [{ ...foundIn(layer), given }];
  }
}

/** Whether a key may have a getter or a setter, so that what is assigned to it does not become its value. */
function hasAccessor(layers: readonly Layer[], name: string): boolean {
  return layers.some(
    (layer) =>
      layer.path.length === 1 &&
      layer.path[0] === name &&
      (layer.kind === "setter" || (layer.kind === "set" && isGetter(layer.at))),
  );
}

function isGetter(node: TSESTree.Node): boolean {
  return node.type === "Property" && node.kind === "get";
}

type SetLayer = Extract<Layer, { readonly kind: "set" }>;

function foundIn({ at, value }: SetLayer): { readonly kind: "found"; at: TSESTree.Node; source: Source } {
  return { kind: "found", at, source: value };
}

/**
 * What is found, with something more written into it. Into what is not there nothing can be written, and a getter may give
 * another object each time.
 */
function written(found: readonly Lookup[], layer: Layer): readonly Lookup[] {
  const inner = { ...layer, when: [] };
  return found.map((one) => {
    if (one.kind !== "found") return one;
    if (isGetter(one.at)) return { kind: "unknown", reason: "changedLater", given: one.given };
    return { ...one, source: { ...one.source, writes: [...one.source.writes, inner] } };
  });
}

/** `options.region ??= value`: what is there counts where it is something. */
function lookupUnless(
  layer: SetLayer,
  below: readonly Layer[],
  name: string,
  given: Given,
  flow: Flow,
): readonly Lookup[] {
  return lookup(below, name, given, flow).flatMap((one): readonly Lookup[] => {
    if (one.kind === "unknown") return [one];
    if (one.kind === "absent") return [{ ...foundIn(layer), given: one.given }];
    return evaluateSource(one.source, one.given, flow).flatMap(({ value, given: then }): readonly Lookup[] => {
      const isEmpty = value.kind === "text" && value.text === "" && layer.unless === "truth";
      const [old, made] = [
        { ...one, given: then },
        { ...foundIn(layer), given: then },
      ];
      if (value.kind === "hidden" || (value.kind === "nothing" && !value.isNullish)) return [old, made];
      return value.kind === "nothing" || isEmpty ? [made] : [old];
    });
  });
}

/** A spread brings what the object has. Nothing, and what is no object, brings nothing. */
function lookupInSpread(
  { value }: Extract<Layer, { readonly kind: "spread" }>,
  below: readonly Layer[],
  name: string,
  given: Given,
  flow: Flow,
): readonly Lookup[] {
  return evaluate(value, given, flow).flatMap((one): readonly Lookup[] => {
    switch (one.value.kind) {
      case "object":
        return lookup(one.value.layers, name, one.given, flow).flatMap((inner) =>
          inner.kind === "absent" ? lookup(below, name, inner.given, flow) : [inner],
        );
      case "unknown":
        return [{ kind: "unknown", reason: one.value.reason, given: one.given }];
      case "hidden":
      case "module":
        return [{ kind: "unknown", reason: "spread", given: one.given }];
      default:
        return lookup(below, name, one.given, flow);
    }
  });
}
