import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { calledOnGlobal } from "../writes.ts";
import { importOf } from "./import-of.ts";
import type { Imported } from "./imported.ts";
import { takenBy } from "./patterns.ts";

/** `const [{ name }] = await Promise.all([import("…")])` */
export function takenFromList(
  { elements }: TSESTree.ArrayPattern,
  list: TSESTree.Node,
  name: string,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  for (const [index, value] of promisedTogether(list, tree).entries()) {
    const target = elements[index];
    if (value?.type === "SpreadElement") return undefined;
    const taken = target && value && takenBy(target, name, importOf(value, tree, seen), tree);
    if (taken) return taken;
  }
  return undefined;
}

/** `(await Promise.all([import("…")]))[0]`: the element that a list has by that name. */
export function elementOf(list: TSESTree.Node, name: string | undefined, tree: SyntaxTree): TSESTree.Node | undefined {
  if (name === undefined || !/^\d+$/u.test(name)) return undefined;
  const index = Number(name);
  const before = promisedTogether(list, tree).slice(0, index + 1);
  return before.some((one) => one?.type === "SpreadElement") ? undefined : (before[index] ?? undefined);
}

/** What a list that `Promise.all` waits for is made of. */
function promisedTogether(node: TSESTree.Node, tree: SyntaxTree): TSESTree.ArrayExpression["elements"] {
  const awaited = follow(node, tree);
  const call = follow(awaited.type === "AwaitExpression" ? awaited.argument : awaited, tree);
  const [list] = call.type === "CallExpression" && calledOnGlobal(call) === "Promise.all" ? call.arguments : [];
  return list?.type === "ArrayExpression" ? list.elements : [];
}
