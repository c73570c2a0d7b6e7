import type { TSESTree } from "@typescript-eslint/types";
import { isGlobal, soleDeclarator, variableOf } from "./variables.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** Takes off what changes nothing at run time: `as`, `satisfies`, `!`, `<T>x`, an optional chain's wrapper, Flow's casts. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrapped(node);
  return inner === undefined ? node : unwrap(inner);
}

function unwrapped(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return node.expression;
    default:
      return isFlowCast(node) ? node.expression : undefined;
  }
}

const flowCasts: ReadonlySet<string> = new Set(["TypeCastExpression", "AsExpression", "AsConstExpression"]);

/** Flow's `(value: Type)` and `value as Type`, which only Babel's parser makes and no ESTree type names. */
function isFlowCast(node: { readonly type: string }): node is { type: string; expression: TSESTree.Expression } {
  return flowCasts.has(node.type);
}

/** One step from a name to what its only declaration gives it. */
export interface Step {
  readonly name: TSESTree.Identifier;
  readonly init: TSESTree.Expression;
}

/** The step behind a name whose variable is written once, as `const name = init`; undefined for any other expression. */
export function stepBehind(node: TSESTree.Node, tree: SyntaxTree): Step | undefined {
  if (node.type !== "Identifier") return undefined;
  const variable = variableOf(node, tree);
  const declarator = variable && soleDeclarator(variable);
  if (declarator?.id.type !== "Identifier" || !declarator.init) return undefined;
  return { name: node, init: declarator.init };
}

/** Follows wrappers and names written once as far as they lead: `const a = b as T; const b = "x"` leads from `a` to `"x"`. */
export function follow(node: TSESTree.Node, tree: SyntaxTree): TSESTree.Node {
  const seen = new Set<TSESTree.Node>();
  let place = unwrap(node);
  for (let step = stepBehind(place, tree); step && !seen.has(step.init); step = stepBehind(place, tree)) {
    seen.add(step.init);
    place = unwrap(step.init);
  }
  return place;
}

/** The text that an expression is known to be: a string literal, a template without values, or a name for one; else undefined. */
export function stringValue(node: TSESTree.Node, tree: SyntaxTree): string | undefined {
  const value = follow(node, tree);
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  if (value.type === "TemplateLiteral" && value.expressions.length === 0)
    return value.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** Whether an expression is `null`, `undefined` or `void 0`, straight or through names. */
export function isNullish(node: TSESTree.Node, tree: SyntaxTree): boolean {
  return isNullishItself(follow(node, tree), tree);
}

/** Whether an expression is written as `null`, `undefined` or `void 0`; for those who ask of every name, as a chain of names is long. */
export function isNullishItself(value: TSESTree.Node, tree: SyntaxTree): boolean {
  if (value.type === "Literal") return value.raw === "null";
  if (value.type === "UnaryExpression") return value.operator === "void" && value.argument.type === "Literal";
  return isGlobal(value, "undefined", tree);
}

/** The name that a member or a property is read by: `a.b`, `a["b"]`, `{ b }`, `{ "b": … }`, `{ ["b"]: … }`; undefined where it is computed. */
export function keyName(key: TSESTree.Node, computed: boolean, tree: SyntaxTree): string | undefined {
  if (!computed && key.type === "Identifier") return key.name;
  if (key.type === "Literal" && typeof key.value !== "string") return String(key.value);
  return stringValue(key, tree);
}
