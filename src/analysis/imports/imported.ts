import type { TSESTree } from "@typescript-eslint/types";

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

/** The module that a literal names; undefined for any other expression. */
export function moduleNamed(source: TSESTree.Node): Imported | undefined {
  if (source.type === "Literal" && typeof source.value === "string") return wholeModule(source.value);
  if (source.type === "TemplateLiteral" && source.expressions.length === 0)
    return wholeModule(source.quasis[0]?.value.cooked ?? "");
  return undefined;
}

/** One export of a module. `default` is the module again: that is what CommonJS packages give. */
export function exportNamed(imported: Imported | undefined, name: string | undefined): Imported | undefined {
  if (imported?.name !== "*" || name === undefined) return undefined;
  return name === "default" ? imported : { module: imported.module, name };
}
