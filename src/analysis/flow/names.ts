import type { Definition, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { isNamedOtherwise } from "../aliases.ts";
import { parametersOf } from "../parameters.ts";
import { rewritesParameters } from "../arguments.ts";
import { keyName } from "../expressions.ts";
import { isGlobal, isInOrder, onceFor, variableOf } from "../variables.ts";
import { evaluate, valuesPicked } from "./evaluate.ts";
import { valuesOfField } from "./fields.ts";
import { unsettled, valuesHeld } from "./holders.ts";
import { valuesOfArgument } from "./callers.ts";
import {
  alternative,
  isFunctionNode,
  unknown,
  type Alternative,
  type Env,
  type Flow,
  type FunctionNode,
  type Given,
  type Layer,
} from "./values.ts";

type Values = (given: Given) => readonly Alternative[];

/** The values that a name can have where it is read: from its declaration, its parameter's callers, and what is written later. */
export function valuesOfName(node: TSESTree.Identifier, env: Env, given: Given, flow: Flow): readonly Alternative[] {
  const nothing: Alternative = alternative({ kind: "nothing", isNullish: true }, given);
  if (isGlobal(node, "undefined", flow.tree)) return [nothing];
  const variable = variableOf(node, flow.tree);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || !definition) return [alternative({ kind: "hidden" }, given)];
  if (others.length > 0) return [unknown("changedLater", given)];
  const holder = { references: placesOf(variable), reader: node, declaration: definition.name as TSESTree.Node };
  const values = valuesHeld(holder, (then) => valuesDeclared(variable, definition, env, then, flow), env, given, flow);
  if (definition.type === "Parameter" && rewritesParameters(definition.node, flow.tree))
    return [...unsettled(values), unknown("changedLater", given)];
  return isNamedOtherwise(variable, flow.tree) ? unsettled(values) : values;
}

/** Where a variable is read or written, but for its declaration. */
const placesOf = onceFor(({ references }): readonly TSESTree.Node[] =>
  references.filter(({ init }) => init !== true).map(({ identifier }) => identifier),
);

function valuesDeclared(
  variable: Variable,
  { type, node }: Definition,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const [name] = variable.identifiers;
  const declared: TSESTree.Node | undefined = node;
  if (type === "FunctionName" && isFunctionNode(declared)) {
    return [alternative({ kind: "function", node: declared, env }, given)];
  }
  if (name && declared.type === "VariableDeclarator" && !isLoopVariable(declared)) {
    const made: Values = (then) =>
      declared.init
        ? evaluate({ node: declared.init, env }, then, flow)
        : [alternative({ kind: "nothing", isNullish: true }, then)];
    const values = valuesBound(name, declared, made, env, given, flow);
    return isInOrder(variable, declared)
      ? values
      : [alternative({ kind: "nothing", isNullish: true }, given), ...unsettled(values)];
  }
  if (name && type === "Parameter" && isFunctionNode(declared)) {
    const made: Values = (then) => valuesOfArgument(declared, indexOf(name, declared), env, then, flow);
    return valuesBound(name, declared, made, env, given, flow);
  }
  return [alternative({ kind: "hidden" }, given)];
}

/** `for (const name of …)`, and what TypeScript only declares. */
function isLoopVariable({ parent }: TSESTree.VariableDeclarator): boolean {
  return parent.declare || /^For(?:Of|In)Statement$/u.test(parent.parent.type);
}

function indexOf(name: TSESTree.Node, fn: FunctionNode): number {
  return parametersOf(fn).findIndex(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]);
}

/** What part of a value a pattern gives to a name: `{ clientConfig: name = fallback, ...rest }`. */
function valuesBound(
  target: TSESTree.Node,
  whole: TSESTree.Node,
  made: Values,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const { parent } = target;
  if (!parent || parent === whole) return made(given);
  const outer = (node: TSESTree.Node): readonly Alternative[] => valuesBound(node, whole, made, env, given, flow);
  switch (parent.type) {
    case "TSParameterProperty":
      return outer(parent);
    case "AssignmentPattern":
      return outer(parent).flatMap((one) => orDefault(one, parent.right, env, flow));
    case "Property": {
      const name = keyName(parent.key, parent.computed, flow.tree);
      return (
        valuesOfTaken(parent, name, env, given, flow) ??
        outer(parent.parent).flatMap((one) => valuesPicked(one, name, flow))
      );
    }
    case "RestElement":
      return parent.parent.type === "ObjectPattern"
        ? outer(parent.parent).map((one) => withoutKeys(one, parent.parent, flow))
        : [alternative({ kind: "hidden" }, given)];
    default:
      return [alternative({ kind: "hidden" }, given)];
  }
}

/** `const { name } = this` */
function valuesOfTaken(
  property: TSESTree.Property,
  name: string | undefined,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] | undefined {
  const declarator = property.parent.parent;
  const object = declarator.type === "VariableDeclarator" ? declarator.init : null;
  return object?.type === "ThisExpression"
    ? valuesOfField({ object, name, at: property }, env, given, flow)
    : undefined;
}

/** What a name gets that has a default. */
export function orDefault(one: Alternative, fallback: TSESTree.Node, env: Env, flow: Flow): readonly Alternative[] {
  const { value } = one;
  const isPerhaps = value.kind === "nothing" || value.kind === "hidden" || value.kind === "unknown";
  if (!isPerhaps) return [one];
  const others = evaluate({ node: fallback, env }, one.given, flow);
  if (value.kind === "nothing" && value.isNull) return [one];
  return value.kind === "nothing" && value.isNullish ? others : [one, ...others];
}

/** What is left of an object when a pattern has taken its keys. */
function withoutKeys(one: Alternative, pattern: TSESTree.Node, flow: Flow): Alternative {
  if (one.value.kind !== "object" || pattern.type !== "ObjectPattern") return one;
  const taken = pattern.properties.flatMap((property): Layer[] => {
    if (property.type !== "Property") return [];
    const name = keyName(property.key, property.computed, flow.tree);
    if (name === undefined) return [{ kind: "hidden", reason: "computedKey", path: [], when: [] }];
    return [{ kind: "delete", path: [name], when: [] }];
  });
  return { ...one, value: { kind: "object", layers: [...one.value.layers, ...taken] } };
}
