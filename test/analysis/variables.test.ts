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
  const [first, second] = ["fromIni", "fromSSO"].map((factory) =>
    treeOf(`import { ${factory} } from "@aws-sdk/credential-providers";\n${factory}({ profile: "dev" });\n`),
  ) as [SyntaxTree, SyntaxTree];
  let shown = first;
  const scopeManager = new Proxy(first.scopeManager, {
    get: (_, key) => Reflect.get(shown.scopeManager, key) as unknown,
  });
  const found = [first, second].map((tree) => {
    shown = tree;
    return providerCalls({ ...tree, scopeManager }).map(({ factory }) => factory);
  });
  expect(found).toEqual([["fromIni"], ["fromSSO"]]);
});
