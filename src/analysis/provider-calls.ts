import type { TSESTree } from "@typescript-eslint/types";
import { factoryOf, type Factory } from "../sdk/factories.ts";
import { importOf } from "./imports.ts";
import { objectOf, type ObjectValue } from "./objects.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { nodesOf } from "./walk.ts";

/** A call of one of the SDK's factories, and the options it is given; `nullish` where it is given none. */
export interface ProviderCall {
  readonly factory: Factory;
  readonly node: TSESTree.CallExpression;
  readonly options: ObjectValue;
}

/** Every provider call of a file, in the order of the source. `modules` are packages that re-export the factories. */
export function providerCalls(tree: SyntaxTree, modules: readonly string[] = []): ProviderCall[] {
  const calls: ProviderCall[] = [];
  for (const node of nodesOf(tree.ast, tree)) {
    if (node.type !== "CallExpression") continue;
    const imported = importOf(node.callee, tree);
    const factory = imported && factoryOf(imported.module, imported.name, modules);
    if (factory) calls.push({ factory, node, options: optionsOf(node, tree) });
  }
  return calls;
}

function optionsOf(call: TSESTree.CallExpression, tree: SyntaxTree): ObjectValue {
  const [argument] = call.arguments;
  if (!argument) return { kind: "nullish" };
  if (argument.type === "SpreadElement") return { kind: "unknown", reason: "spreadArguments" };
  return objectOf(argument, tree);
}
