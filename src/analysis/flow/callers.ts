import type { TSESTree } from "@typescript-eslint/types";
import type { Variable } from "@typescript-eslint/scope-manager";
import { parametersOf } from "../parameters.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { isExported, isNeverRewritten } from "../variables.ts";
import { lastName } from "../writes.ts";
import { nodesOf } from "../walk.ts";
import { evaluate, valuesAwaited } from "./evaluate.ts";
import { membersIn } from "./members.ts";
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

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
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

const callersByFunction = new WeakMap<FunctionNode, Callers>();

/** The calls of a function, by any of its names: it, or its class, may have one of its own that only it sees. */
export function callersOf(fn: FunctionNode, tree: SyntaxTree): Callers {
  const known = callersByFunction.get(fn) ?? callersIn(fn, tree);
  callersByFunction.set(fn, known);
  return known;
}

function callersIn(fn: FunctionNode, tree: SyntaxTree): Callers {
  const here = fn.parent.type === "CallExpression" && fn.parent.callee === fn ? [fn.parent] : [];
  const holder = here.length > 0 ? undefined : variableHolding(fn, tree);
  if (here.length === 0 && (!holder || !isNeverRewritten(holder))) return { calls: [], isOpen: true };
  const made = classMadeBy(fn);
  const names = new Set([...(holder ? [holder] : []), ...ownNames(made ?? fn, tree)]);
  const { calls, isOpen } = callsBy(names, made !== undefined, tree);
  const all = [...here, ...calls];
  return { calls: all, isOpen: isOpen || all.length === 0 || (made !== undefined && isMadeByThis(made, tree)) };
}

/** The calls by the names of a function, or of a class and its heirs. */
function callsBy(names: ReadonlySet<Variable>, isClass: boolean, tree: SyntaxTree): Callers {
  const uses = [...names]
    .flatMap(({ references }) => references)
    .filter((one) => one.isRead() && !(isClass && isOnlyNamed(one.identifier)))
    .map(({ identifier }): Callers => {
      const parent: TSESTree.Node = identifier.parent;
      const isCall = parent.type === "CallExpression" || parent.type === "NewExpression";
      if (isCall && parent.callee === identifier) return { calls: [parent], isOpen: false };
      const isHeir = "superClass" in parent && parent.superClass === identifier;
      return isHeir ? callsBySuper(parent, tree) : { calls: [], isOpen: true };
    });
  return {
    calls: uses.flatMap(({ calls }) => calls),
    isOpen: [...names].some(isExported) || uses.some(({ isOpen }) => isOpen),
  };
}

/** Whether a class is named where no instance is made: `Class.member`, `value instanceof Class`, as a type. */
function isOnlyNamed(name: TSESTree.Node): boolean {
  const { parent } = name;
  if (parent?.type === "MemberExpression") return parent.object === name && lastName(parent) !== "bind";
  if (parent?.type === "BinaryExpression") return parent.operator === "instanceof";
  return parent !== undefined && /^TS(?:TypeReference|TypeQuery|QualifiedName|ClassImplements)$/u.test(parent.type);
}

/** How an heir calls the constructor of what it extends: by `super`; where it has no constructor, as it is called itself. */
function callsBySuper(heir: Class, tree: SyntaxTree): Callers {
  const maker = heir.body.body.find((one) => one.type === "MethodDefinition" && one.kind === "constructor");
  if (!maker) return { calls: [], isOpen: true };
  const calls = [...nodesOf(maker, tree)].filter((node) => node.type === "CallExpression");
  return { calls: calls.filter(({ callee }) => callee.type === "Super"), isOpen: false };
}

/** The variable by whose name a function is called: its own, the one it initialises, or its class's for a constructor. */
function variableHolding(fn: FunctionNode, tree: SyntaxTree): Variable | undefined {
  const { parent } = fn;
  if (fn.type === "FunctionDeclaration") return tree.scopeManager.getDeclaredVariables(fn)[0];
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    return tree.scopeManager.getDeclaredVariables(parent)[0];
  }
  const made = classMadeBy(fn);
  return made?.type === "ClassDeclaration" ? tree.scopeManager.getDeclaredVariables(made)[0] : undefined;
}

/** The names that a function, or the class that it makes, gives itself. */
function ownNames(named: FunctionNode | Class, tree: SyntaxTree): readonly Variable[] {
  return tree.scopeManager.getDeclaredVariables(named).filter(({ defs }) => defs[0]?.type !== "Parameter");
}

/** The class whose constructor a function is. */
function classMadeBy({ parent }: FunctionNode): Class | undefined {
  return parent.type === "MethodDefinition" && parent.kind === "constructor" ? parent.parent.parent : undefined;
}

/** Whether a class makes instances by another name than its own: `new this()`, `new this.constructor()`. */
function isMadeByThis({ body }: Class, tree: SyntaxTree): boolean {
  return (
    membersIn(tree.ast, tree).has("constructor") ||
    [...nodesOf(body, tree)].some((node) => node.type === "ThisExpression" && node.parent.type !== "MemberExpression")
  );
}
