import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../expressions.ts";
import { valuesOfCall, valuesReturned } from "./calls.ts";
import { valuesOfConditional, valuesOfLogical } from "./choices.ts";
import { valuesOfExport } from "./exports.ts";
import { valuesOfField } from "./fields.ts";
import { exportOf, importedValue, valuesOfModule } from "./modules.ts";
import { valuesOfName } from "./names.ts";
import { valuesOfThis } from "./receivers.ts";
import { layersOfLiteral, lookup, memberName } from "./objects.ts";
import {
  alternative,
  bounded,
  isFunctionNode,
  nothingGiven,
  outermost,
  unknown,
  type Alternative,
  type Env,
  type Flow,
  type Given,
  type Place,
  type Source,
  type Value,
} from "./values.ts";

/** The values that an expression can have, each with what is decided then. More than can be followed are one that is unknown. */
export function evaluate({ node, env }: Place, given: Given, flow: Flow): readonly Alternative[] {
  const value = unwrap(node);
  const found = bounded(flow, () => valuesOf({ node: value, env }, given, flow));
  if (!found) return [unknown("tooManyPaths", given)];
  return found.map((one) => ({ ...one, trail: [value, ...one.trail] }));
}

/** The values that an expression can have whoever runs it, with nothing decided yet. */
export function allValuesOf(node: TSESTree.Node, flow: Flow): readonly Alternative[] {
  return evaluate({ node, env: outermost }, nothingGiven, flow);
}

function valuesOf(place: Place, given: Given, flow: Flow): readonly Alternative[] {
  const { node, env } = place;
  const one = (value: Value): Alternative[] => [alternative(value, given)];
  const imported = importedValue(node, flow);
  if (imported) return one(imported);
  switch (node.type) {
    case "Literal":
      return one(literalValue(node));
    case "TemplateLiteral":
      return one(textOf(node.expressions.length === 0 ? node.quasis[0]?.value.cooked : undefined));
    case "UnaryExpression":
      return one(node.operator === "void" ? { kind: "nothing", isNullish: true } : { kind: "hidden" });
    case "ObjectExpression":
      return one({ kind: "object", layers: layersOfLiteral(node, env, flow) });
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return one({ kind: "function", node, env });
    case "Identifier":
      return valuesOfName(node, env, given, flow);
    case "ConditionalExpression":
      return valuesOfConditional(node, env, given, flow);
    case "LogicalExpression":
      return valuesOfLogical(node, env, given, flow);
    case "AssignmentExpression":
      return valuesAssigned(node, env, given, flow);
    case "Property":
      return isFunctionNode(node.value)
        ? valuesReturned({ node: node.value, env }, given, flow)
        : one({ kind: "hidden" });
    case "SequenceExpression":
      return node.expressions.slice(-1).flatMap((last) => evaluate({ node: last, env }, given, flow));
    case "AwaitExpression":
      return valuesAwaited({ node: node.argument, env }, given, flow);
    case "CallExpression":
      return valuesOfCall(node, env, given, flow, false);
    case "ThisExpression":
      return valuesOfThis(node, env, given, flow) ?? one({ kind: "hidden" });
    case "ImportExpression":
      return valuesOfModule({ node: node.source, env }, given, flow);
    case "MemberExpression":
      return (
        valuesOfField({ object: node.object, name: memberName(node, flow.tree), at: node }, env, given, flow) ??
        valuesOfExport(node, env, given, flow) ??
        valuesOfMember(place, node, given, flow)
      );
    default:
      return one({ kind: "hidden" });
  }
}

/** The values that come out of a promise, or of what is none. */
export function valuesAwaited({ node, env }: Place, given: Given, flow: Flow): readonly Alternative[] {
  return node.type === "CallExpression"
    ? valuesOfCall(node, env, given, flow, true)
    : evaluate({ node, env }, given, flow);
}

/** The values of an expression into which something was written later. */
export function evaluateSource(source: Source, given: Given, flow: Flow): readonly Alternative[] {
  const { writes } = source;
  return evaluate(source, given, flow).map((one) => (writes.length === 0 ? one : withWrites(one, writes)));
}

/** An object with more written into it. What is written into a value that is not seen cannot be told apart from what it has. */
export function withWrites(one: Alternative, writes: Source["writes"]): Alternative {
  const { value } = one;
  if (value.kind === "object" && value.isFixed && writes.some(({ path }) => path.length < 2))
    return { ...one, ...unknown("changedLater", one.given) };
  if (value.kind === "object") return { ...one, value: { ...value, layers: [...value.layers, ...writes] } };
  if (value.kind !== "hidden" && value.kind !== "function" && value.kind !== "module") return one;
  return { ...one, value: { kind: "object", layers: [hiddenLayer, ...writes] } };
}

const hiddenLayer = { kind: "hidden", reason: "notAnObjectLiteral", path: [], when: [] } as const;

function literalValue({ value, raw }: TSESTree.Literal): Value {
  if (typeof value === "string") return textOf(value);
  if (raw === "null") return { kind: "nothing", isNullish: true, isNull: true };
  return value === false || value === 0 ? { kind: "nothing", isNullish: false } : { kind: "hidden" };
}

function textOf(text: string | null | undefined): Value {
  return typeof text === "string" ? { kind: "text", text } : { kind: "hidden" };
}

/** `name = value`, `name ??= value`: an object has that name from then on, and may be written to by it. */
function valuesAssigned(
  { left, operator, right }: TSESTree.AssignmentExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const logical = logicalBy[operator];
  const isOther = operator !== "=" && !logical;
  if (isOther) return [alternative({ kind: "hidden" }, given)];
  const values = logical
    ? valuesOfLogical({ left, operator: logical, right }, env, given, flow)
    : evaluate({ node: right, env }, given, flow);
  return values.map((one) => (one.value.kind === "object" ? { ...one, value: { kind: "hidden" } } : one));
}

const logicalBy: Readonly<Record<string, TSESTree.LogicalExpression["operator"]>> = {
  "&&=": "&&",
  "||=": "||",
  "??=": "??",
};

/** `options.clientConfig`, `options["clientConfig"]` */
function valuesOfMember(
  { env }: Place,
  node: TSESTree.MemberExpression,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const name = memberName(node, flow.tree);
  if (name === undefined) return [alternative({ kind: "hidden" }, given)];
  return evaluate({ node: node.object, env }, given, flow).flatMap((one) => valuesPicked(one, name, flow));
}

/** The values of one key of a value. */
export function valuesPicked(one: Alternative, name: string | undefined, flow: Flow): readonly Alternative[] {
  if (one.value.kind === "unknown") return [one];
  if (one.value.kind === "nothing") return [{ ...one, value: { kind: "nothing", isNullish: true } }];
  if (one.value.kind !== "object" || name === undefined) return [{ ...one, value: exportOf(one.value, name) }];
  return valuesOfKey(one.value.layers, name, one.given, flow);
}

/** The values that an object's property can have. */
function valuesOfKey(layers: Source["writes"], name: string, given: Given, flow: Flow): readonly Alternative[] {
  return lookup(layers, name, given, flow).flatMap((found): readonly Alternative[] => {
    if (found.kind === "found") return evaluateSource(found.source, found.given, flow);
    if (found.kind === "unknown") return [unknown(found.reason, found.given)];
    return [alternative({ kind: "nothing", isNullish: true }, found.given)];
  });
}
