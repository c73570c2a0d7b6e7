import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";

/**
 * One parsed file, as every face hands it to the analysis: ESLint its own tree, the transform what `parse` returns.
 * Nodes are ESTree with typescript-eslint's TypeScript nodes, carry `parent` and a zero-based, end-exclusive `range` into `text`.
 * Their type promises a `loc`, which ESLint's have and `parse`'s have not: lines and columns are asked of `positionAt`.
 */
export interface SyntaxTree {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly comments: readonly TSESTree.Comment[];
  readonly scopeManager: ScopeManager;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
}
