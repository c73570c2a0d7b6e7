import type { TSESTree } from "@typescript-eslint/types";
import { stringValue } from "../expressions.ts";
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

/** The module of that name: a literal, or a name for one. */
export function moduleNamed(source: TSESTree.Node, tree: SyntaxTree): Imported | undefined {
  const name = stringValue(source, tree);
  return name === undefined ? undefined : wholeModule(name);
}

/** One export of a module. `default` is the module again: that is what CommonJS packages give. */
export function exportNamed(imported: Imported | undefined, name: string | undefined): Imported | undefined {
  if (imported?.name !== "*" || name === undefined) return undefined;
  return name === "default" ? imported : { module: imported.module, name };
}
