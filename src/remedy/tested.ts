import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { stringValue, unwrap } from "../analysis/expressions.ts";
import { endsEarly } from "../analysis/flow/calls.ts";
import { isFunctionNode } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { isNeverRewritten, variableOf } from "../analysis/variables.ts";
import { nodesOf } from "../analysis/walk.ts";
import { isEnvironment, mayBeUndefined } from "./region-value.ts";

/**
 * Whether something is done only where the same expression was found to hold: `region && { clientConfig: { region } }`, or behind
 * `if (!region) throw …`.
 */
export function isTested(place: TSESTree.Node, value: TSESTree.Node, tree: SyntaxTree): boolean {
  const tested = unwrap(value);
  const isSteady = keepsItsValue(tested, tree);
  for (let node = place; node.parent && !isFunctionNode(node); node = node.parent) {
    if (outcomesBefore(node, node.parent, isSteady).some(({ test, holds }) => isTrueBy(test, holds, tested, tree)))
      return true;
  }
  return false;
}

interface Outcome {
  readonly test: TSESTree.Node;
  readonly holds: boolean;
}

/** How tests came out where a node is reached from its parent; a value that may change since is not told by an earlier statement. */
function outcomesBefore(node: TSESTree.Node, parent: TSESTree.Node, isSteady: boolean): readonly Outcome[] {
  switch (parent.type) {
    case "LogicalExpression":
      if (parent.right !== node || parent.operator === "??") return [];
      return [{ test: parent.left, holds: parent.operator === "&&" }];
    case "ConditionalExpression":
    case "IfStatement":
      return parent.test === node ? [] : [{ test: parent.test, holds: parent.consequent === node }];
    case "BlockStatement":
    case "Program":
      return isSteady ? parent.body.flatMap((statement) => outcomeBehind(statement, node)) : [];
    default:
      return [];
  }
}

/** `if (test) throw …`: it does not hold behind it. */
function outcomeBehind(statement: TSESTree.Statement, node: TSESTree.Node): readonly Outcome[] {
  const isGuard = statement.type === "IfStatement" && statement.range[1] <= node.range[0];
  return isGuard && endsEarly(statement.consequent) ? [{ test: statement.test, holds: false }] : [];
}

/** Whether an expression is true where a test came out so. */
function isTrueBy(node: TSESTree.Node, holds: boolean, tested: TSESTree.Node, tree: SyntaxTree): boolean {
  const test = unwrap(node);
  if (test.type === "UnaryExpression" && test.operator === "!") return isTrueBy(test.argument, !holds, tested, tree);
  if (test.type === "LogicalExpression" && test.operator === (holds ? "&&" : "||"))
    return isTrueBy(test.left, holds, tested, tree) || isTrueBy(test.right, holds, tested, tree);
  return holds && isSame(test, tested, tree);
}

/** A name that is never written again, or a variable of the environment. */
function keepsItsValue(node: TSESTree.Node, tree: SyntaxTree): boolean {
  if (node.type === "MemberExpression") return isEnvironment(node.object, tree);
  const variable = node.type === "Identifier" ? variableOf(node, tree) : undefined;
  return variable !== undefined && isNeverRewritten(variable);
}

/** Whether two expressions are written alike, of the same variables. */
function isSame(one: TSESTree.Node, other: TSESTree.Node, tree: SyntaxTree): boolean {
  const { text } = tree;
  if (text.slice(...one.range) !== text.slice(...other.range)) return false;
  const [ours, theirs] = [variablesIn(one, tree), variablesIn(other, tree)];
  return ours.every((variable, index) => variable === theirs[index]);
}

function variablesIn(node: TSESTree.Node, tree: SyntaxTree): readonly (Variable | undefined)[] {
  return [...nodesOf(node, tree)].flatMap((inner) => (inner.type === "Identifier" ? [variableOf(inner, tree)] : []));
}

/**
 * Whether a region that is written is one: the source does not show that it may be undefined there, or empty. `isSole` where no
 * other is there, so that `??=` writes it too.
 */
export function isSurelyWritten(write: TSESTree.Node, tree: SyntaxTree, isSole = false): boolean {
  const isAssignment = write.type === "AssignmentExpression" && (write.operator === "=" || isSole);
  const value = isAssignment ? write.right : write.type === "Property" ? write.value : undefined;
  if (value === undefined || stringValue(value, tree) === "") return false;
  return !mayBeUndefined(value, tree) || isTested(write, value, tree);
}
