import type { TSESTree } from "@typescript-eslint/types";
import { isNullish, unwrap } from "../analysis/expressions.ts";
import {
  isSharedObject,
  objectOf,
  ownProperties,
  propertyOf,
  type FoundProperty,
  type ObjectLiteral,
  type PropertyLookup,
} from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { isNeverRewritten, variableOf, visibleVariable } from "../analysis/variables.ts";
import type { Override } from "../verdict/override.ts";
import type { Edit } from "./edits.ts";
import { append, insertAfter, insertBefore } from "./object-edits.ts";
import { regionAt, regionText } from "./moved-region.ts";
import { keepsOrder } from "./order.ts";
import { isEditable, pathTo, pathToRegion, whyNotOwn } from "./own-object.ts";
import { canReadRegion } from "./own-type.ts";
import { siblingKey } from "./parent-key.ts";
import { hasSideEffects } from "./region-value.ts";
import { changesToRename } from "./rename.ts";
import { changesToOwn, changesToRemove, isFromSpread, isInline, isOnlyRegion, type Changes } from "./removal.ts";
import { replaceValue, replaceWithCopy } from "./value-edits.ts";
import { left, type Left } from "./remedy.ts";

/**
 * Moves the region to `parentClientConfig`: by another name for the `clientConfig` that holds nothing else, by taking it from one
 * object to the other, or, where others read an object that it stands in, by giving the call objects of its own.
 */
export function changesToMove(
  override: Override,
  parent: PropertyLookup,
  besides: readonly FoundProperty[],
  tree: SyntaxTree,
): Changes | Left {
  const { options, option } = override;
  if (parent.kind === "unknown") return left("spread");
  const canRename = isEditable(options, tree) && isEditable(option.object, tree);
  if (canRename && isOnlyRegion(override) && parent.kind === "absent") return changesToRename(override, tree);
  return needsOwnObjects(override, parent, tree)
    ? changesToOwnBoth(override, parent, besides, tree)
    : changesToTake(override, parent, besides, tree);
}

type Parent = Exclude<PropertyLookup, { readonly kind: "unknown" }>;

/** Whether the region cannot be taken out of the one object and put into the other: others read them, or it means something else there. */
function needsOwnObjects(override: Override, parent: Parent, tree: SyntaxTree): boolean {
  const { options, option, config, culprit } = override;
  const objects = [options, option.object, config, ...(parent.kind === "found" ? [parent.object] : [])];
  if (culprit.object.node !== config.node || objects.some((object) => !isEditable(object, tree))) return true;
  const isApart = parent.kind === "found" && parent.object.node !== option.object.node;
  const place = isApart ? parent.property : option.property;
  return (isApart || !isInline(option, config)) && !meansTheSameAt(place, culprit.property.value, tree);
}

/** Whether an expression can be read at another place: a literal, or a name of a variable that is never written again. */
function meansTheSameAt(place: TSESTree.Node, value: TSESTree.Node, tree: SyntaxTree): boolean {
  if (value.type === "Literal" || (value.type === "TemplateLiteral" && value.expressions.length === 0)) return true;
  const variable = value.type === "Identifier" ? variableOf(value, tree) : undefined;
  return (
    variable !== undefined && isNeverRewritten(variable) && visibleVariable(variable.name, place, tree) === variable
  );
}

/** Takes the region out of `clientConfig` and writes it into `parentClientConfig`. */
function changesToTake(
  override: Override,
  parent: Parent,
  besides: readonly FoundProperty[],
  tree: SyntaxTree,
): Changes | Left {
  const { options, option, culprit } = override;
  const region = regionText(culprit.property, tree);
  if (region === undefined) return left("sideEffects");
  const removal = changesToRemove(override, tree);
  if ("kind" in removal) return removal;
  const placed =
    parent.kind === "found"
      ? placeInParent(parent, region, tree)
      : placeBeside(override, `${siblingKey(option.property, tree)}: { ${region} }`, besides, tree);
  if ("kind" in placed) return placed;
  const isKept = placed.every(({ start }) => keepsOrder(culprit.property, start, options.node, tree));
  return isKept ? { edits: placed, removed: removal.removed } : left("sideEffects");
}

/** Behind `clientConfig`, or before it where what else is in it has to run after the region. */
function placeBeside(
  { options, option, culprit }: Override,
  text: string,
  besides: readonly FoundProperty[],
  tree: SyntaxTree,
): Edit[] {
  const isKept = keepsOrder(culprit.property, option.property.range[1], options.node, tree);
  return isKept ? insertAfter(option.property, [text], tree, besides) : [insertBefore(option.property, text, tree)];
}

/** The call gets a `clientConfig` without the region and a `parentClientConfig` with it, and reads both from where they are. */
function changesToOwnBoth(
  override: Override,
  parent: Parent,
  besides: readonly FoundProperty[],
  tree: SyntaxTree,
): Changes | Left {
  const { options, option, config, culprit } = override;
  const path = pathToRegion(override, tree);
  if (path === undefined) return changesToTakeApart(override, parent, tree);
  if (culprit.property.kind !== "init") return left("sideEffects");
  if (!canReadRegion(config.node, option.object.node, tree)) return left("typedOptions");
  const region = regionAt(path, culprit.property, tree);
  if (parent.kind === "found" && parent.object.node === options.node && isEditable(options, tree)) {
    const placed = placeInParent(parent, region, tree);
    if ("kind" in placed) return placed;
    const mayGo = isOnlyRegion(override) && !isFromSpread(option, options);
    const changes = mayGo
      ? changesToRemove(override, tree)
      : changesToOwn(override, { more: [], removed: besides }, tree);
    return "kind" in changes ? changes : { edits: [...placed, ...changes.edits], removed: changes.removed };
  }
  const own = ownParent(override, parent, region, tree);
  if (own === undefined) return left("separateClientConfig");
  return changesToOwn(override, { more: [own], removed: besides }, tree);
}

/** Takes the region out of the call's own `clientConfig`, where the `parentClientConfig` comes through a spread. */
function changesToTakeApart(override: Override, parent: Parent, tree: SyntaxTree): Changes | Left {
  const { options, option, config, culprit } = override;
  const isHere = culprit.object.node === config.node && !isFromSpread(option, options) && isInline(option, config);
  const region = regionText(culprit.property, tree);
  if (!isHere || !isEditable(options, tree)) return left(whyNotOwn(options, tree));
  if (region === undefined || !keepsOrder(culprit.property, options.node.range[1], options.node, tree))
    return left("sideEffects");
  const own = ownParent(override, parent, region, tree);
  if (own === undefined) return left("separateClientConfig");
  const removal = changesToRemove(override, tree);
  return "kind" in removal ? removal : { ...removal, edits: [...removal.edits, append(options.node, [own], tree)] };
}

/** A `parentClientConfig` with all that the one that is there has, and the region. */
function ownParent(override: Override, parent: Parent, region: string, tree: SyntaxTree): string | undefined {
  const path = parent.kind === "found" ? pathTo(parent, "parentClientConfig", override, tree) : undefined;
  if (parent.kind === "found" && path === undefined) return undefined;
  const copied = path === undefined ? "" : `...${path}, `;
  return `${siblingKey(override.option.property, tree)}: { ${copied}${region} }`;
}

/** Puts the region into the `parentClientConfig` that is there, in the place of the one it has. */
function placeInParent(parent: FoundProperty, region: string, tree: SyntaxTree): Edit[] | Left {
  const { property } = parent;
  const config = objectOf(property.value, tree);
  if (isSharedObject(parent.object) || property.method || property.kind !== "init") return left("sharedOptions");
  if (config.kind === "object" && unwrap(property.value) === config.node) return placeInLiteral(config, region, tree);
  return [
    isNullish(property.value, tree)
      ? replaceValue(property, `{ ${region} }`, tree)
      : replaceWithCopy(property, region, tree),
  ];
}

function placeInLiteral(config: ObjectLiteral, region: string, tree: SyntaxTree): Edit[] | Left {
  const [old, ...others] = ownProperties(config, "region", tree);
  // A region that may be undefined must not drop the one that counts then.
  if (!old || region.startsWith("...")) return [append(config.node, [region], tree)];
  if (others.length > 0) return left("duplicateKey");
  if (propertyOf(config, "region", tree).kind !== "found") return left("spread");
  if (hasSideEffects(old.value, tree)) return left("sideEffects");
  return [{ start: old.range[0], end: old.range[1], text: region }];
}
