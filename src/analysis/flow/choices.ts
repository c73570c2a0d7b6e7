import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../expressions.ts";
import { isNeverRewritten, variableOf } from "../variables.ts";
import { evaluate } from "./evaluate.ts";
import { isAssigned, membersIn } from "./members.ts";
import {
  decide,
  subjectOf,
  withShare,
  type Alternative,
  type Condition,
  type Env,
  type Flow,
  type Given,
  type Place,
  type Value,
} from "./values.ts";

interface Outcome {
  readonly holds: boolean;
  readonly given: Given;
}

/** `test ? a : b`: either, unless the test is known. */
export function valuesOfConditional(
  node: TSESTree.ConditionalExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  return truthsOf({ node: node.test, env }, given, flow).flatMap(({ holds, given: then }) =>
    evaluate({ node: holds ? node.consequent : node.alternate, env }, then, flow),
  );
}

/** `a && b`, `a || b`, `a ?? b` */
export function valuesOfLogical(
  node: Pick<TSESTree.LogicalExpression, "left" | "operator" | "right">,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const [left, right] = [
    { node: node.left, env },
    { node: node.right, env },
  ];
  if (node.operator === "??") return valuesOfCoalescing(left, right, given, flow);
  const isAnd = node.operator === "&&";
  return truthsOf(left, given, flow).flatMap(({ holds, given: then }): readonly Alternative[] => {
    if (holds === isAnd) return evaluate(right, then, flow);
    if (isAnd) return evaluate(left, then, flow).flatMap((one) => asFalsy(one));
    return evaluate(left, then, flow).filter(({ value }) => truthOf(value) !== false);
  });
}

function valuesOfCoalescing(left: Place, right: Place, given: Given, flow: Flow): readonly Alternative[] {
  return evaluate(left, given, flow).flatMap((one): readonly Alternative[] => {
    const { value } = one;
    if (value.kind === "nothing" && value.isNullish) return evaluate(right, one.given, flow);
    const isPerhaps = value.kind === "hidden" || value.kind === "nothing" || value.kind === "unknown";
    return isPerhaps ? [one, ...evaluate(right, one.given, flow)] : [one];
  });
}

/** What an alternative is where it is falsy. */
function asFalsy(one: Alternative): readonly Alternative[] {
  const truth = truthOf(one.value);
  if (truth === true) return [];
  return truth === false ? [one] : [{ ...one, value: { kind: "nothing", isNullish: false } }];
}

/** How tests come out: whether all of them hold, and what is decided then. */
export function outcomesOf(tests: readonly Condition[], given: Given, flow: Flow): readonly Outcome[] {
  const [first, ...others] = tests;
  if (!first) return [{ holds: true, given }];
  return truthsOf(first, given, flow).flatMap(({ holds, given: then }) =>
    holds === first.branch ? outcomesOf(others, then, flow) : [{ holds: false, given: then }],
  );
}

/** Whether an expression is truthy: known, or either, and then the same wherever the same name is tested. */
function truthsOf({ node, env }: Place, given: Given, flow: Flow): readonly Outcome[] {
  const test = unwrap(node);
  if (test.type === "UnaryExpression" && test.operator === "!") {
    return truthsOf({ node: test.argument, env }, given, flow).map((one) => ({ ...one, holds: !one.holds }));
  }
  if (test.type === "Literal" && typeof test.value === "boolean") return [{ holds: test.value, given }];
  const subject = testedBy(test, env, flow);
  const values = withShare(flow, () => evaluate({ node: test, env }, given, flow));
  return values.flatMap((one): readonly Outcome[] => {
    const truth = truthOf(one.value);
    if (truth !== undefined) return [{ holds: truth, given: one.given }];
    return [true, false].flatMap((holds) => {
      const then = decide(one.given, subject, holds);
      return then ? [{ holds, given: then }] : [];
    });
  });
}

/**
 * What is decided by a test: a variable that is never written again and that no call gives another value, a global, a variable
 * of the environment; of any other test, it itself.
 */
function testedBy(test: TSESTree.Node, env: Env, flow: Flow): unknown {
  const text = flow.tree.text.slice(...test.range);
  if (/^process\.env\.\w+$/u.test(text)) return isEnvironmentWritten(text, flow) ? subjectOf(test, env, flow) : text;
  if (test.type !== "Identifier") return subjectOf(test, env, flow);
  const variable = variableOf(test, flow.tree);
  if (!variable) return text;
  return env.size === 0 && isNeverRewritten(variable) ? variable : subjectOf(test, env, flow);
}

/** Whether the file may give a variable of the environment another value: `process.env.NAME ??= "value"`. */
function isEnvironmentWritten(text: string, { tree }: Flow): boolean {
  const members = membersIn(tree.ast, tree).get(text.slice("process.env.".length)) ?? [];
  return members.some((member) => isAssigned(member) && tree.text.slice(...member.range) === text);
}

function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "object":
    case "function":
    case "factory":
    case "module":
      return true;
    case "nothing":
      return false;
    case "text":
      return value.text !== "";
    default:
      return undefined;
  }
}
