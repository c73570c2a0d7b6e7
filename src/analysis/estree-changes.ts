import { afterTrivia, afterWord, child, isNode, nodesOf, type Change, type LooseNode } from "./loose-node.ts";

const signature = [rename("parameters", "params"), rename("typeAnnotation", "returnType")];
const typeArguments = [rename("typeParameters", "typeArguments")];
const superTypeArguments = [rename("superTypeParameters", "superTypeArguments"), implementsClauses];

/** What has to change in a node of each type, once it is ESTree. A type not named here has typescript-eslint's shape already. */
export const typescriptChanges: Readonly<Record<string, readonly Change[]>> = {
  AccessorProperty: [abstractAccessor],
  CallExpression: typeArguments,
  ClassDeclaration: superTypeArguments,
  ClassExpression: superTypeArguments,
  ExportDefaultDeclaration: [decoratedExport],
  ExportNamedDeclaration: [decoratedExport],
  JSXOpeningElement: typeArguments,
  MethodDefinition: [bodilessMethod],
  NewExpression: typeArguments,
  PropertyDefinition: [abstractProperty],
  TSCallSignatureDeclaration: signature,
  TSClassImplements: [heritage, ...typeArguments],
  TSConstructorType: signature,
  TSConstructSignatureDeclaration: signature,
  TSEnumDeclaration: [enumBody],
  TSExpressionWithTypeArguments: [heritage, ...typeArguments],
  TSFunctionType: signature,
  TSImportEqualsDeclaration: [exportedImportEquals],
  TSImportType: [rename("argument", "source"), ...typeArguments],
  TSInstantiationExpression: typeArguments,
  TSLiteralType: [templateType],
  TSMappedType: [mappedKey],
  TSMethodSignature: signature,
  TSModuleDeclaration: [qualifiedModule],
  TSTypeParameter: [nameNode],
  TSTypeQuery: [thisQuery, ...typeArguments],
  TSTypeReference: typeArguments,
  TaggedTemplateExpression: typeArguments,
  TemplateElement: [withDelimiters],
};

/** Nodes that typescript-eslint does not make, and the key of the child that stands in their place. */
export const transparent: Readonly<Record<string, string>> = {
  TSParenthesizedType: "typeAnnotation",
  TypeCastExpression: "expression",
};

/** What one node has is never added to, so that all may have the same. */
const none: readonly never[] = [];

const decorated = { decorators: none };
const pattern = { ...decorated, optional: false };
const classLike = { ...decorated, implements: none };
const imported = { importKind: "value" };
const exported = { exportKind: "value" };

/** What the scope manager and the analysis read without asking whether it is there, and Babel leaves out. */
export const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  AccessorProperty: pattern,
  ArrayPattern: pattern,
  AssignmentPattern: pattern,
  CallExpression: { optional: false },
  ClassDeclaration: classLike,
  ClassExpression: classLike,
  ExportAllDeclaration: { ...exported, exported: null },
  ExportDefaultDeclaration: exported,
  ExportNamedDeclaration: exported,
  ExportSpecifier: exported,
  Identifier: pattern,
  ImportDeclaration: imported,
  ImportSpecifier: imported,
  MemberExpression: { optional: false },
  MethodDefinition: pattern,
  ObjectPattern: pattern,
  PropertyDefinition: pattern,
  RestElement: pattern,
  TSAbstractAccessorProperty: pattern,
  TSAbstractMethodDefinition: pattern,
  TSAbstractPropertyDefinition: pattern,
  TSInterfaceDeclaration: { extends: none },
  TSParameterProperty: decorated,
};

function rename(from: string, to: string): Change {
  return (node) => {
    if (from in node) {
      node[to] = node[from];
      Reflect.deleteProperty(node, from);
    }
    return node;
  };
}

/** An abstract method, an overload or a method of a declared class: no body, and a type of its own. */
function bodilessMethod(node: LooseNode): LooseNode {
  const value = child(node, "value");
  if (!isNode(value["body"])) Object.assign(value, { type: "TSEmptyBodyFunctionExpression", id: null, body: null });
  return asAbstract(node, "TSAbstractMethodDefinition");
}

function abstractProperty(node: LooseNode): LooseNode {
  return asAbstract(node, "TSAbstractPropertyDefinition");
}

function abstractAccessor(node: LooseNode): LooseNode {
  return asAbstract(node, "TSAbstractAccessorProperty");
}

function asAbstract(node: LooseNode, type: string): LooseNode {
  if (node["abstract"] === true) {
    node.type = type;
    delete node["abstract"];
  }
  return node;
}

function implementsClauses(node: LooseNode): LooseNode {
  for (const clause of nodesOf(node["implements"])) {
    // Flow's clauses have a type of their own, and go.
    if (clause.type === "TSExpressionWithTypeArguments") clause.type = "TSClassImplements";
  }
  return node;
}

function enumBody(node: LooseNode, text: string): LooseNode {
  const id = child(node, "id");
  const start = afterTrivia(text, id.range[1]);
  node["body"] = { type: "TSEnumBody", range: [start, node.range[1]], members: node["members"] };
  delete node["members"];
  return node;
}

/** `extends A.B` and `implements A.B` name a value's member to typescript-eslint, a qualified type to Babel. */
function heritage(node: LooseNode): LooseNode {
  if (node.type !== "TSClassImplements") node.type = "TSInterfaceHeritage";
  node["expression"] = toMember(child(node, "expression"));
  return node;
}

function toMember(entity: LooseNode): LooseNode {
  if (entity.type !== "TSQualifiedName") return entity;
  const [object, property] = [toMember(child(entity, "left")), child(entity, "right")];
  delete entity["left"];
  delete entity["right"];
  return Object.assign(entity, { type: "MemberExpression", object, property, computed: false, optional: false });
}

/** `export import A = B` is an export of a declaration. */
function exportedImportEquals(node: LooseNode, text: string): LooseNode {
  if (node["isExport"] !== true) return node;
  const [exportedFrom, end] = node.range;
  Object.assign(node, { range: [afterTrivia(text, afterWord(text, exportedFrom)), end], isExport: false });
  return {
    type: "ExportNamedDeclaration",
    range: [exportedFrom, end],
    declaration: node,
    specifiers: [],
    source: null,
    attributes: [],
    exportKind: node["importKind"],
  };
}

/** In `@d export class {}` the export starts at its keyword and the class behind it, not at the decorator. */
function decoratedExport(node: LooseNode, text: string): LooseNode {
  const { declaration } = node;
  const decorator = isNode(declaration) ? nodesOf(declaration["decorators"]).at(-1) : undefined;
  if (!isNode(declaration) || decorator === undefined) return node;
  const keyword = afterTrivia(text, decorator.range[1]);
  if (!text.startsWith("export", keyword)) return node;
  node.range = [keyword, node.range[1]];
  const next = afterTrivia(text, afterWord(text, keyword));
  const start = node.type === "ExportDefaultDeclaration" ? afterTrivia(text, afterWord(text, next)) : next;
  declaration.range = [start, declaration.range[1]];
  return node;
}

/** `typeof this.a`: the leftmost name is no identifier. */
function thisQuery(node: LooseNode): LooseNode {
  let leftmost = child(node, "exprName");
  while (leftmost.type === "TSQualifiedName") leftmost = child(leftmost, "left");
  if (leftmost["name"] === "this") {
    leftmost.type = "ThisExpression";
    delete leftmost["name"];
  }
  return node;
}

function templateType(node: LooseNode): LooseNode {
  const literal = child(node, "literal");
  const types = nodesOf(literal["expressions"]);
  if (literal.type !== "TemplateLiteral" || types.length === 0) return node;
  return Object.assign(node, { type: "TSTemplateLiteralType", quasis: literal["quasis"], types });
}

function mappedKey(node: LooseNode, text: string): LooseNode {
  const parameter = nameNode(child(node, "typeParameter"), text);
  delete node["typeParameter"];
  return Object.assign(node, { key: parameter["name"], constraint: parameter["constraint"] });
}

/** `namespace A.B {}`: Babel nests one module in another, typescript-eslint names one module `A.B`. */
function qualifiedModule(node: LooseNode): LooseNode {
  for (let inner = node["body"]; isNode(inner) && inner.type === "TSModuleDeclaration"; inner = inner["body"]) {
    const [left, right] = [child(node, "id"), child(inner, "id")];
    node["id"] = { type: "TSQualifiedName", range: [left.range[0], right.range[1]], left, right };
    node["body"] = inner["body"];
  }
  return node;
}

function nameNode(node: LooseNode, text: string): LooseNode {
  const name = node["name"];
  if (typeof name !== "string") return node;
  const modifiers = ["const", "in", "out"].filter((modifier) => node[modifier] === true);
  const start = modifiers.reduce((place) => afterTrivia(text, afterWord(text, place)), node.range[0]);
  node["name"] = { type: "Identifier", range: [start, afterWord(text, start)], name };
  return node;
}

/** A template's piece reaches from its opening backtick or brace to its closing one. */
function withDelimiters(node: LooseNode): LooseNode {
  const closing = node["tail"] === true ? 1 : 2;
  node.range = [node.range[0] - 1, node.range[1] + closing];
  return node;
}
