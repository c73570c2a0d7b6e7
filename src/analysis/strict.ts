import type { TSESTree } from "@typescript-eslint/types";

/**
 * Whether code is known to be strict: in a module, in a class, or below "use strict". A file with neither `import` nor `export` is
 * taken for a script, whatever it is parsed as.
 */
export function isStrict(node: TSESTree.Node): boolean {
  let inner = node;
  for (; inner.type !== "Program"; inner = inner.parent) {
    if (inner.type === "ClassBody") return true;
    if ("body" in inner && inner.body && "body" in inner.body && saysStrict(inner.body.body)) return true;
  }
  return saysStrict(inner.body) || inner.body.some(isOfModule);
}

function saysStrict(body: unknown): boolean {
  const statements: readonly unknown[] = Array.isArray(body) ? body : [];
  return statements.some(
    (one) => typeof one === "object" && one !== null && "directive" in one && one.directive === "use strict",
  );
}

function isOfModule({ type }: TSESTree.Node): boolean {
  return /^(?:Import|Export|TSImportEquals|TSExport)/u.test(type);
}
