import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { functionOf } from "./returned.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** The parameter that an argument is, where the function that is called is declared by that name. */
export function parameterFor(
  argument: TSESTree.Node,
  { callee, arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression,
  tree: SyntaxTree,
): Variable | undefined {
  const fn = functionOf(callee, tree);
  const index = args.findIndex((one) => one === argument);
  if (!fn || args.slice(0, index).some(({ type }) => type === "SpreadElement")) return undefined;
  const param = parametersOf(fn)[index];
  const target = param?.type === "AssignmentPattern" ? param.left : param;
  if (target?.type !== "Identifier") return undefined;
  return tree.scopeManager.getDeclaredVariables(fn).find((one) => one.name === target.name);
}

/** The parameters that take arguments: TypeScript's `this` takes none. */
export function parametersOf({ params }: { readonly params: readonly TSESTree.Node[] }): readonly TSESTree.Node[] {
  return params.filter((param) => param.type !== "Identifier" || param.name !== "this");
}

/** The name of TypeScript's `constructor(private name)`, which makes it a field. */
export function nameOfParameter({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return "name" in name ? name.name : undefined;
}
