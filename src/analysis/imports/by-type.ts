import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";
import { wholeModule, type Imported } from "./imported.ts";

const typeOfModule = /^typeof import\(\s*["']([^"']+)["']\s*\)(?:\s*\|\s*(?:null|undefined))*$/u;

/** What TypeScript calls `typeof import("…")` is that module, however it came. */
export function importByType(type: TSESTree.TypeNode | undefined, { text }: SyntaxTree): Imported | undefined {
  const [, specifier] = (type && typeOfModule.exec(text.slice(...type.range))) ?? [];
  return specifier === undefined ? undefined : wholeModule(specifier);
}
