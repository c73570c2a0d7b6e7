import type { TSESTree } from "@typescript-eslint/types";
import { isOfFile } from "./of-file.ts";
import { calleeOf, returnedBy } from "./returned.ts";
import { isFunctionNode } from "./flow/values.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { lastName } from "./writes.ts";

/** Whether an expression makes an object that has no other name. */
export function isFresh(node: TSESTree.Node, tree: SyntaxTree): boolean {
  const { type } = node;
  if (type === "NewExpression") return makesInstances(node.callee, tree);
  return type === "ObjectExpression" || type === "ArrayExpression";
}

/** What `new` gives another object of than an instance. */
const giversBack = new Set(["Object", "Proxy"]);

/** Whether `new` gives an instance, and nothing that a constructor returns. What comes from other files is taken to. */
function makesInstances(callee: TSESTree.Node, tree: SyntaxTree, seen = new Set<TSESTree.Node>()): boolean {
  const maker = calleeOf(callee, tree);
  if (seen.has(maker)) return false;
  seen.add(maker);
  if (isFunctionNode(maker)) return returnedBy(maker, tree).every((value) => value === null);
  if (maker.type !== "ClassDeclaration" && maker.type !== "ClassExpression")
    return !isOfFile(maker, tree) && !giversBack.has(lastName(maker));
  const { body, superClass } = maker;
  const returns = body.body.some(
    (member) =>
      member.type === "MethodDefinition" &&
      member.kind === "constructor" &&
      isFunctionNode(member.value) &&
      returnedBy(member.value, tree).some((value) => value !== null),
  );
  return !returns && (!superClass || makesInstances(superClass, tree, seen));
}
