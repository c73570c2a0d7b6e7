import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";
import { nodesOf } from "../walk.ts";
import { classNamed } from "./members.ts";

const heirsByClass = new WeakMap<TSESTree.ClassBody, ReadonlySet<TSESTree.ClassBody>>();

/** The classes of the file that extend one, and may give it other fields; those that extend them, too. */
export function heirsOf(body: TSESTree.ClassBody, tree: SyntaxTree): ReadonlySet<TSESTree.ClassBody> {
  const known = heirsByClass.get(body);
  if (known) return known;
  const heirs = new Set<TSESTree.ClassBody>();
  const waiting = [body];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const found = (extending(tree).get(one) ?? []).filter((heir) => !heirs.has(heir));
    for (const heir of found) heirs.add(heir);
    waiting.push(...found);
  }
  heirsByClass.set(body, heirs);
  return heirs;
}

type Heirs = ReadonlyMap<TSESTree.ClassBody, readonly TSESTree.ClassBody[]>;

const heirsByProgram = new WeakMap<TSESTree.Program, Heirs>();

/** By each class of the file, those that name it where they say what they extend: `extends Base`, `extends mixed(Base)`. */
function extending(tree: SyntaxTree): Heirs {
  const known = heirsByProgram.get(tree.ast);
  if (known) return known;
  const heirs = new Map<TSESTree.ClassBody, TSESTree.ClassBody[]>();
  for (const node of nodesOf(tree.ast, tree)) {
    if (!("superClass" in node) || !node.superClass) continue;
    for (const name of nodesOf(node.superClass, tree)) {
      const base = name.type === "Identifier" ? classNamed(name, tree) : undefined;
      if (!base) continue;
      const others = heirs.get(base);
      if (others) others.push(node.body);
      else heirs.set(base, [node.body]);
    }
  }
  heirsByProgram.set(tree.ast, heirs);
  return heirs;
}
