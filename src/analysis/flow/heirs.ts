import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";

const heirsByClass = new WeakMap<TSESTree.ClassBody, ReadonlySet<TSESTree.ClassBody>>();

/** The classes of the file that extend one, and may give it other fields; those that extend them, too. */
export function heirsOf(body: TSESTree.ClassBody, tree: SyntaxTree): ReadonlySet<TSESTree.ClassBody> {
  const known = heirsByClass.get(body);
  if (known) return known;
  const heirs = new Set<TSESTree.ClassBody>();
  const waiting = [body];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const found = extendedBy(one, tree).filter((heir) => !heirs.has(heir));
    for (const heir of found) heirs.add(heir);
    waiting.push(...found);
  }
  heirsByClass.set(body, heirs);
  return heirs;
}

function extendedBy({ parent }: TSESTree.ClassBody, tree: SyntaxTree): readonly TSESTree.ClassBody[] {
  const [variable] = parent.id ? tree.scopeManager.getDeclaredVariables(parent) : [];
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const heir = identifier.parent;
    return "superClass" in heir && heir.superClass === identifier ? [heir.body] : [];
  });
}
