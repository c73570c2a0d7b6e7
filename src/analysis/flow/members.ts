// Where a file names the members of a class.
import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../expressions.ts";
import { calleeOf } from "../returned.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { nodesOf } from "../walk.ts";
import { isWritten, wholeMember } from "../writes.ts";
import { memberName } from "./objects.ts";

type Members = ReadonlyMap<string | undefined, readonly TSESTree.MemberExpression[]>;

const membersByNode = new WeakMap<TSESTree.Node, Members>();

/** Every member expression below a node, by its name. */
export function membersIn(root: TSESTree.Node, tree: SyntaxTree): Members {
  const known = membersByNode.get(root);
  if (known) return known;
  const made = new Map<string | undefined, TSESTree.MemberExpression[]>();
  for (const node of nodesOf(root, tree)) {
    if (node.type !== "MemberExpression") continue;
    const name = memberName(node, tree);
    const others = made.get(name);
    if (others) others.push(node);
    else made.set(name, [node]);
  }
  membersByNode.set(root, made);
  return made;
}

/** So many members are as much work to look at as a step. */
const membersOfStep = 16;

/** What it costs to look at every member of a file that has a name, or may have it. */
export function stepsOfMembers(name: string, tree: SyntaxTree): number {
  const members = membersIn(tree.ast, tree);
  const count = (members.get(name)?.length ?? 0) + (members.get(undefined)?.length ?? 0);
  return Math.floor(count / membersOfStep);
}

/** Every `this.name` in a class. */
export function membersOfThis(
  body: TSESTree.ClassBody,
  name: string,
  tree: SyntaxTree,
): readonly TSESTree.MemberExpression[] {
  return (membersIn(body, tree).get(name) ?? []).filter(({ object }) => object.type === "ThisExpression");
}

/** Every `Class.name` of a class. */
export function membersOfClass(body: TSESTree.ClassBody, name: string, tree: SyntaxTree): readonly TSESTree.Node[] {
  const members = membersIn(tree.ast, tree).get(name) ?? [];
  return members.filter(({ object }) => classNamed(object, tree) === body);
}

/** The class that a name is. */
export function classNamed(node: TSESTree.Node, tree: SyntaxTree): TSESTree.ClassBody | undefined {
  const name = unwrap(node);
  const named = name.type === "Identifier" ? calleeOf(name, tree) : undefined;
  return named?.type === "ClassDeclaration" || named?.type === "ClassExpression" ? named.body : undefined;
}

/** Whether something is written to a member, or below it. */
export function isAssigned(member: TSESTree.MemberExpression): boolean {
  const place = wholeMember(member);
  return place.parent !== undefined && isWritten(place, place.parent);
}
