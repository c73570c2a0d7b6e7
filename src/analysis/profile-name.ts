import { isNullish, stringValue } from "./expressions.ts";
import { propertyOf, type ObjectLiteral } from "./objects.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** The profile that options name: by a literal, not at all (the environment decides then), or in a way the source does not tell. */
export type ProfileName =
  { readonly kind: "named"; readonly name: string } | { readonly kind: "unnamed" } | { readonly kind: "unknown" };

export function profileNameIn(options: ObjectLiteral, tree: SyntaxTree): ProfileName {
  const lookup = propertyOf(options, "profile", tree);
  if (lookup.kind === "unknown") return { kind: "unknown" };
  if (lookup.kind === "absent" || isNullish(lookup.property.value, tree)) return { kind: "unnamed" };
  const name = stringValue(lookup.property.value, tree);
  return name === undefined ? { kind: "unknown" } : { kind: "named", name };
}
