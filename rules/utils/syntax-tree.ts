import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Rule, SourceCode } from "eslint";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";

/**
 * ESLint's view of a file as the analysis takes it. ESLint types its trees as plain ESTree; what its parsers make is
 * ESTree with typescript-eslint's nodes, so the types are bridged here, in one place.
 */
export function syntaxTreeOf(sourceCode: SourceCode): SyntaxTree {
  return {
    text: sourceCode.text,
    ast: sourceCode.ast as unknown as TSESTree.Program,
    comments: sourceCode.getAllComments() as unknown as TSESTree.Comment[],
    scopeManager: sourceCode.scopeManager as unknown as ScopeManager,
    visitorKeys: sourceCode.visitorKeys,
  };
}

/** A node of the analysis as ESLint's `report` takes it. */
export function reportable(node: TSESTree.Node): Rule.Node {
  return node as unknown as Rule.Node;
}
