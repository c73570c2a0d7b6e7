import type { TSESTree } from "@typescript-eslint/types";
import type { Factory } from "../sdk/factories.ts";
import { mayImportFactory } from "../sdk/specifiers.ts";
import {
  calleesOf,
  lostSightIn,
  showMention,
  startCallees,
  type Callee,
  type CalleeSearch,
  type LostSight,
} from "./callees.ts";
import { stepsOfEach } from "./flow/values.ts";
import { objectOf, type ObjectValue } from "./objects.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { eachNode } from "./walk.ts";

/** A call of one of the SDK's factories, and the options it is given; `nullish` where it is given none. */
export interface ProviderCall {
  readonly factory: Factory;
  readonly node: TSESTree.CallExpression;
  /** What the factory is given, through `bind`, `call` and `apply` too; undefined where the source does not tell. */
  readonly arguments: readonly TSESTree.CallExpressionArgument[] | undefined;
  readonly options: ObjectValue;
  /** Whether nothing else can be called in its place. */
  readonly isOnly: boolean;
  /** Whether nothing but factories, given the same, can be. */
  readonly isOneOfFactories: boolean;
  /** How many steps its options may be followed. */
  readonly steps: number;
}

/** What a file does with factories. */
interface Uses {
  readonly calls: readonly ProviderCall[];
  readonly lost: readonly LostSight[];
}

/** By program, for as long as the same modules are asked about: two rules look at each file. */
const known = new WeakMap<TSESTree.Program, { readonly modules: string; readonly uses: Uses }>();

/**
 * Every provider call of a file, in the order of the source; where one of several factories is called, one for each.
 * `modules` are packages that re-export the factories.
 */
export function providerCalls(tree: SyntaxTree, modules: readonly string[] = []): readonly ProviderCall[] {
  return usesIn(tree, modules).calls;
}

/** Where a file loses sight of a factory: it is handed on, or may be called by a name that may mean something else. */
export function lostFactories(tree: SyntaxTree, modules: readonly string[] = []): readonly LostSight[] {
  return usesIn(tree, modules).lost;
}

function usesIn(tree: SyntaxTree, modules: readonly string[]): Uses {
  const key = JSON.stringify(modules);
  const before = known.get(tree.ast);
  if (before?.modules === key) return before.uses;
  const uses = mayImportFactory(tree.text, modules) ? usesFoundIn(tree, modules) : none;
  known.set(tree.ast, { modules: key, uses });
  return uses;
}

const none: Uses = { calls: [], lost: [] };

function usesFoundIn(tree: SyntaxTree, modules: readonly string[]): Uses {
  const search = startCallees(tree, modules);
  const found = callsIn(tree, search).flatMap((node) => calleesOf(node, search).map((callee) => ({ node, callee })));
  const steps = stepsOfEach(found.length);
  return { calls: found.map(({ node, callee }) => callOf(node, callee, steps, tree)), lost: lostSightIn(search) };
}

/** The calls of a file. Its names and members that are not what a call calls are shown to the search. */
function callsIn(tree: SyntaxTree, search: CalleeSearch): readonly TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  eachNode(tree, (node) => {
    if (node.type === "CallExpression") calls.push(node);
    const isMention = node.type === "Identifier" || node.type === "MemberExpression";
    if (isMention && !isCalled(node)) showMention(node, search);
  });
  return calls;
}

/** Whether an expression is what a call calls, as `(0, module.factory)(…)` too. */
function isCalled(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === "SequenceExpression") return parent.expressions.at(-1) === node && isCalled(parent);
  return parent?.type === "CallExpression" && parent.callee === node;
}

function callOf(
  node: TSESTree.CallExpression,
  { factory, args, isOnly, isOneOfFactories }: Callee,
  steps: number,
  tree: SyntaxTree,
): ProviderCall {
  return { factory, node, arguments: args, options: optionsOf(args, tree), isOnly, isOneOfFactories, steps };
}

function optionsOf(args: Callee["args"], tree: SyntaxTree): ObjectValue {
  const [argument] = args ?? [];
  if (!args || argument?.type === "SpreadElement") return { kind: "unknown", reason: "spreadArguments" };
  return argument ? objectOf(argument, tree) : { kind: "nullish" };
}
