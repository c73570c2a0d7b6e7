// Whether an object is changed by this name for it or by another one.
import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { namesArguments } from "./arguments.ts";
import { declaredBy, isChangedByContainer } from "./containers.ts";
import { importOf } from "./imports/import-of.ts";
import { isOfFile } from "./of-file.ts";
import { isOfOneCall } from "./one-call.ts";
import { parameterFor } from "./parameters.ts";
import { isWrittenByStranger } from "./strangers.ts";
import { onceFor, variableOf } from "./variables.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import {
  calledOnGlobal,
  isChangedByCall,
  isFixedByCall,
  isWritten,
  isWrittenBelow,
  lastName,
  wholeMember,
} from "./writes.ts";

/** One look for other names. */
interface Search {
  readonly tree: SyntaxTree;
  /** The variable whose object it is about, if there is one. */
  readonly origin: Variable | undefined;
  /** The variable at hand that may hold the object. */
  readonly own: Variable | undefined;
  readonly seen: Set<Variable>;
}

/**
 * Whether the object a variable holds is changed after it was made, by this name or by another one for it: `v.a = …`,
 * `v.a.b ??= …`, `delete v.a`, `({ x: v.a } = …)`, `Object.assign(v, …)`, or by a function of the file that it is handed to.
 * What other functions do to it is not seen.
 */
export const isMutated = onceFor((variable, tree: SyntaxTree) =>
  isMutatedBeside(variable, { tree, origin: variable, own: undefined, seen: new Set() }),
);

/** Whether the object that a name takes out of another one, which it does not make, is changed by it. */
export const isChangedByTaker = onceFor((variable, tree: SyntaxTree) =>
  isMutatedBeside(variable, { tree, origin: undefined, own: undefined, seen: new Set() }),
);

function isMutatedBeside(variable: Variable, search: Search): boolean {
  const { seen, tree } = search;
  if (seen.has(variable)) return false;
  // Handed on so often, it may be changed anywhere.
  if (seen.size > 25) return true;
  seen.add(variable);
  if (isNamedOtherwise(variable, tree)) return true;
  return variable.references.some(
    ({ identifier }) =>
      isWrittenBelow(identifier) ||
      isFixedFor(search.origin, variable, identifier) ||
      changesFrom(wholeMember(identifier), false, { ...search, own: variable }),
  );
}

/** Whether an object is frozen by another name than the one by which it is written to. */
function isFixedFor(origin: Variable | undefined, variable: Variable, identifier: TSESTree.Node): boolean {
  const place = wholeMember(identifier);
  const isFixed = variable !== origin && place.parent !== undefined && isFixedByCall(place, place.parent);
  return isFixed && (origin?.references.some((one) => isWrittenBelow(one.identifier)) ?? false);
}

/** Whether a parameter's object is changed by the name `arguments`, or what a namespace exports by the namespace's name. */
export function isNamedOtherwise(variable: Variable, tree: SyntaxTree): boolean {
  const [definition] = variable.defs;
  if (definition?.type === "Parameter")
    return namesArguments(definition.node, tree) && isWrittenByStranger(variable, tree);
  const declaration = definition?.type === "Variable" ? definition.node.parent : undefined;
  if (declaration?.parent.type !== "ExportNamedDeclaration" || declaration.parent.parent.type !== "TSModuleBlock")
    return false;
  return declaration.kind !== "const" || isWrittenByStranger(variable, tree);
}

/** Whether the object that a name or a member of `this` leads to is changed by another name that it gets there. */
export function changesElsewhere(reference: TSESTree.Node, tree: SyntaxTree): boolean {
  const own = reference.type === "Identifier" ? variableOf(reference, tree) : undefined;
  return changesFrom(wholeMember(reference), false, { tree, origin: own, own, seen: new Set() });
}

/** Whether what an expression gives, or what holds it, `isInside`, is changed where it goes from there. */
function changesFrom(place: TSESTree.Node, isInside: boolean, search: Search): boolean {
  const { parent } = place;
  const { tree, own } = search;
  switch (parent?.type) {
    case "VariableDeclarator":
      if (parent.init !== place) return false;
      return isInside
        ? isWrittenByStranger(own, tree)
        : declaredBy(parent, tree).some((other) => isMutatedBeside(other, search));
    case "AssignmentExpression":
      return (
        parent.right === place &&
        (changesByAssignment(parent, isInside, search) || changesWith(parent, isInside, search))
      );
    case "CallExpression":
    case "NewExpression":
      return changesInCall(place, parent, isInside, search);
    case "Property":
    case "SpreadElement":
      if (parent.parent.type === "ObjectPattern") return false;
      if (parent.parent.type !== "ObjectExpression") return isWrittenByStranger(own, tree);
      return isChangedByContainer(parent, tree) || changesFrom(wholeMember(parent.parent), true, search);
    case "TemplateLiteral":
      return parent.parent.type === "TaggedTemplateExpression" && isWrittenByStranger(own, tree);
    case "ConditionalExpression":
      return parent.test !== place && changesWith(parent, isInside, search);
    case "SequenceExpression":
      return parent.expressions.at(-1) === place && changesWith(parent, isInside, search);
    case "LogicalExpression":
    case "AwaitExpression":
      return changesWith(parent, isInside, search);
    case "ReturnStatement":
    case "ArrowFunctionExpression":
      return !isOfOneCall(parent, search.origin) && isWrittenByStranger(own, tree);
    default:
      return parent !== undefined && keepers.has(parent.type) && isWrittenByStranger(own, tree);
  }
}

/** Whether what an expression gives is changed there, or where it goes. */
function changesWith(outer: TSESTree.Node, isInside: boolean, search: Search): boolean {
  const whole = wholeMember(outer);
  const isChanged = whole.parent && (isWritten(whole, whole.parent) || isChangedByCall(whole, whole.parent));
  return isChanged === true || changesFrom(whole, isInside, search);
}

/** What keeps a value where another name can come to it. */
const keepers = new Set([
  "AccessorProperty",
  "ArrayExpression",
  "AssignmentPattern",
  "ForOfStatement",
  "PropertyDefinition",
  "ThrowStatement",
  "YieldExpression",
  "WithStatement",
]);

function changesByAssignment({ left }: TSESTree.AssignmentExpression, isInside: boolean, search: Search): boolean {
  const { tree, own } = search;
  if (own && left.type === "MemberExpression" && own.references.some(({ identifier }) => isRootOf(identifier, left)))
    return isWrittenByStranger(undefined, tree);
  if (left.type !== "Identifier" || isInside) return isWrittenByStranger(own, tree);
  const other = variableOf(left, tree);
  return other !== undefined && isMutatedBeside(other, search);
}

/** `object.self = object` */
function isRootOf(name: TSESTree.Node, member: TSESTree.MemberExpression): boolean {
  return member.range[0] <= name.range[0] && name.range[1] <= member.object.range[1];
}

/** Whether an argument is changed by what is called, as far as the file shows that. */
function changesInCall(
  argument: TSESTree.Node,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  isInside: boolean,
  search: Search,
): boolean {
  const { tree, own } = search;
  if (call.callee === argument) return argument.type === "MemberExpression" && isWrittenByStranger(own, tree);
  const called = calledOnGlobal(call);
  if (/^Object\.(?:assign|freeze|seal|preventExtensions)$/u.test(called)) {
    const [target] = call.arguments;
    const isSame = target === argument;
    if (target?.type === "ThisExpression" && isWrittenByStranger(own, tree)) return true;
    return changesFrom(wholeMember(call), isInside || !isSame, search);
  }
  if (!isOfFile(call.callee, tree) && !/^(?:apply|bind|call)?$/u.test(lastName(call.callee)))
    return givesBack(call, tree) && changesWith(call, true, search);
  const name = isInside ? undefined : parameterFor(argument, call, tree);
  return name ? isMutatedBeside(name, search) : isWrittenByStranger(own, tree);
}

const giversBack = /^(?:Array|Map|Object|Promise|Proxy|Reflect|Set|WeakMap|WeakRef)\b/u;
const lookers = /\.(?:getOwnPropertyNames|has|hasOwn|is|isArray|keys|ownKeys)$/u;

/** Whether what is called may give what it is given, or what holds it, and is of the language: `Promise.resolve(v)`, `new Proxy(v, …)`. */
function givesBack(call: TSESTree.CallExpression | TSESTree.NewExpression, tree: SyntaxTree): boolean {
  const name = calledOnGlobal(call) || lastName(call.callee);
  const mayGive = call.type === "NewExpression" || (giversBack.test(name) && !lookers.test(name));
  return mayGive && importOf(call.callee, tree) === undefined;
}
