// Which class a member is of, and what the class says of it.
import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";
import { nodesOf } from "../walk.ts";
import { classNamed, isAssigned, membersIn, membersOfThis } from "./members.ts";
import { memberName } from "./objects.ts";
import { isFunctionNode } from "./values.ts";

/** The class that `this` is an instance of, or itself, and where in it. */
export interface Owner {
  readonly body: TSESTree.ClassBody;
  readonly isStatic: boolean;
  /** Whether the constructor has run, or where it is the class itself, all that makes it. */
  readonly isConstructed: boolean;
  /** Whether it is evaluated with the class's fields. */
  readonly isField?: boolean;
  /** The name of the method that it is in. */
  readonly method?: string | undefined;
}

/** The class that a member which is read at a place is of: by `this`, or by the class's own name. */
export function ownerFor(object: TSESTree.Node, { range }: TSESTree.Node, tree: SyntaxTree): Owner | undefined {
  const own = object.type === "ThisExpression" ? ownerOf(object) : undefined;
  const body = own?.isStatic === true ? own.body : classNamed(object, tree);
  if (!body || (own && !own.isStatic)) return own;
  const isOutside = range[1] <= body.range[0] || body.range[1] <= range[0];
  return { ...own, body, isStatic: true, isConstructed: isOutside || !isUsedEarly(body, tree) };
}

/** Whether what makes a class does more with it than to give it fields, so that its methods may run before it has them all. */
function isUsedEarly(body: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  return body.body.some(
    (member) =>
      (member.type === "StaticBlock" || (member.type === "PropertyDefinition" && member.static)) &&
      [...nodesOf(member, tree)].some(
        (node) =>
          (node.type === "ThisExpression" || classNamed(node, tree) === body) &&
          !(node.parent?.type === "MemberExpression" && isAssigned(node.parent)),
      ),
  );
}

/** Up from `this` to what it belongs to; arrow functions have none of their own. */
export function ownerOf(node: TSESTree.Node): Owner | undefined {
  let isField = true;
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    isField &&= !isFunctionNode(parent);
    if (parent.type === "FunctionDeclaration" || parent.type === "TSModuleBlock") return undefined;
    if (parent.type === "FunctionExpression" && parent.parent.type !== "MethodDefinition") return undefined;
    if (parent.type === "StaticBlock") return { body: parent.parent, isStatic: true, isConstructed: false };
    if (parent.type === "PropertyDefinition" || parent.type === "MethodDefinition") {
      const isConstructed = parent.type === "MethodDefinition" && parent.kind !== "constructor";
      return inner === parent.value
        ? {
            body: parent.parent,
            isStatic: parent.static,
            isConstructed,
            isField,
            method: isConstructed ? nameOf(parent) : undefined,
          }
        : undefined;
    }
  }
  return undefined;
}

/** What a class has by a name. */
export function membersNamed(owner: Owner, name: string): readonly TSESTree.ClassElement[] {
  return owner.body.body.filter((one) => nameOf(one) === name && "static" in one && one.static === owner.isStatic);
}

/** The name of a class's member; a private one's with its "#". */
export function nameOf(member: TSESTree.ClassElement): string | undefined {
  if (!("key" in member)) return undefined;
  const { key, computed } = member;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Identifier" && !computed) return key.name;
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}

/** Whether the method is called while the object is made, when some of its fields are not there yet. */
export function isCalledEarly({ body, method, isStatic }: Owner, tree: SyntaxTree): boolean {
  if (method === undefined || isStatic) return false;
  return membersOfThis(body, method, tree).some((node) => {
    const reader = ownerOf(node.object);
    return reader !== undefined && !reader.isConstructed && reader.isField !== undefined;
  });
}

/** `instance.method.call(other)`: whether `this` may be something else in the method. */
export function isCalledOnOther({ method }: Owner, tree: SyntaxTree): boolean {
  if (method === undefined) return false;
  return (membersIn(tree.ast, tree).get(method) ?? []).some(({ parent: member }) => {
    const call = member.parent;
    if (member.type !== "MemberExpression" || call?.type !== "CallExpression" || call.callee !== member) return false;
    const [other] = call.arguments;
    return other?.type !== "ThisExpression" && /^(?:apply|bind|call)$/u.test(memberName(member, tree) ?? "");
  });
}
