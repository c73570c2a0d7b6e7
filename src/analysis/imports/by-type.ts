import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { variableOf } from "../variables.ts";
import { wholeModule, type Imported } from "./imported.ts";

const typeOfModule = /^typeof import\(\s*["']([^"']+)["']\s*\)$/u;

/** More names than this lead to no module in code that people write. */
const maxNames = 10;

/** What TypeScript calls `typeof import("…")` is that module, however it came. */
export function importByType(type: TSESTree.TypeNode | undefined, tree: SyntaxTree, names = 0): Imported | undefined {
  if (!type || names > maxNames) return undefined;
  switch (type.type) {
    case "TSUnionType": {
      const [one, ...others] = type.types.filter((part) => !/^TS(?:Null|Undefined)Keyword$/u.test(part.type));
      return others.length === 0 ? importByType(one, tree, names) : undefined;
    }
    case "TSTypeReference":
      return importByType(aliased(type.typeName, tree), tree, names + 1);
    default: {
      const [, specifier] = typeOfModule.exec(tree.text.slice(...type.range)) ?? [];
      return specifier === undefined ? undefined : wholeModule(specifier);
    }
  }
}

/** `type Name = …` */
function aliased(name: TSESTree.EntityName, tree: SyntaxTree): TSESTree.TypeNode | undefined {
  const declared = name.type === "Identifier" ? variableOf(name, tree)?.defs[0]?.node : undefined;
  return declared?.type === "TSTypeAliasDeclaration" ? declared.typeAnnotation : undefined;
}

/** `{ factory: mock } as unknown as typeof import("…")` is what stands there, not the module. */
export function isMadeHere(value: TSESTree.Node, tree: SyntaxTree): boolean {
  return /^(?:Object|New)Expression$/u.test(follow(value, tree).type);
}
