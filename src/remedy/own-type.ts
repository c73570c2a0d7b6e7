import type { TSESTree } from "@typescript-eslint/types";
import { ownerOf } from "../analysis/flow/owners.ts";
import { parameterProperty } from "../analysis/parameters.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { variableOf, visibleVariable } from "../analysis/variables.ts";
import { nodesOf } from "../analysis/walk.ts";
import { allowsUndefined, mayBeUndefined } from "./region-value.ts";

/**
 * Whether the source gives an object a type that is none of the SDK's, so that TypeScript may not let a property go or come.
 * What an object stands in gives it a type too: `const all: Mine = { options: { … } }`.
 */
export function hasTypeOfItsOwn(object: TSESTree.Node, tree: SyntaxTree): boolean {
  const type = typeOf(object);
  return type !== undefined && !isOfTheSdk(type, tree);
}

/** Whether the source gives an object any type. */
export function hasType(object: TSESTree.Node): boolean {
  return typeOf(object) !== undefined;
}

/**
 * Whether TypeScript lets the region be read from an object by its name: not where its type says nothing of it (`unknown`,
 * `object`), nor where the type of what it stands in is not seen to have the `clientConfig` always.
 */
export function canReadRegion(config: TSESTree.Node, options: TSESTree.Node, tree: SyntaxTree): boolean {
  const type = typeOf(config);
  if (type === undefined || isOfTheSdk(type, tree)) return true;
  if ([...nodesOf(type, tree)].some((node) => node.type === "TSUnknownKeyword" || node.type === "TSObjectKeyword"))
    return false;
  return type !== typeOf(options) || alwaysHas(type, "clientConfig", tree);
}

/** Whether a type that the file itself declares has a property that is not optional. */
function alwaysHas(type: TSESTree.TypeNode, name: string, tree: SyntaxTree): boolean {
  if (type.type === "TSTypeLiteral") return membersHave(type.members, name);
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier" || type.typeArguments) return false;
  const declaration = visibleVariable(type.typeName.name, type, tree)?.defs[0]?.node;
  if (declaration?.type === "TSInterfaceDeclaration") return membersHave(declaration.body.body, name);
  return declaration?.type === "TSTypeAliasDeclaration" && alwaysHas(declaration.typeAnnotation, name, tree);
}

function membersHave(members: readonly TSESTree.TypeElement[], name: string): boolean {
  return members.some(
    (member) =>
      member.type === "TSPropertySignature" &&
      !member.optional &&
      member.key.type === "Identifier" &&
      member.key.name === name,
  );
}

function typeOf(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case "TSAsExpression":
    case "TSTypeAssertion":
      return isConst(parent.typeAnnotation) ? typeOf(parent) : parent.typeAnnotation;
    case "TSSatisfiesExpression":
      return parent.typeAnnotation;
    case "VariableDeclarator":
      return parent.id.typeAnnotation?.typeAnnotation;
    case "PropertyDefinition":
      return parent.typeAnnotation?.typeAnnotation;
    case "AssignmentPattern":
      return parent.left.typeAnnotation?.typeAnnotation;
    case "ArrowFunctionExpression":
      return parent.returnType?.typeAnnotation;
    case "ReturnStatement":
      return returnTypeAround(parent);
    case "Property":
    case "ObjectExpression":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "TSNonNullExpression":
      return typeOf(parent);
    default:
      return undefined;
  }
}

function returnTypeAround(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  for (let place = node.parent; place; place = place.parent) {
    if ("returnType" in place) return place.returnType?.typeAnnotation;
  }
  return undefined;
}

function isConst(type: TSESTree.TypeNode): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
}

/** Whether all that a type is made of comes from the SDK's packages, whole, or is `any`. */
export function isOfTheSdk(type: TSESTree.TypeNode, tree: SyntaxTree, seen = new Set<TSESTree.Node>()): boolean {
  if (type.type === "TSAnyKeyword") return true;
  if (seen.has(type)) return false;
  seen.add(type);
  const names = [...nodesOf(type, tree)].filter((node) => node.type === "Identifier");
  const definitions = names.flatMap((name) => visibleVariable(name.name, type, tree)?.defs ?? []);
  const isOwn = type.type === "TSTypeLiteral" || definitions.length === 0 || names.some(({ name }) => name === "Pick");
  return !isOwn && definitions.every((one) => isSdkImport(one.parent) || isSdkAlias(one.node));

  function isSdkAlias(declaration: TSESTree.Node): boolean {
    return declaration.type === "TSTypeAliasDeclaration" && isOfTheSdk(declaration.typeAnnotation, tree, seen);
  }
}

function isSdkImport(declaration: TSESTree.Node | null | undefined): boolean {
  return (
    declaration?.type === "ImportDeclaration" && /^(?:npm:\/?)?@(?:aws-sdk|smithy)\//u.test(declaration.source.value)
  );
}

/** The type that the source gives to what a name, or a field of `this`, holds. */
export function typeOfName(node: TSESTree.Node, tree: SyntaxTree): TSESTree.TypeNode | undefined {
  if (node.type === "Identifier") {
    const declared = variableOf(node, tree)?.identifiers[0];
    return declared?.type === "Identifier" ? declared.typeAnnotation?.typeAnnotation : undefined;
  }
  return fieldOf(node)?.typeAnnotation?.typeAnnotation;
}

/** Whether TypeScript takes what a name, or a field of `this`, holds for something that may be undefined. */
export function mayBeNoneByType(node: TSESTree.Node, tree: SyntaxTree): boolean {
  const field = fieldOf(node);
  return field
    ? field.optional === true || allowsUndefined(field.typeAnnotation?.typeAnnotation)
    : node.type === "Identifier" && mayBeUndefined(node, tree);
}

/** What the source says of the type of a field. */
interface TypedField {
  readonly optional?: boolean;
  readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined;
}

/** The field of a class that `this.name` is, or the parameter of its constructor that makes it one. */
function fieldOf(node: TSESTree.Node): TypedField | undefined {
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression" || !("name" in node.property))
    return undefined;
  const { name } = node.property;
  const body = ownerOf(node.object)?.body;
  const field = body?.body
    .filter((one) => one.type === "PropertyDefinition")
    .find(({ key }) => "name" in key && key.name === name);
  return field ?? (body && parameterProperty(body, name)?.name);
}
