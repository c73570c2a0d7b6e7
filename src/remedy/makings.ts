import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "../analysis/expressions.ts";
import { returnsIn } from "../analysis/flow/calls.ts";
import { membersOfThis, ownerOf } from "../analysis/flow/fields.ts";
import { isFunctionNode } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { isExported, variableOf } from "../analysis/variables.ts";

/** The object literals, and the assignments to members, that an expression's object is made of and that serve nothing else. */
export interface Makings {
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
}

const none: Makings = { objects: [], assignments: [] };

/** What an expression's object is made of, as far as the file shows it and nothing else reads it. */
export function makingsOf(node: TSESTree.Node, tree: SyntaxTree, depth = 0): Makings {
  const value = unwrap(node);
  const all = (nodes: readonly (TSESTree.Node | null | undefined)[]): Makings =>
    together(nodes.flatMap((one) => (one ? [makingsOf(one, tree, depth + 1)] : [])));
  if (depth > 20) return none;
  switch (value.type) {
    case "ObjectExpression": {
      const spreads = value.properties.flatMap((member) => (member.type === "SpreadElement" ? [member.argument] : []));
      return together([{ objects: [value], assignments: [] }, all(spreads)]);
    }
    case "ConditionalExpression":
      return all([value.consequent, value.alternate]);
    case "LogicalExpression":
      return all([value.left, value.right]);
    case "SequenceExpression":
      return all(value.expressions.slice(-1));
    case "CallExpression":
      return all(madeByCall(value, tree));
    case "Identifier":
      return madeByVariable(value, tree, all);
    case "MemberExpression":
      return madeByField(value, tree, all);
    default:
      return none;
  }
}

type All = (nodes: readonly (TSESTree.Node | null | undefined)[]) => Makings;

function together(makings: readonly Makings[]): Makings {
  return {
    objects: makings.flatMap(({ objects }) => objects),
    assignments: makings.flatMap(({ assignments }) => assignments),
  };
}

/** What `Object.freeze` and its kin pass on, and what a function of the file returns that is called once. */
function madeByCall({ callee, arguments: args }: TSESTree.CallExpression, tree: SyntaxTree): readonly TSESTree.Node[] {
  if (callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "Object") {
    return args.flatMap((argument) => (argument.type === "SpreadElement" ? [] : [argument]));
  }
  const variable = callee.type === "Identifier" ? variableOf(callee, tree) : undefined;
  const declared = variable?.defs[0]?.node;
  const fn = declared?.type === "VariableDeclarator" ? declared.init : declared;
  if (!variable || !fn || !isFunctionNode(fn) || !isReadOnce(variable)) return [];
  if (fn.body.type !== "BlockStatement") return [fn.body];
  return returnsIn(fn.body, tree).flatMap(({ argument }) => argument ?? []);
}

/** What a variable is made with, and what is written into its object, where one place reads it. */
function madeByVariable(name: TSESTree.Identifier, tree: SyntaxTree, all: All): Makings {
  const variable = variableOf(name, tree);
  const [declared] = variable?.identifiers ?? [];
  if (!variable || !declared) return none;
  const others = variable.references.filter(({ identifier, init }) => identifier !== name && init !== true);
  const assignments = others.map(({ identifier }) => assignmentTo(identifier));
  if (isExported(variable) || assignments.includes(undefined)) return none;
  const written = assignments.filter((one) => one !== undefined);
  const { parent } = declared;
  const given = written.filter(({ left }) => left.type === "Identifier").map(({ right }) => right);
  const first =
    parent.type === "VariableDeclarator" && parent.id === declared
      ? parent.init
      : parent.type === "AssignmentPattern" && parent.left === declared
        ? parent.right
        : undefined;
  return together([all([first, ...given]), { objects: [], assignments: written }]);
}

/** What a field of `this` is made with, where one place reads it. */
function madeByField(member: TSESTree.MemberExpression, tree: SyntaxTree, all: All): Makings {
  const owner = member.object.type === "ThisExpression" ? ownerOf(member.object) : undefined;
  if (!owner || member.computed || !("name" in member.property)) return none;
  const { name: bare, type } = member.property;
  const name = type === "PrivateIdentifier" ? `#${bare}` : bare;
  const isSame = (key: TSESTree.Node): boolean => "name" in key && key.name === bare && key.type === type;
  const others = membersOfThis(owner.body, name, tree).filter((one) => one !== member);
  const assignments = others.map(assignmentTo);
  const field = owner.body.body.find((one) => one.type === "PropertyDefinition" && isSame(one.key));
  // Another file can read a field that is not private.
  const isPrivate =
    type === "PrivateIdentifier" || (field?.type === "PropertyDefinition" && field.accessibility === "private");
  if (!isPrivate || assignments.includes(undefined)) return none;
  const written = assignments.filter((one) => one !== undefined);
  const given = written.filter(({ left }) => left.type === "MemberExpression" && left.object.type === "ThisExpression");
  const first = field?.type === "PropertyDefinition" ? field.value : undefined;
  return together([all([first, ...given.map(({ right }) => right)]), { objects: [], assignments: written }]);
}

/** `name = …`, `name.member = …`: what a name does there but be read. */
function assignmentTo(name: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  const member = name.parent?.type === "MemberExpression" && name.parent.object === name ? name.parent : name;
  const { parent } = member;
  const isStatement = parent?.parent?.type === "ExpressionStatement";
  return parent?.type === "AssignmentExpression" && parent.left === member && isStatement ? parent : undefined;
}

function isReadOnce(variable: Variable): boolean {
  return !isExported(variable) && variable.references.filter((reference) => reference.isRead()).length === 1;
}

/** The places where makings write a key: properties, and assignments to a member. */
export function placesOf(key: string, { objects, assignments }: Makings, tree: SyntaxTree): readonly TSESTree.Node[] {
  const properties = objects.flatMap((object) =>
    object.properties.filter(
      (member) => member.type === "Property" && keyName(member.key, member.computed, tree) === key,
    ),
  );
  const written = assignments.filter(
    ({ left }) => left.type === "MemberExpression" && keyName(left.property, left.computed, tree) === key,
  );
  return [...properties, ...written];
}
