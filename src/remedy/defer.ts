import type { TSESTree } from "@typescript-eslint/types";
import { isNullish, stringValue, unwrap } from "../analysis/expressions.ts";
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
import { isNeverRewritten, soleDeclarator, variableOf, visibleVariable } from "../analysis/variables.ts";
import { factories, type Factory } from "../sdk/factories.ts";
import type { Override, OverrideCode } from "../verdict/override.ts";
import type { Edit } from "./edits.ts";
import type { LeftReason } from "./messages.ts";
import { append, hasCommentBeside, insertAfter, removeProperties } from "./object-edits.ts";
import { hasSideEffects, mayBeUndefined } from "./region-value.ts";
import { replaceValue, replaceWithCopy } from "./value-edits.ts";
import { left, type Defer, type Left } from "./remedy.ts";

/** What cannot be left to the profile, and why. */
const notDeferrable: Readonly<Record<OverrideCode, LeftReason | undefined>> = {
  overriddenSsoRegion: undefined,
  overriddenSsoEndpoint: "endpoint",
  overriddenSsoClient: "ssoClient",
  contradictedSsoRegion: "contradicted",
};

/** What has to happen to the source: edits, and properties that go, which are cut together. */
interface Changes {
  readonly edits: readonly Edit[];
  readonly removed: readonly FoundProperty[];
}

/**
 * The remedy `defer`: no `clientConfig.region`, so that the profile decides where SSO is called. Where STS reads the region
 * too, or making it has side effects, it moves to `parentClientConfig`, which the SDK asks after the profile (from SDK 3.515).
 * `besides` are further properties that have to go.
 */
export function defer(override: Override, tree: SyntaxTree, besides: readonly FoundProperty[] = []): Defer | Left {
  const reason = notDeferrable[override.code];
  if (reason) return left(reason);
  const { call, options, config, culprit } = override;
  if (culprit.object.node !== config.node) return left("separateClientConfig");
  const parent = propertyOf(options, "parentClientConfig", tree);
  if (besides.some((field) => isFromSpread(field, options))) return left("spreadOption");
  const isMoved = isNeeded(call.factory, culprit.property.value, tree);
  const changes = isMoved ? changesToMove(override, parent, besides, tree) : changesToRemove(override, tree);
  if ("kind" in changes) return changes;
  const edits = [...changes.edits, ...removeAll([...besides, ...changes.removed], tree)];
  return { kind: "defer", form: isMoved ? "move" : "remove", edits };
}

/** Whether an option stands in another object than the call's own, where its names mean other things and others may read it. */
export function isFromSpread(lookup: PropertyLookup, options: ObjectLiteral): boolean {
  return lookup.kind === "found" && lookup.object.node !== options.node;
}

/** Whether something still wants the region: STS, or whatever making it does. An empty one makes STS throw (SDK 3.1169). */
function isNeeded(factory: Factory, region: TSESTree.Node, tree: SyntaxTree): boolean {
  return (factories[factory].callsSts && stringValue(region, tree) !== "") || hasSideEffects(region, tree);
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
function changesToRemove({ options, option, config, culprit }: Override, tree: SyntaxTree): Changes | Left {
  const isShared = isSharedObject(config);
  // Comments beside the region stay, so that the object they stand in has to.
  const isBare = isInline(option, config) && !hasCommentBeside([culprit.property], config.node, tree);
  if (isOnlyRegion(config) && (isShared || isBare)) {
    if (isSharedObject(option.object)) return left("sharedOptions");
    return hiddenBehind(option, "clientConfig", options, tree) ?? { edits: [], removed: [option] };
  }
  if (isShared) return left("sharedClientConfig");
  return hiddenBehind(culprit, "region", config, tree) ?? { edits: [], removed: [culprit] };
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

function isOnlyRegion(config: ObjectLiteral): boolean {
  return config.node.properties.length === 1;
}

/** Whether the object stands where the option is given, not behind a name. */
function isInline(option: FoundProperty, config: ObjectLiteral): boolean {
  return unwrap(option.property.value) === config.node;
}

function changesToMove(
  override: Override,
  parent: PropertyLookup,
  besides: readonly FoundProperty[],
  tree: SyntaxTree,
): Changes | Left {
  const { option, config, culprit } = override;
  if (parent.kind === "unknown") return left("spread");
  if (isSharedObject(option.object)) return left("sharedOptions");
  if (isOnlyRegion(config) && parent.kind === "absent") return changesToRename(override, tree);
  const isApart = parent.kind === "found" && parent.object.node !== option.object.node;
  const place = isApart ? parent.property : option.property;
  if ((isApart || !isInline(option, config)) && !meansTheSameAt(place, culprit.property.value, tree)) {
    return left("separateClientConfig");
  }
  const region = regionText(culprit.property, tree);
  if (region === undefined) return left("sideEffects");
  const removal = changesToRemove(override, tree);
  if ("kind" in removal) return removal;
  const placed =
    parent.kind === "found"
      ? placeInParent(parent, region, tree)
      : insertAfter(option.property, [`${siblingKey(option.property, tree)}: { ${region} }`], tree, besides);
  return "kind" in placed ? placed : { edits: placed, removed: removal.removed };
}

/** Whether an expression can be read at another place: a literal, or a name of a variable that is never written again. */
function meansTheSameAt(place: TSESTree.Node, value: TSESTree.Node, tree: SyntaxTree): boolean {
  if (value.type === "Literal" || (value.type === "TemplateLiteral" && value.expressions.length === 0)) return true;
  const variable = value.type === "Identifier" ? variableOf(value, tree) : undefined;
  return (
    variable !== undefined && isNeverRewritten(variable) && visibleVariable(variable.name, place, tree) === variable
  );
}

/** `clientConfig: { region }` becomes `parentClientConfig: { region }`, with all that is written around it. */
function changesToRename(override: Override, tree: SyntaxTree): Changes | Left {
  const { options, option, config, culprit } = override;
  const hidden = hiddenBehind(option, "clientConfig", options, tree);
  if (hidden) return hidden;
  const rename = renameEdit(option.property, tree);
  if (isTypedElsewhere(override)) return { edits: [rename, regionOfTyped(override, tree)], removed: [] };
  const [regionStart, regionEnd] = culprit.property.range;
  const region = regionText(culprit.property, tree);
  if (region === undefined) return left("sideEffects");
  const edits = [rename, ...(isInline(option, config) ? withoutType(option.property.value, config.node, tree) : [])];
  if (region === tree.text.slice(regionStart, regionEnd)) return { edits, removed: [] };
  if (isSharedObject(config)) return left("sharedClientConfig");
  return { edits: [...edits, { start: regionStart, end: regionEnd, text: region }], removed: [] };
}

function renameEdit(property: TSESTree.Property, tree: SyntaxTree): Edit {
  const key = newKey(property, tree);
  if (!property.shorthand) return { start: property.key.range[0], end: property.key.range[1], text: key };
  return { start: property.range[0], end: property.range[0], text: `${key}: ` };
}

/** `as S3ClientConfig` and its kin go: TypeScript takes none of them for a `parentClientConfig`. */
function withoutType(value: TSESTree.Node, node: TSESTree.Node, tree: SyntaxTree): Edit[] {
  if (value === node || hasCommentBeside([node], value, tree)) return [];
  return [
    { start: value.range[0], end: node.range[0], text: "" },
    { start: node.range[1], end: value.range[1], text: "" },
  ];
}

/** Whether the config is a name for an object with a type of its own, which TypeScript takes for no `parentClientConfig`. */
function isTypedElsewhere({ option, config }: Override): boolean {
  const names = config.via.slice(option.object.via.length);
  const isTyped = names.some((variable) => {
    const declarator = soleDeclarator(variable);
    return declarator?.id.typeAnnotation !== undefined || (declarator?.init?.type ?? "").startsWith("TS");
  });
  return isTyped && option.property.value.type === "Identifier";
}

/** `{ region: clientConfig.region }` in the place of `clientConfig`. */
function regionOfTyped({ option, culprit }: Override, tree: SyntaxTree): Edit {
  const [start, end] = option.property.value.range;
  const region = `${tree.text.slice(start, end)}.region`;
  const text = mayBeUndefined(culprit.property.value, tree)
    ? `{ ...(${region} && { region: ${region} }) }`
    : `{ region: ${region} }`;
  return { start, end, text };
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
  if (!old || region.startsWith("...")) return [append(config.node, region, tree)];
  if (others.length > 0) return left("duplicateKey");
  if (propertyOf(config, "region", tree).kind !== "found") return left("spread");
  if (hasSideEffects(old.value, tree)) return left("sideEffects");
  return [{ start: old.range[0], end: old.range[1], text: region }];
}

/** The `region` property as it is moved; one that may be undefined must not hide the calling client's region (SDK 3.713 to 3.951). */
function regionText(property: TSESTree.Property, tree: SyntaxTree): string | undefined {
  const text = tree.text.slice(...property.range);
  if (property.method || property.kind !== "init" || !mayBeUndefined(property.value, tree)) return text;
  if (hasSideEffects(property.value, tree)) return undefined;
  const value = tree.text.slice(...property.value.range);
  const isSimple = /^(?:Identifier|MemberExpression|ChainExpression)$/u.test(property.value.type);
  return `...(${isSimple ? value : `(${value})`} && { ${text} })`;
}

/** `parentClientConfig` in the place of a key: in its quotes, or in quotes where it is computed. */
function newKey({ key, computed }: TSESTree.Property, tree: SyntaxTree): string {
  const isQuoted = key.type === "Literal";
  const quote = isQuoted ? tree.text.slice(key.range[0], key.range[0] + 1) : '"';
  return isQuoted || computed ? `${quote}parentClientConfig${quote}` : "parentClientConfig";
}

/** `parentClientConfig` as the key of a sibling: in quotes where the other is. */
function siblingKey(property: TSESTree.Property, tree: SyntaxTree): string {
  return property.computed ? "parentClientConfig" : newKey(property, tree);
}
