import type { TSESTree } from "@typescript-eslint/types";
import { allValuesOf, evaluateSource } from "../analysis/flow/evaluate.ts";
import { lookup, type Lookup } from "../analysis/flow/objects.ts";
import { startFlow, type Flow } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";

/**
 * Whether options have a `clientConfig` on some path, or may have one, when those written at some places are gone: one that was
 * behind them, as in `{ ...base, clientConfig }`, or one that cannot be followed. Whole options that the file does not show are their owner's affair.
 */
export function hasAnother(
  argument: TSESTree.Node,
  gone: ReadonlySet<TSESTree.Node>,
  steps: number,
  tree: SyntaxTree,
): boolean {
  const flow: Flow = { ...startFlow(tree, steps), without: gone };
  return allValuesOf(argument, flow).some(
    ({ value, given }) =>
      value.kind === "unknown" ||
      (value.kind === "object" &&
        lookup(value.layers, "clientConfig", given, flow).some((found) => isThere(found, flow))),
  );
}

function isThere(found: Lookup, flow: Flow): boolean {
  if (found.kind === "absent") return false;
  if (found.kind === "unknown") return true;
  return evaluateSource(found.source, found.given, flow).some(({ value }) => value.kind !== "nothing");
}
