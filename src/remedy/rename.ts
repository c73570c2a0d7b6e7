import type { TSESTree } from "@typescript-eslint/types";
import { isSharedObject } from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Override } from "../verdict/override.ts";
import type { Edit } from "./edits.ts";
import { regionAt, regionText } from "./moved-region.ts";
import { hasCommentBeside, rangeOf } from "./object-edits.ts";
import { referenceText } from "./own-object.ts";
import { canReadRegion, hasType } from "./own-type.ts";
import { parentKey } from "./parent-key.ts";
import { mayBeUndefined } from "./region-value.ts";
import { hiddenBehind, isInline, type Changes } from "./removal.ts";
import { left, type Left } from "./remedy.ts";

/** `clientConfig: { region }` becomes `parentClientConfig: { region }`, with all that is written around it. */
export function changesToRename(override: Override, tree: SyntaxTree): Changes | Left {
  const { options, option, config, culprit } = override;
  const hidden = hiddenBehind(option, "clientConfig", options, tree);
  if (hidden) return hidden;
  const rename = renameEdit(option.property, tree);
  const name = referenceText(option.property.value, tree);
  // TypeScript takes no `S3ClientConfig` for a `parentClientConfig`.
  const mustRead = hasType(config.node) || (isSharedObject(config) && mayBeUndefined(culprit.property.value, tree));
  if (name !== undefined && mustRead) {
    if (!canReadRegion(config.node, option.object.node, tree)) return left("typedOptions");
    const text = `{ ${regionAt(`${name}.region`, culprit.property, tree)} }`;
    return { edits: [rename, { ...rangeOf(option.property.value), text }], removed: [] };
  }
  const [regionStart, regionEnd] = culprit.property.range;
  const region = regionText(culprit.property, tree);
  if (region === undefined) return left("sideEffects");
  const edits = [rename, ...(isInline(option, config) ? withoutType(option.property.value, config.node, tree) : [])];
  if (region === tree.text.slice(regionStart, regionEnd)) return { edits, removed: [] };
  if (isSharedObject(config)) return left("separateClientConfig");
  return { edits: [...edits, { start: regionStart, end: regionEnd, text: region }], removed: [] };
}

/** Gives a property the key `parentClientConfig`. */
export function renameEdit(property: TSESTree.Property, tree: SyntaxTree): Edit {
  const key = parentKey(property, tree);
  if (!property.shorthand) return { start: property.key.range[0], end: property.key.range[1], text: key };
  return { start: property.range[0], end: property.range[0], text: `${key}: ` };
}

/** `as S3ClientConfig` and its kin go. */
function withoutType(value: TSESTree.Node, node: TSESTree.Node, tree: SyntaxTree): Edit[] {
  if (value === node || hasCommentBeside([node], value, tree)) return [];
  return [
    { start: value.range[0], end: node.range[0], text: "" },
    { start: node.range[1], end: value.range[1], text: "" },
  ];
}
