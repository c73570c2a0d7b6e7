import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../expressions.ts";
import { returnsIn } from "../returned.ts";
import { isGlobal } from "../variables.ts";
import { calledOnGlobal, isFixedByCall } from "../writes.ts";
import { spreadOf } from "./escapes.ts";
import { evaluate, withWrites } from "./evaluate.ts";
import { promised, valuesLoaded } from "./modules.ts";
import { memberName } from "./objects.ts";
import {
  alternative,
  decide,
  entered,
  isFunctionNode,
  subjectOf,
  unknown,
  type Alternative,
  type Arguments,
  type Env,
  type Flow,
  type Given,
  type Place,
} from "./values.ts";

/** The values that a call gives: what a function of the file returns, its parameters bound to the arguments. */
export function valuesOfCall(
  node: TSESTree.CallExpression,
  env: Env,
  given: Given,
  flow: Flow,
  isAwaited: boolean,
): readonly Alternative[] {
  const known = valuesOfObjectCall(node, env, given, flow);
  if (known) return known;
  const loaded = valuesLoaded(node, env, given, flow);
  if (loaded) return loaded;
  const bound = factoriesBound(node, env, given, flow);
  if (bound.length > 0) return bound;
  return valuesCalled({ node: node.callee, env }, node.arguments, node, given, flow, isAwaited);
}

/** The values that a callee gives at a call of it: what a function of the file returns. */
export function valuesCalled(
  callee: Place,
  args: Arguments,
  call: TSESTree.CallExpression,
  given: Given,
  flow: Flow,
  isAwaited: boolean,
): readonly Alternative[] {
  const { env } = callee;
  return evaluate(callee, given, flow).flatMap((one): readonly Alternative[] => {
    if (one.value.kind === "unknown") return [one];
    if (one.value.kind !== "function") return [{ ...one, value: { kind: "hidden" } }];
    const { value: fn } = one;
    // A promise is taken for nothing that comes out of it, but for a module.
    const isPromised = fn.node.async !== isAwaited;
    if (fn.node.generator || (isPromised && !flow.modules)) return [{ ...one, value: { kind: "hidden" } }];
    if (fn.env.has(fn.node)) return [unknown("tooManyPaths", one.given)];
    const inner = entered(fn.node, { node: call, env }, { args, env }, fn.env, flow);
    const returned = valuesReturned({ node: fn.node, env: inner }, one.given, flow);
    return isPromised ? promised(returned) : returned;
  });
}

/** `Object.freeze(value)` and its kin, and `Object.assign(value, …)`; undefined for any other call. */
function valuesOfObjectCall(
  node: TSESTree.CallExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] | undefined {
  const [first, ...others] = node.arguments;
  if (!first || first.type === "SpreadElement") return undefined;
  if (isGlobal(unwrap(node.callee), "structuredClone", flow.tree)) return evaluate({ node: first, env }, given, flow);
  if (isFixedByCall(first, node)) return evaluate({ node: first, env }, given, flow).map(fixed);
  if (calledOnGlobal(node) !== "Object.assign") return undefined;
  const writes = others.map((argument) => spreadOf(argument, [], [], env));
  return evaluate({ node: first, env }, given, flow).map((one) => withWrites(one, writes));
}

function fixed(one: Alternative): Alternative {
  return one.value.kind === "object" ? { ...one, value: { ...one.value, isFixed: true } } : one;
}

/** `fromIni.bind(undefined, options)` */
function factoriesBound(
  { callee, arguments: [, ...args] }: TSESTree.CallExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const member = unwrap(callee);
  if (member.type !== "MemberExpression" || memberName(member, flow.tree) !== "bind") return [];
  return evaluate({ node: member.object, env }, given, flow).flatMap((one) =>
    one.value.kind === "factory" ? [{ ...one, value: { ...one.value, args: [...one.value.args, ...args] } }] : [],
  );
}

/** The values that a function returns: of its expression, or of any of its returns. */
export function valuesReturned({ node: fn, env }: Place, given: Given, flow: Flow): readonly Alternative[] {
  if (!isFunctionNode(fn)) return [alternative({ kind: "hidden" }, given)];
  const { body } = fn;
  if (body.type !== "BlockStatement") return evaluate({ node: body, env }, given, flow);
  const subject = subjectOf(fn, env, flow);
  const values = returnsIn(body, flow.tree).flatMap((statement) => {
    const then = decide(given, subject, statement);
    if (!then) return [];
    return statement.argument
      ? evaluate({ node: statement.argument, env }, then, flow)
      : [alternative({ kind: "nothing", isNullish: true }, then)];
  });
  const atEnd = endsEarly(body) ? undefined : decide(given, subject, body);
  return atEnd ? [...values, alternative({ kind: "nothing", isNullish: true }, atEnd)] : values;
}

/** Whether a statement never lets the next one run. */
export function endsEarly(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BlockStatement":
      return statement.body.some(endsEarly);
    case "IfStatement":
      return statement.alternate !== null && endsEarly(statement.consequent) && endsEarly(statement.alternate);
    case "TryStatement":
      return statement.handler
        ? endsEarly(statement.block) && endsEarly(statement.handler.body)
        : endsEarly(statement.block);
    default:
      return false;
  }
}
