import type { TSESTree } from "@typescript-eslint/types";
import type { Variable } from "@typescript-eslint/scope-manager";
import { parametersOf } from "../parameters.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { isExported, isNeverRewritten } from "../variables.ts";
import { evaluate, valuesAwaited } from "./evaluate.ts";
import { promiseBefore } from "./modules.ts";
import {
  alternative,
  decide,
  outermost,
  unknown,
  type Alternative,
  type Env,
  type Flow,
  type FunctionNode,
  type Given,
} from "./values.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The calls of a function that the file shows, and whether there may be others. */
export interface Callers {
  readonly calls: readonly Call[];
  readonly isOpen: boolean;
}

const others = "others";

/** The values of a function's argument: of the call at hand, else of every call in the file, and of any other there may be. */
export function valuesOfArgument(
  fn: FunctionNode,
  index: number,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const frame = env.get(fn);
  if (frame) return valuesAt(frame.args, index, frame.env, given, flow);
  if (parametersOf(fn)[index]?.type === "RestElement") return [alternative({ kind: "hidden" }, given)];
  const promise = index === 0 ? promiseBefore(fn, flow) : undefined;
  if (promise) return valuesAwaited({ node: promise, env }, given, flow);
  const { calls, isOpen } = callersOf(fn, flow.tree);
  const seen = calls.flatMap((call) => {
    const then = decide(given, fn, call);
    return then ? valuesAt(call.arguments, index, outermost, then, flow) : [];
  });
  const unseen = isOpen ? decide(given, fn, others) : undefined;
  return unseen ? [...seen, alternative({ kind: "hidden" }, unseen)] : seen;
}

function valuesAt(
  args: readonly TSESTree.CallExpressionArgument[],
  index: number,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  if (args.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return [unknown("spreadArguments", given)];
  const node = args[index];
  return node ? evaluate({ node, env }, given, flow) : [alternative({ kind: "nothing", isNullish: true }, given)];
}

/** The calls of a function. */
export function callersOf(fn: FunctionNode, tree: SyntaxTree): Callers {
  if (fn.parent.type === "CallExpression" && fn.parent.callee === fn) return { calls: [fn.parent], isOpen: false };
  const variable = variableHolding(fn, tree);
  if (!variable || !isNeverRewritten(variable) || callsItself(fn, tree)) return { calls: [], isOpen: true };
  const reads = variable.references.filter((reference) => reference.isRead());
  const calls = reads.flatMap(({ identifier }) => {
    const parent: TSESTree.Node = identifier.parent;
    const isCall = parent.type === "CallExpression" || parent.type === "NewExpression";
    return isCall && parent.callee === identifier ? [parent] : [];
  });
  return { calls, isOpen: isExported(variable) || calls.length < reads.length || calls.length === 0 };
}

/** `const make = function self() { … }` that names itself. */
function callsItself(fn: FunctionNode, tree: SyntaxTree): boolean {
  if (fn.type !== "FunctionExpression" || !fn.id) return false;
  return tree.scopeManager
    .getDeclaredVariables(fn)
    .some(({ defs, references }) => defs[0]?.type === "FunctionName" && references.length > 0);
}

/** The variable by whose name a function is called: its own, the one it initialises, or its class's for a constructor. */
function variableHolding(fn: FunctionNode, tree: SyntaxTree): Variable | undefined {
  const { parent } = fn;
  if (fn.type === "FunctionDeclaration") return tree.scopeManager.getDeclaredVariables(fn)[0];
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    return tree.scopeManager.getDeclaredVariables(parent)[0];
  }
  const isConstructor = parent.type === "MethodDefinition" && parent.kind === "constructor";
  return isConstructor && parent.parent.parent.type === "ClassDeclaration"
    ? tree.scopeManager.getDeclaredVariables(parent.parent.parent)[0]
    : undefined;
}
