import type { ScopeManager } from "@typescript-eslint/scope-manager";
import { expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";

function treeOf(text: string): SyntaxTree {
  const parsed = parse(text, "file.js");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  return parsed.tree;
}

it("knows the names of each file, shown through one scope manager for all, as oxlint does", () => {
  const trees = ["fromIni", "fromSSO"].map((factory) =>
    treeOf(`import { ${factory} } from "@aws-sdk/credential-providers";\n${factory}({ profile: "dev" });\n`),
  );
  let shown: ScopeManager | undefined;
  const scopeManager = new Proxy({} as ScopeManager, {
    get: (_, key) => (shown === undefined ? undefined : (Reflect.get(shown, key) as unknown)),
  });
  const found = trees.map((tree) => {
    shown = tree.scopeManager;
    return providerCalls({ ...tree, scopeManager }).map(({ factory }) => factory);
  });
  expect(found).toEqual([["fromIni"], ["fromSSO"]]);
});
