import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../analysis/expressions.ts";
import {
  isSharedObject,
  objectOf,
  ownProperties,
  propertyOf,
  type FoundProperty,
  type ObjectLiteral,
} from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Override } from "../verdict/override.ts";
import type { Edit } from "./edits.ts";
import type { LeftReason } from "./messages.ts";
import { append, insertAfter } from "./object-edits.ts";
import { hasTypeOfItsOwn } from "./own-type.ts";
import { left, type Left } from "./remedy.ts";
import { replaceWithCopy } from "./value-edits.ts";

/** Whether properties may come and go where the object is written: nothing else reads it, and no type of the source's own is in the way. */
export function isEditable(object: ObjectLiteral, tree: SyntaxTree): boolean {
  return !isSharedObject(object) && !hasTypeOfItsOwn(object.node, tree);
}

/** What the call gets beside a `clientConfig` of its own, and what goes from its options. */
export interface Besides {
  readonly more: readonly string[];
  readonly removed: readonly FoundProperty[];
}

/**
 * Gives the call a `clientConfig` of its own, a copy with a change: `{ ...clientConfig, region: undefined }`. Who else reads the
 * object finds it as it was. Where no more than the region is in it, the copy is none at all if it `mayBeNone`.
 */
export function withOwnConfig(
  override: Override,
  change: string,
  mayBeNone: boolean,
  { more, removed }: Besides,
  tree: SyntaxTree,
): Edit[] | Left {
  const { options, option, config } = override;
  if (isOwnOption(option, options) && isEditable(options, tree)) {
    const edit = changed(option, config, change, tree);
    if (!edit) return left(whyNotOwn(config, tree));
    if (more.length === 0) return [edit];
    return isBehindSpreads(option.property, options)
      ? [edit, ...insertAfter(option.property, more, tree, removed)]
      : [edit, append(options.node, more, tree)];
  }
  const path = pathTo(option, "clientConfig", override, tree);
  if (path === undefined) return left(whyNotOwn(options, tree));
  return giveCall(override, [`clientConfig: ${mayBeNone ? "undefined" : `{ ...${path}, ${change} }`}`, ...more], tree);
}

function isBehindSpreads(property: TSESTree.Property, { node }: ObjectLiteral): boolean {
  return node.properties.every((member) => member.type !== "SpreadElement" || member.range[0] < property.range[0]);
}

function changed(option: FoundProperty, config: ObjectLiteral, change: string, tree: SyntaxTree): Edit | undefined {
  if (referenceText(option.property.value, tree) !== undefined) return replaceWithCopy(option.property, change, tree);
  const isHere = unwrap(option.property.value) === config.node;
  return isHere && takes(change, config, tree) ? append(config.node, [change], tree) : undefined;
}

/** Whether TypeScript takes one more property in an object: no second one of its name, and no `undefined` where a type asks for more. */
function takes(property: string, object: ObjectLiteral, tree: SyntaxTree): boolean {
  if (isGiven(property, object, tree)) return false;
  return !property.endsWith(" undefined") || !hasTypeOfItsOwn(object.node, tree);
}

/** Whether an object itself has a property of that name. */
function isGiven(property: string, object: ObjectLiteral, tree: SyntaxTree): boolean {
  return ownProperties(object, property.slice(0, property.indexOf(":")), tree).length > 0;
}

/** Puts properties at the end of what the call is given: into its options, or into a copy of them. */
function giveCall({ call, options }: Override, texts: readonly string[], tree: SyntaxTree): Edit[] | Left {
  if (isEditable(options, tree)) {
    const isThere = texts.some((text) => isGiven(text, options, tree));
    return isThere ? left("duplicateKey") : [append(options.node, texts, tree)];
  }
  const [argument] = call.node.arguments;
  const source = argument && referenceText(argument, tree);
  if (argument === undefined || source === undefined) return left(whyNotOwn(options, tree));
  const [start, end] = argument.range;
  return [{ start, end, text: `{ ...${[source, ...texts].join(", ")} }` }];
}

/** Why the call cannot be given an object of its own: nothing in it leads to the one that is there. */
export function whyNotOwn(options: ObjectLiteral, tree: SyntaxTree): LeftReason {
  if (isSharedObject(options)) return "sharedOptions";
  return hasTypeOfItsOwn(options.node, tree) ? "typedOptions" : "separateClientConfig";
}

/** The region as the call can read it where it stands: `clientConfig.region`, `base.clientConfig.region`. */
export function pathToRegion(override: Override, tree: SyntaxTree): string | undefined {
  const { option, config, culprit } = override;
  const path =
    pathTo(option, "clientConfig", override, tree) ??
    (unwrap(option.property.value) === config.node ? spreadThatBrings(culprit, "region", config, tree) : undefined);
  return path === undefined ? undefined : `${path}.region`;
}

/** What the call reads an option from where its value has a name, or comes through one; undefined where it has none. */
export function pathTo(
  option: FoundProperty,
  name: string,
  { call, options }: Override,
  tree: SyntaxTree,
): string | undefined {
  if (isEditable(options, tree) && isOwnOption(option, options)) return referenceText(option.property.value, tree);
  const [argument] = call.node.arguments;
  const object = isEditable(options, tree)
    ? spreadThatBrings(option, name, options, tree)
    : argument && referenceText(argument, tree);
  return object === undefined ? undefined : `${object}.${name}`;
}

function isOwnOption(option: FoundProperty, options: ObjectLiteral): boolean {
  return option.object.node === options.node;
}

/** The name of the object through whose spread a property came. */
function spreadThatBrings(
  found: FoundProperty,
  name: string,
  whole: ObjectLiteral,
  tree: SyntaxTree,
): string | undefined {
  for (const member of whole.node.properties) {
    if (member.type !== "SpreadElement") continue;
    const source = objectOf(member.argument, tree, whole.via);
    const lookup = source.kind === "object" ? propertyOf(source, name, tree) : undefined;
    if (lookup?.kind === "found" && lookup.property === found.property) return referenceText(member.argument, tree);
  }
  return undefined;
}

/** The text of what may be written twice, for to read it does nothing: a name, `this`, or a member of one. */
export function referenceText(node: TSESTree.Node, tree: SyntaxTree): string | undefined {
  const value = unwrap(node);
  return isReference(value) ? tree.text.slice(...value.range) : undefined;
}

function isReference(node: TSESTree.Node): boolean {
  if (node.type === "Identifier" || node.type === "ThisExpression") return true;
  return node.type === "MemberExpression" && !node.computed && !node.optional && isReference(node.object);
}
