import type { TSESTree } from "@typescript-eslint/types";
import { keyName } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { exportNamed, type Imported } from "./imported.ts";

/** What a pattern such as `{ key: name }`, `{ default: { name = fallback } }` or `{ ...name }` gives to a name of it. */
export function takenBy(
  pattern: TSESTree.Node,
  name: string,
  imported: Imported | undefined,
  tree: SyntaxTree,
): Imported | undefined {
  if (!imported) return undefined;
  switch (pattern.type) {
    case "Identifier":
      return pattern.name === name ? imported : undefined;
    case "AssignmentPattern":
      return takenBy(pattern.left, name, imported, tree);
    case "RestElement":
      return takenBy(pattern.argument, name, imported, tree);
    case "ObjectPattern":
      return pattern.properties.map((property) => takenByProperty(property, name, imported, tree)).find(Boolean);
    default:
      return undefined;
  }
}

function takenByProperty(
  property: TSESTree.Property | TSESTree.RestElement,
  name: string,
  imported: Imported,
  tree: SyntaxTree,
): Imported | undefined {
  if (property.type === "RestElement") return takenBy(property, name, imported, tree);
  return takenBy(property.value, name, exportNamed(imported, keyName(property.key, property.computed, tree)), tree);
}
