import type { TSESTree } from "@typescript-eslint/types";
import type { Factory } from "../sdk/factories.ts";
import { calleesOf, startCallees, type Callee } from "./callees.ts";
import { objectOf, type ObjectValue } from "./objects.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { nodesOf } from "./walk.ts";

/** A call of one of the SDK's factories, and the options it is given; `nullish` where it is given none. */
export interface ProviderCall {
  readonly factory: Factory;
  readonly node: TSESTree.CallExpression;
  /** What the factory is given, through `bind`, `call` and `apply` too; undefined where the source does not tell. */
  readonly arguments: readonly TSESTree.CallExpressionArgument[] | undefined;
  readonly options: ObjectValue;
  /** Whether nothing else can be called in its place. */
  readonly isOnly: boolean;
}

/**
 * Every provider call of a file, in the order of the source; where one of several factories is called, one for each.
 * `modules` are packages that re-export the factories.
 */
export function providerCalls(tree: SyntaxTree, modules: readonly string[] = []): ProviderCall[] {
  const calls: ProviderCall[] = [];
  const search = startCallees(tree, modules);
  for (const node of nodesOf(tree.ast, tree)) {
    if (node.type === "CallExpression")
      calls.push(...calleesOf(node, search).map((callee) => callOf(node, callee, tree)));
  }
  return calls;
}

function callOf(node: TSESTree.CallExpression, { factory, args, isOnly }: Callee, tree: SyntaxTree): ProviderCall {
  return { factory, node, arguments: args, options: optionsOf(args, tree), isOnly };
}

function optionsOf(args: Callee["args"], tree: SyntaxTree): ObjectValue {
  const [argument] = args ?? [];
  if (!args || argument?.type === "SpreadElement") return { kind: "unknown", reason: "spreadArguments" };
  return argument ? objectOf(argument, tree) : { kind: "nullish" };
}
