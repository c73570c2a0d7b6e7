import { afterTrivia, child, isNode, nodesOf, type Change, type LooseNode } from "./loose-node.ts";

/**
 * What turns Babel's own JavaScript into ESTree. Babel's plugin "estree" does the same, but redefines two properties of every
 * node on its way, which takes it as long as the parsing.
 */
export const javascriptChanges: Readonly<Record<string, Change>> = {
  ArrowFunctionExpression: concise,
  BigIntLiteral: bigInt,
  BlockStatement: directives,
  BooleanLiteral: writtenLiteral,
  ClassAccessorProperty: as("AccessorProperty"),
  ClassMethod: classMethod,
  ClassPrivateMethod: classMethod,
  ClassPrivateProperty: as("PropertyDefinition"),
  ClassProperty: as("PropertyDefinition"),
  ExportNamedDeclaration: exportOfAll,
  JSXText: rawText,
  NullLiteral: writtenLiteral,
  NumericLiteral: literal,
  ObjectMethod: objectMethod,
  ObjectProperty: objectProperty,
  OptionalCallExpression: chain,
  OptionalMemberExpression: chain,
  PrivateName: privateIdentifier,
  Program: directives,
  RegExpLiteral: regExp,
  StringLiteral: literal,
  TSDeclareMethod: classMethod,
  TSNonNullExpression: chain,
};

function as(type: string): Change {
  return (node) => {
    node.type = type;
    return node;
  };
}

/** Babel keeps how a literal is written beside it. */
function rawText(node: LooseNode): LooseNode {
  node["raw"] = (node["extra"] as { readonly raw: string }).raw;
  return node;
}

function literal(node: LooseNode): LooseNode {
  node.type = "Literal";
  return rawText(node);
}

/** `true`, `false` and `null`, of which only the first two have a value to Babel. */
function writtenLiteral(node: LooseNode, text: string): LooseNode {
  node.type = "Literal";
  node["value"] ??= null;
  node["raw"] = text.slice(...node.range);
  return node;
}

function bigInt(node: LooseNode): LooseNode {
  const value = BigInt(String(node["value"]));
  return Object.assign(literal(node), { value, bigint: String(value) });
}

function regExp(node: LooseNode): LooseNode {
  const { pattern, flags } = node as LooseNode & { readonly pattern: string; readonly flags: string };
  return Object.assign(literal(node), { value: regExpOf(pattern, flags), regex: { pattern, flags } });
}

/** ESTree's value of a regular expression: `null` where this Node.js does not know its syntax. */
function regExpOf(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return null;
  }
}

/** Directives are statements, too. */
function directives(node: LooseNode): LooseNode {
  const found = nodesOf(node["directives"]);
  if (found.length > 0) node["body"] = [...found.map(statementOf), ...nodesOf(node["body"])];
  return node;
}

function statementOf(directive: LooseNode): LooseNode {
  const expression = child(directive, "value");
  const { raw, rawValue, expressionValue } = expression["extra"] as Readonly<Record<string, string>>;
  Object.assign(expression, { type: "Literal", value: expressionValue, raw });
  return Object.assign(directive, { type: "ExpressionStatement", expression, directive: rawValue });
}

function concise(node: LooseNode): LooseNode {
  node["expression"] = child(node, "body").type !== "BlockStatement";
  return node;
}

function privateIdentifier(node: LooseNode): LooseNode {
  node.type = "PrivateIdentifier";
  node["name"] = child(node, "id")["name"];
  return node;
}

function objectProperty(node: LooseNode): LooseNode {
  node.type = "Property";
  node["kind"] = "init";
  return node;
}

function objectMethod(node: LooseNode, text: string): LooseNode {
  node.type = "Property";
  node["value"] = functionOf(node, text);
  node["shorthand"] = false;
  if (node["kind"] === "method") node["kind"] = "init";
  return node;
}

/** Without a body where the method is abstract or an overload. */
function classMethod(node: LooseNode, text: string): LooseNode {
  node.type = "MethodDefinition";
  node["value"] = functionOf(node, text);
  return node;
}

/** What Babel writes into a method, ESTree into a function that begins with the parameters. */
function functionOf(method: LooseNode, text: string): LooseNode {
  const { params, body, returnType, typeParameters, async, generator } = method;
  const key = child(method, "key");
  const start = parametersAfter(key, text);
  method["async"] = method["generator"] = undefined;
  return {
    type: "FunctionExpression",
    range: [start, method.range[1]],
    ...{ id: null, params, body, async, generator, expression: false, returnType, typeParameters },
  };
}

/** Where the parameters of a method begin, or their types: behind its key, the brackets that close it and a question mark. */
function parametersAfter(key: LooseNode, text: string): number {
  let start = afterTrivia(text, key.range[1]);
  while (/[)\]?]/u.test(text.charAt(start))) start = afterTrivia(text, start + 1);
  return start;
}

function exportOfAll(node: LooseNode): LooseNode {
  const [specifier] = nodesOf(node["specifiers"]);
  if (specifier?.type !== "ExportNamespaceSpecifier") return node;
  node.type = "ExportAllDeclaration";
  node["exported"] = specifier["exported"];
  return node;
}

/** The key under which a link of an optional chain has the one before it. */
const links: Readonly<Record<string, string>> = {
  OptionalCallExpression: "callee",
  OptionalMemberExpression: "object",
  TSNonNullExpression: "expression",
};

const linkTypes: Readonly<Record<string, string>> = {
  OptionalCallExpression: "CallExpression",
  OptionalMemberExpression: "MemberExpression",
};

/** Puts the links of an optional chain, of which `last` is the last one, into one node. */
function chain(last: LooseNode): LooseNode {
  const all = linksOf(last);
  if (!all.some(({ type }) => type in linkTypes)) return last;
  for (const link of all) link.type = linkTypes[link.type] ?? link.type;
  return { type: "ChainExpression", range: [...last.range], expression: last };
}

function linksOf(last: LooseNode): LooseNode[] {
  const all: LooseNode[] = [];
  for (let link: unknown = last; isLink(link); link = link[links[link.type] ?? ""]) {
    // Parentheses end a chain.
    if (link !== last && isParenthesized(link)) break;
    all.push(link);
  }
  return all;
}

function isLink(value: unknown): value is LooseNode {
  return isNode(value) && value.type in links;
}

function isParenthesized({ extra }: LooseNode): boolean {
  return (extra as { readonly parenthesized?: boolean } | undefined)?.parenthesized === true;
}
