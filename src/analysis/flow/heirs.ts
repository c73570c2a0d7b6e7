import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";

/** The classes of the file that extend one, and may give it other fields; those that extend them, too. */
export function heirsOf(
  { parent }: TSESTree.ClassBody,
  tree: SyntaxTree,
  heirs = new Set<TSESTree.ClassBody>(),
): ReadonlySet<TSESTree.ClassBody> {
  const [variable] = parent.id ? tree.scopeManager.getDeclaredVariables(parent) : [];
  for (const { identifier } of variable?.references ?? []) {
    const heir = identifier.parent;
    if (!("superClass" in heir) || heir.superClass !== identifier || heirs.has(heir.body)) continue;
    heirs.add(heir.body);
    heirsOf(heir.body, tree, heirs);
  }
  return heirs;
}
