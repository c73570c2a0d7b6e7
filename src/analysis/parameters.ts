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

/** TypeScript's `constructor(private name = value)`, which is a field of the class, and which parameter it is of that function. */
export interface ParameterProperty {
  readonly fn: TSESTree.FunctionExpression;
  readonly index: number;
  readonly name: TSESTree.Identifier;
  /** What the field has where the constructor is given none. */
  readonly fallback?: TSESTree.Expression;
}

/** The parameter of a class's constructor that makes it a field of that name; undefined where none does. */
export function parameterProperty({ body }: TSESTree.ClassBody, name: string): ParameterProperty | undefined {
  const [fn] = body.flatMap((one) =>
    one.type === "MethodDefinition" && one.kind === "constructor" && one.value.type === "FunctionExpression"
      ? one.value
      : [],
  );
  const index =
    fn?.params.findIndex((param) => param.type === "TSParameterProperty" && nameOfParameter(param) === name) ?? -1;
  const param = fn?.params[index];
  if (!fn || param?.type !== "TSParameterProperty") return undefined;
  const { parameter } = param;
  return parameter.type === "AssignmentPattern"
    ? { fn, index, name: parameter.left, fallback: parameter.right }
    : { fn, index, name: parameter };
}

/** The name of TypeScript's `constructor(private name)`, which makes it a field. */
export function nameOfParameter({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return "name" in name ? name.name : undefined;
}
