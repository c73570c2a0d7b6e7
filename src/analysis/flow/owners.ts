// What `this` and a class's own name are in a class.
import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "../syntax-tree.ts";
import { classNamed } from "./members.ts";
import { isFunctionNode } from "./values.ts";

/** The class that `this` is an instance of, or itself, and where in it. */
export interface Owner {
  readonly body: TSESTree.ClassBody;
  readonly isStatic: boolean;
  /** Whether the constructor has run. */
  readonly isConstructed: boolean;
  /** Whether it is evaluated with the class's fields. */
  readonly isField?: boolean;
  /** The name of the method that it is in. */
  readonly method?: string | undefined;
}

/** The class that an object is an instance of, or itself: `this` or the class's name. */
export function ownerBehind(object: TSESTree.Node, tree: SyntaxTree): Owner | undefined {
  if (object.type === "ThisExpression") return ownerOf(object);
  const body = classNamed(object, tree);
  return body && { body, isStatic: true, isConstructed: false };
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

/** The name of a field or a method, as it is written. */
export function nameOf(member: TSESTree.ClassElement): string | undefined {
  if (member.type !== "PropertyDefinition" && member.type !== "MethodDefinition") return undefined;
  const { key, computed } = member;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Identifier" && !computed) return key.name;
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}
