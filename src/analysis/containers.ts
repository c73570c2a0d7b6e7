import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SyntaxTree } from "./syntax-tree.ts";
import { depthOf, isChangedByCall, isWritten, wholeMember } from "./writes.ts";

/** `const whole = { part }; whole.part.region = …` changes the part; so does what is written two levels deep where it was spread. */
export function isChangedByContainer(member: TSESTree.Property | TSESTree.SpreadElement, tree: SyntaxTree): boolean {
  const container = member.parent;
  if (container.type !== "ObjectExpression") return false;
  const holder = wholeMember(container).parent;
  if (holder?.type !== "VariableDeclarator") return false;
  return declaredBy(holder, tree).some((whole) =>
    whole.references.some(({ identifier }) => {
      const place = wholeMember(identifier);
      const depth = depthOf(identifier, place);
      if (place.parent === undefined || depth === 0) return false;
      return (depth > 1 && isWritten(place, place.parent)) || isChangedByCall(place, place.parent);
    }),
  );
}

export function declaredBy(declarator: TSESTree.VariableDeclarator, tree: SyntaxTree): readonly Variable[] {
  return tree.scopeManager.getDeclaredVariables(declarator);
}
