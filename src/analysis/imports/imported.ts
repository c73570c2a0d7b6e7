import type { TSESTree } from "@typescript-eslint/types";
import { follow, stringValue } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";

/** What another module gives: one of its exports, or, with the name "*", all of them. */
export interface Imported {
  readonly module: string;
  readonly name: string;
}

/** What Deno writes around the name of a package: `npm:@scope/name@3/path`. */
const denoSpecifier = /^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?/u;

export function wholeModule(specifier: string): Imported {
  return { module: specifier.replace(denoSpecifier, "$1"), name: "*" };
}

/** The module of that name: a literal, a name for one, or what constants are joined to. */
export function moduleNamed(source: TSESTree.Node, tree: SyntaxTree): Imported | undefined {
  const name = stringValue(source, tree) ?? joinedName(source, tree);
  return name === undefined ? undefined : wholeModule(name);
}

/** More pieces than this are not joined to the name of a module in code that people write. */
const maxPieces = 10;

/** `"@scope/" + name`, `${scope}/name`: joined behind the scope, for only so much is looked for in the text of a file. */
function joinedName(source: TSESTree.Node, tree: SyntaxTree): string | undefined {
  const pieces: string[] = [];
  const waiting: TSESTree.Node[] = [source];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const piece = node.type === "TemplateElement" ? node.value.cooked : stringValue(node, tree);
    const parts = typeof piece === "string" ? [] : partsOf(follow(node, tree));
    if (parts === undefined || pieces.length + waiting.length + parts.length > maxPieces) return undefined;
    waiting.push(...parts.toReversed());
    if (typeof piece === "string") pieces.push(piece);
  }
  const name = pieces.join("");
  const [scope] = /^(?:npm:\/?)?@[^/]+(?=\/)/u.exec(name) ?? [];
  return scope !== undefined && (pieces[0] === scope || pieces[0] === `${scope}/`) ? name : undefined;
}

/** What a text is joined of, in its order. */
function partsOf(node: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  if (node.type === "BinaryExpression") return node.operator === "+" ? [node.left, node.right] : undefined;
  if (node.type !== "TemplateLiteral") return undefined;
  const [first, ...others] = node.quasis;
  const parts = [first, ...others.flatMap((quasi, index) => [node.expressions[index], quasi])];
  return parts.filter((part) => part !== undefined).filter((part) => part !== first || part.value.cooked !== "");
}

/** One export of a module. `default` is the module again: that is what CommonJS packages give. */
export function exportNamed(imported: Imported | undefined, name: string | undefined): Imported | undefined {
  if (imported?.name !== "*" || name === undefined) return undefined;
  return name === "default" ? imported : { module: imported.module, name };
}
