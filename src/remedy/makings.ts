import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "../analysis/expressions.ts";
import { callersOf } from "../analysis/flow/callers.ts";
import { returnsIn } from "../analysis/returned.ts";
import { ownerOf } from "../analysis/flow/owners.ts";
import { membersOfThis } from "../analysis/flow/members.ts";
import { isFunctionNode } from "../analysis/flow/values.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { isExported, variableOf } from "../analysis/variables.ts";
import { wholeMember } from "../analysis/writes.ts";

/** A statement that writes to a name or below it: `options = …` has no members, `options.clientConfig.region = …` has two. */
export interface Writing {
  readonly node: TSESTree.AssignmentExpression;
  readonly members: readonly TSESTree.MemberExpression[];
}

/** What an expression's object is made of and that serves nothing else. */
export interface Makings {
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly writings: readonly Writing[];
  /** The types that the names have through which it is passed on. */
  readonly types: readonly TSESTree.TypeNode[];
}

const none: Makings = { objects: [], writings: [], types: [] };

/** What an expression's object is made of, as far as the file shows it and nothing else reads it. */
export function makingsOf(node: TSESTree.Node, tree: SyntaxTree, depth = 0): Makings {
  const value = unwrap(node);
  const all = (nodes: readonly (TSESTree.Node | null | undefined)[]): Makings =>
    together(nodes.flatMap((one) => (one ? [makingsOf(one, tree, depth + 1)] : [])));
  if (depth > 20) return none;
  switch (value.type) {
    case "ObjectExpression": {
      const spreads = value.properties.flatMap((member) => (member.type === "SpreadElement" ? [member.argument] : []));
      return together([{ ...none, objects: [value] }, all(spreads)]);
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
    writings: makings.flatMap(({ writings }) => writings),
    types: makings.flatMap(({ types }) => types),
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
  if (!variable || declared?.type !== "Identifier") return none;
  const others = variable.references.filter(({ identifier, init }) => identifier !== name && init !== true);
  const writings = others.map(({ identifier }) => writingTo(identifier));
  if (isExported(variable) || writings.includes(undefined)) return none;
  const written = writings.filter((one) => one !== undefined);
  const { parent, typeAnnotation } = declared;
  const given = written.filter(({ members }) => members.length === 0).map(({ node }) => node.right);
  const first =
    parent.type === "VariableDeclarator" && parent.id === declared
      ? parent.init
      : parent.type === "AssignmentPattern" && parent.left === declared
        ? parent.right
        : undefined;
  const types = typeAnnotation ? [typeAnnotation.typeAnnotation] : [];
  return together([all([first, ...given, ...argumentsFor(declared, tree)]), { objects: [], writings: written, types }]);
}

/** What a parameter is given by the calls of its function, where the file shows all of them. */
function argumentsFor(parameter: TSESTree.Identifier, tree: SyntaxTree): readonly TSESTree.Node[] {
  const place = parameter.parent.type === "AssignmentPattern" ? parameter.parent : parameter;
  const fn = place.parent;
  if (!isFunctionNode(fn)) return [];
  const index = fn.params.indexOf(place);
  const { calls, isOpen } = callersOf(fn, tree);
  return index === -1 || isOpen ? [] : calls.flatMap(({ arguments: args }) => args[index] ?? []);
}

/** What a field of `this` is made with, where one place reads it. */
function madeByField(member: TSESTree.MemberExpression, tree: SyntaxTree, all: All): Makings {
  const owner = member.object.type === "ThisExpression" ? ownerOf(member.object) : undefined;
  if (!owner || member.computed || !("name" in member.property)) return none;
  const { name: bare, type } = member.property;
  const name = type === "PrivateIdentifier" ? `#${bare}` : bare;
  const isSame = (key: TSESTree.Node): boolean => "name" in key && key.name === bare && key.type === type;
  const others = membersOfThis(owner.body, name, tree).filter((one) => one !== member);
  const writings = others.map(writingTo);
  const field = owner.body.body.find((one) => one.type === "PropertyDefinition" && isSame(one.key));
  // Another file can read a field that is not private.
  const isPrivate =
    type === "PrivateIdentifier" || (field?.type === "PropertyDefinition" && field.accessibility === "private");
  if (!isPrivate || writings.includes(undefined)) return none;
  const written = writings.filter((one) => one !== undefined);
  const given = written.filter(({ members }) => members.length === 0).map(({ node }) => node.right);
  const [first, annotation] =
    field?.type === "PropertyDefinition" ? [field.value, field.typeAnnotation?.typeAnnotation] : [];
  return together([all([first, ...given]), { objects: [], writings: written, types: annotation ? [annotation] : [] }]);
}

/** `name = …`, `name.member = …`: what a name does there but be read. */
function writingTo(name: TSESTree.Node): Writing | undefined {
  const whole = wholeMember(name);
  const { parent } = whole;
  const isStatement = parent?.parent?.type === "ExpressionStatement";
  if (parent?.type !== "AssignmentExpression" || parent.left !== whole || !isStatement) return undefined;
  const members: TSESTree.MemberExpression[] = [];
  for (let node = name; node !== whole && node.parent; node = node.parent) {
    if (node.parent.type === "MemberExpression") members.push(node.parent);
  }
  return { node: parent, members };
}

function isReadOnce(variable: Variable): boolean {
  return !isExported(variable) && variable.references.filter((reference) => reference.isRead()).length === 1;
}

/** The places where makings write a key: properties, and assignments to a member. */
export function placesOf(key: string, { objects, writings }: Makings, tree: SyntaxTree): readonly TSESTree.Node[] {
  const properties = objects.flatMap((object) =>
    object.properties.filter(
      (member) => member.type === "Property" && keyName(member.key, member.computed, tree) === key,
    ),
  );
  const written = writings.filter(({ members }) => members.length === 1 && isMember(members[0], key, tree));
  return [...properties, ...written.map(({ node }) => node)];
}

/** The statements that write below a key: `options.clientConfig.region = …`. */
export function writingsBelow(key: string, { writings }: Makings, tree: SyntaxTree): readonly Writing[] {
  return writings.filter(({ members }) => members.length > 1 && isMember(members[0], key, tree));
}

function isMember(member: TSESTree.MemberExpression | undefined, key: string, tree: SyntaxTree): boolean {
  return member !== undefined && keyName(member.property, member.computed, tree) === key;
}
