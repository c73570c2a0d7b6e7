import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "./expressions.ts";
import { isFunctionNode, type FunctionNode } from "./flow/values.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { isNeverRewritten, variableOf } from "./variables.ts";
import { nodesOf } from "./walk.ts";

/** What a callee always is: a function or a class, through its names, or another expression. */
export function calleeOf(callee: TSESTree.Node, tree: SyntaxTree): TSESTree.Node {
  const value = follow(callee, tree);
  const variable = value.type === "Identifier" ? variableOf(value, tree) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const isDeclared = definition?.type === "FunctionName" || definition?.type === "ClassName";
  return variable && isDeclared && others.length === 0 && isNeverRewritten(variable) ? definition.node : value;
}

/** The function of the file that a callee always is. */
export function functionOf(callee: TSESTree.Node, tree: SyntaxTree): FunctionNode | undefined {
  const value = calleeOf(callee, tree);
  return isFunctionNode(value) ? value : undefined;
}

type Returned = readonly (TSESTree.Node | null)[];

/** What the returns of a function give, in their order; null where one gives nothing. */
export function returnedBy(fn: FunctionNode, tree: SyntaxTree): Returned {
  const { body } = fn;
  return body.type === "BlockStatement" ? returnsIn(body, tree).map(({ argument }) => argument) : [body];
}

type Returns = readonly TSESTree.ReturnStatement[];

/** By body, for each statement of a constructor asks. */
const returnsByBody = new WeakMap<TSESTree.Node, Returns>();

/** The returns of a function, by its body, in their order. */
export function returnsIn(body: TSESTree.Node, tree: SyntaxTree): Returns {
  const known = returnsByBody.get(body);
  if (known) return known;
  const all = [...nodesOf(body, tree, (node) => isFunctionNode(node) || node.type.startsWith("Class"))];
  const returns = all.filter((node) => node.type === "ReturnStatement");
  returnsByBody.set(body, returns);
  return returns;
}
