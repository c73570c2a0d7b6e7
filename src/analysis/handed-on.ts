// Factories that a file hands on to where their calls can't be followed.
import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "./expressions.ts";
import { callersOf, type Callers } from "./flow/callers.ts";
import { isFunctionNode, type FunctionNode } from "./flow/values.ts";
import { importOf } from "./imports/import-of.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { isExported, isGlobal } from "./variables.ts";

/** What looks at a function and does not call it: assertions, mocks, logs. */
const lookers = new Set([
  "assert",
  "console",
  "expect",
  "jest",
  "mock",
  "mocked",
  "should",
  "sinon",
  "td",
  "vi",
  "when",
]);

/**
 * Where a mention of a factory hands it on: into an array, a call, an object, a field, out of a function; straight, by another name
 * or as one of several. Not where it goes to other files, or is only looked at. Names that are in `seen` are not looked at again.
 */
export function placesHandedOn(
  mention: TSESTree.Node,
  tree: SyntaxTree,
  seen: Set<Variable>,
): readonly TSESTree.Node[] {
  const places: TSESTree.Node[] = [];
  const waiting = [mention];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const place = wholeChoice(node);
    const mentions = otherMentions(place, tree, seen);
    if (mentions) waiting.push(...mentions.toReversed());
    else if (isHandedOn(place, tree)) places.push(place);
  }
  return places;
}

/** Where a factory is mentioned by what it is given to; undefined where that is no name and no function whose calls are known. */
function otherMentions(
  place: TSESTree.Node,
  tree: SyntaxTree,
  seen: Set<Variable>,
): readonly TSESTree.Node[] | undefined {
  const { parent } = place;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.init === place ? byOtherName(tree.scopeManager.getDeclaredVariables(parent), seen) : [];
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return byCalls(place, tree);
    default:
      return undefined;
  }
}

function isHandedOn(place: TSESTree.Node, tree: SyntaxTree): boolean {
  const { parent } = place;
  switch (parent?.type) {
    case "AssignmentExpression":
      return parent.right === place && parent.left.type === "MemberExpression" && !isExport(parent.left, tree);
    case "CallExpression":
      return parent.callee !== place && !isLooker(parent.callee);
    case "Property":
      return parent.value === place && parent.parent.type === "ObjectExpression" && !isOfExport(parent.parent, tree);
    default:
      return parent !== undefined && keepers.has(parent.type);
  }
}

const keepers = new Set([
  "ArrayExpression",
  "ArrowFunctionExpression",
  "NewExpression",
  "PropertyDefinition",
  "ReturnStatement",
  "YieldExpression",
]);

/** The calls of the function that returns a factory; undefined where they are not all known to give it. */
function byCalls(place: TSESTree.Node, tree: SyntaxTree): readonly TSESTree.Node[] | undefined {
  let fn = place.parent;
  while (fn && !isFunctionNode(fn)) fn = fn.parent;
  const { calls, isOpen } = fn ? callsGiving(fn, tree) : { calls: [], isOpen: true };
  return isOpen || !calls.every((call) => importOf(call, tree)) ? undefined : calls;
}

/** The calls that give what a function returns: its own, or that of a promise's `then`. */
function callsGiving(fn: FunctionNode, tree: SyntaxTree): Callers {
  const { parent } = fn;
  const isOfThen = parent.type === "CallExpression" && parent.callee !== fn && importOf(parent, tree) !== undefined;
  return isOfThen ? { calls: [parent], isOpen: false } : callersOf(fn, tree);
}

/** `flag ? factory : other` and its like around a factory, with what changes nothing at run time. */
function wholeChoice(node: TSESTree.Node): TSESTree.Node {
  let whole = node;
  while (whole.parent && isWholeOf(whole, whole.parent)) whole = whole.parent;
  return whole;
}

function isWholeOf(part: TSESTree.Node, whole: TSESTree.Node): boolean {
  switch (whole.type) {
    case "ConditionalExpression":
      return whole.test !== part;
    case "LogicalExpression":
      return true;
    case "SequenceExpression":
      return whole.expressions.at(-1) === part;
    default:
      return unwrap(whole) === unwrap(part);
  }
}

function byOtherName([variable, ...others]: readonly Variable[], seen: Set<Variable>): readonly TSESTree.Node[] {
  if (!variable || others.length > 0 || seen.has(variable)) return [];
  seen.add(variable);
  return variable.references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier]));
}

function isLooker(callee: TSESTree.Node): boolean {
  let root = unwrap(callee);
  while (root.type === "MemberExpression" || root.type === "CallExpression")
    root = unwrap(root.type === "MemberExpression" ? root.object : root.callee);
  return root.type === "Identifier" && lookers.has(root.name);
}

/** `module.exports`, `exports.name` */
function isExport(target: TSESTree.Node, tree: SyntaxTree): boolean {
  let root = target;
  while (root.type === "MemberExpression") root = root.object;
  return isGlobal(root, "module", tree) || isGlobal(root, "exports", tree);
}

/** Whether an object goes to other files. */
function isOfExport(object: TSESTree.Node, tree: SyntaxTree): boolean {
  const { parent } = wholeChoice(object);
  switch (parent?.type) {
    case "Property":
      return isOfExport(parent.parent, tree);
    case "ExportDefaultDeclaration":
      return true;
    case "AssignmentExpression":
      return isExport(parent.left, tree);
    case "VariableDeclarator":
      return tree.scopeManager.getDeclaredVariables(parent).some(isExported);
    default:
      return false;
  }
}
