import { unwrap } from "../analysis/expressions.ts";
import { propertyOf, type FoundProperty, type ObjectLiteral, type PropertyLookup } from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Override } from "../verdict/override.ts";
import type { Edit } from "./edits.ts";
import { hasCommentBeside, removeProperties } from "./object-edits.ts";
import { isEditable, withOwnConfig, type Besides } from "./own-object.ts";
import { left, type Left } from "./remedy.ts";

/** What has to happen to the source: edits, and properties that go, which are cut together. */
export interface Changes {
  readonly edits: readonly Edit[];
  readonly removed: readonly FoundProperty[];
}

/** Takes properties out of the objects they stand in. */
export function removeAll(found: readonly FoundProperty[], tree: SyntaxTree): Edit[] {
  const objects = new Set(found.map(({ object }) => object.node));
  return [...objects].flatMap((object) => {
    const inObject = found.filter((one) => one.object.node === object).map(({ property }) => property);
    return removeProperties(inObject, object, tree);
  });
}

/** Takes the region out of `clientConfig`, and `clientConfig` out of the options where nothing else is in it. */
export function changesToRemove(override: Override, tree: SyntaxTree): Changes | Left {
  const { options, option, config, culprit } = override;
  // Comments beside the region stay, so that the object they stand in has to.
  const isBare = !isInline(option, config) || !hasCommentBeside([culprit.property], config.node, tree);
  if (isOnlyRegion(override) && isBare && isEditable(options, tree) && isEditable(option.object, tree))
    return hiddenBehind(option, "clientConfig", options, tree) ?? { edits: [], removed: [option] };
  if (culprit.object.node !== config.node || !isEditable(config, tree))
    return changesToOwn(override, { more: [], removed: [] }, tree);
  return hiddenBehind(culprit, "region", config, tree) ?? { edits: [], removed: [culprit] };
}

/** The call gets a `clientConfig` of its own without the region: one that is undefined is none (from SDK 3.503.1 on). */
export function changesToOwn(override: Override, besides: Besides, tree: SyntaxTree): Changes | Left {
  const edits = withOwnConfig(override, "region: undefined", isOnlyRegion(override), besides, tree);
  return "kind" in edits ? edits : { edits, removed: [] };
}

/** Why a property cannot just go: another one of its name, in the whole object or spread into it, may come to light. */
export function hiddenBehind(
  { property }: FoundProperty,
  name: string,
  whole: ObjectLiteral,
  tree: SyntaxTree,
): Left | undefined {
  const lookup = propertyOf(whole, name, tree, property);
  if (lookup.kind === "absent") return undefined;
  return left(lookup.kind === "found" ? "duplicateKey" : "spread");
}

/** Whether an option stands in another object than the call's own, where its names mean other things and others may read it. */
export function isFromSpread(lookup: PropertyLookup, options: ObjectLiteral): boolean {
  return lookup.kind === "found" && lookup.object.node !== options.node;
}

export function isOnlyRegion({ config, culprit }: Override): boolean {
  return config.node.properties.length === 1 && culprit.object.node === config.node;
}

/** Whether the object stands where the option is given, not behind a name. */
export function isInline(option: FoundProperty, config: ObjectLiteral): boolean {
  return unwrap(option.property.value) === config.node;
}
