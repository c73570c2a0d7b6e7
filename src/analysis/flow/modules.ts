// Whole modules that export factories, as values. A promise of one is taken for it: nothing but `await` and `then` gets anything out.
import type { TSESTree } from "@typescript-eslint/types";
import { exportsFactory, isFactory } from "../../sdk/factories.ts";
import { unwrap } from "../expressions.ts";
import { isInteropHelper, isRequire } from "../imports/by-call.ts";
import { importOf } from "../imports/import-of.ts";
import { exportNamed, moduleNamed, wholeModule, type Imported } from "../imports/imported.ts";
import { evaluate } from "./evaluate.ts";
import { memberName } from "./objects.ts";
import { valuesCalled } from "./calls.ts";
import {
  alternative,
  type Alternative,
  type Env,
  type Flow,
  type FunctionNode,
  type Given,
  type Place,
  type Value,
} from "./values.ts";

/** The factory or the module that an expression is by its import; what is imported otherwise is no value of its own. */
export function importedValue(node: TSESTree.Node, { tree, modules }: Flow): Value | undefined {
  const isName = node.type === "Identifier" || node.type === "MemberExpression";
  if (!isName && !(modules && node.type === "ObjectExpression")) return undefined;
  const imported = importOf(node, tree);
  return imported && valueOf(imported, modules);
}

function valueOf(imported: Imported, modules: Flow["modules"]): Value | undefined {
  if (isFactory(imported.name)) return { kind: "factory", imported, args: [] };
  const isSought = modules && imported.name === "*" && exportsFactory(imported.module, modules);
  return isSought ? { kind: "module", imported } : undefined;
}

/** What a value that is no object of the file has by a name. */
export function exportOf(value: Value, name: string | undefined): Value {
  const imported = value.kind === "module" ? exportNamed(value.imported, name) : undefined;
  return (imported && valueOf(imported, [imported.module])) ?? { kind: "hidden" };
}

/** The module by its name's values. */
export function valuesOfModule(name: Place, given: Given, flow: Flow): readonly Alternative[] {
  const { modules, tree } = flow;
  if (!modules) return [alternative({ kind: "hidden" }, given)];
  const valueNamed = (module: Imported | undefined): Value =>
    (module && valueOf(module, modules)) ?? { kind: "hidden" };
  const module = moduleNamed(name.node, tree);
  if (module) return [alternative(valueNamed(module), given)];
  return evaluate(name, given, flow).map((one) => {
    const { value } = one;
    return { ...one, value: valueNamed(value.kind === "text" ? wholeModule(value.text) : undefined) };
  });
}

/** The values of `require(name)`, of a compiler's helper around it, and of a promise's methods; undefined for any other call. */
export function valuesLoaded(
  node: TSESTree.CallExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] | undefined {
  const [argument] = node.arguments;
  const callee = unwrap(node.callee);
  if (!flow.modules || !argument) return undefined;
  if (isInteropHelper(callee)) return evaluate({ node: argument, env }, given, flow);
  if (isRequire(callee, flow.tree)) return valuesOfModule({ node: argument, env }, given, flow);
  if (callee.type !== "MemberExpression") return undefined;
  switch (memberName(callee, flow.tree)) {
    case "then":
      return valuesCalled({ node: argument, env }, [callee.object], node, given, flow, false);
    case "catch":
    case "finally":
      return evaluate({ node: callee.object, env }, given, flow);
    default:
      return undefined;
  }
}

/** What `promise.then(fn)` gives its function. */
export function promiseBefore(fn: FunctionNode, { modules, tree }: Flow): TSESTree.Node | undefined {
  const call = fn.parent;
  if (!modules || call.type !== "CallExpression" || call.arguments[0] !== fn) return undefined;
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && memberName(callee, tree) === "then" ? callee.object : undefined;
}

/** What is left of values in a promise that nobody waits for here. */
export function promised(values: readonly Alternative[]): readonly Alternative[] {
  return values.map((one) =>
    one.value.kind === "module" || one.value.kind === "factory" ? one : { ...one, value: { kind: "hidden" } },
  );
}
