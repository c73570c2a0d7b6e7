import type { TSESTree } from "@typescript-eslint/types";
import { isSharedObject } from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { soleDeclarator } from "../analysis/variables.ts";
import type { Override } from "../verdict/override.ts";
import type { Edit } from "./edits.ts";
import { regionAt, regionText } from "./moved-region.ts";
import { hasCommentBeside } from "./object-edits.ts";
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
  const mustRead =
    isTypedElsewhere(override) || (isSharedObject(config) && mayBeUndefined(culprit.property.value, tree));
  if (mustRead && option.property.value.type === "Identifier")
    return { edits: [rename, regionOfName(override, tree)], removed: [] };
  const [regionStart, regionEnd] = culprit.property.range;
  const region = regionText(culprit.property, tree);
  if (region === undefined) return left("sideEffects");
  const edits = [rename, ...(isInline(option, config) ? withoutType(option.property.value, config.node, tree) : [])];
  if (region === tree.text.slice(regionStart, regionEnd)) return { edits, removed: [] };
  if (isSharedObject(config)) return left("separateClientConfig");
  return { edits: [...edits, { start: regionStart, end: regionEnd, text: region }], removed: [] };
}

function renameEdit(property: TSESTree.Property, tree: SyntaxTree): Edit {
  const key = parentKey(property, tree);
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
  return names.some((variable) => {
    const declarator = soleDeclarator(variable);
    return declarator?.id.typeAnnotation !== undefined || (declarator?.init?.type ?? "").startsWith("TS");
  });
}

/** `{ region: clientConfig.region }` in the place of `clientConfig`. */
function regionOfName({ option, culprit }: Override, tree: SyntaxTree): Edit {
  const [start, end] = option.property.value.range;
  return { start, end, text: `{ ${regionAt(`${tree.text.slice(start, end)}.region`, culprit.property, tree)} }` };
}
