import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseForESLint } from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseAnd } from "../../src/analysis/parse.ts";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";
import { childrenAt, resolutions, shape } from "./parse-compare.ts";
import { snippets } from "./parse-snippets.ts";

const root = path.resolve(import.meta.dirname, "../..");

function parsed(text: string, fileName: string): SyntaxTree {
  const result = parse(text, fileName);
  if (result.kind === "unparsable")
    throw new Error(`"${fileName}" line ${result.line}, column ${result.column}: ${result.message}`);
  return result.tree;
}

/** What typescript-eslint's own parser makes of a text. A CommonJS file has a scope of its own to both. */
function theirTree(text: string, fileName: string, sourceType: string): Pick<SyntaxTree, "ast" | "scopeManager"> {
  const isScript = sourceType === "script";
  const { ast, scopeManager } = parseForESLint(text, {
    filePath: fileName,
    range: true,
    loc: true,
    lib: [],
    suppressDeprecatedPropertyWarnings: true,
    jsDocParsingMode: "none",
    sourceType: isScript ? "script" : "module",
    ecmaFeatures: { jsx: /(?:x|js)$/u.test(fileName), globalReturn: isScript },
  });
  return { ast, scopeManager };
}

function body(text: string, fileName = "a.ts"): TSESTree.ProgramStatement[] {
  return parsed(text, fileName).ast.body;
}

/** The expression of the only statement of a text. */
function expression(text: string, fileName = "a.ts"): TSESTree.Expression {
  const [statement] = body(text, fileName);
  if (statement?.type !== "ExpressionStatement") throw new Error(`"${text}" is no expression.`);
  return statement.expression;
}

function everyNode(tree: SyntaxTree): TSESTree.Node[] {
  const below = (node: TSESTree.Node): TSESTree.Node[] => [node, ...childrenOf(node, tree).flatMap(below)];
  return below(tree.ast);
}

function childrenOf(node: TSESTree.Node | undefined, { visitorKeys }: SyntaxTree): TSESTree.Node[] {
  return node === undefined ? [] : (visitorKeys[node.type] ?? []).flatMap((key) => childrenAt(node, key));
}

function filesUnder(folder: string, name: RegExp, atMost: number): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  const found = entries
    .filter((entry) => name.test(entry))
    .sort()
    .map((entry) => path.join(root, folder, entry));
  const step = Math.max(1, Math.ceil(found.length / atMost));
  return found.filter((_, index) => index % step === 0);
}

describe("the tree is the one typescript-eslint makes", () => {
  const cases = Object.entries(snippets).flatMap(([fileName, texts]) => texts.map((text) => [fileName, text] as const));

  it.each(cases)("%s: %s", (fileName, text) => {
    const { ast, scopeManager } = parsed(text, fileName);
    const theirs = theirTree(text, fileName, ast.sourceType);
    expect(shape(ast)).toEqual(shape(theirs.ast));
    expect(resolutions(scopeManager)).toEqual(resolutions(theirs.scopeManager));
  });

  it("and every reference resolves to the same definition, in hundreds of files written by others", () => {
    const files = [
      ...filesUnder("node_modules/@aws-sdk", /dist-types.*\.d\.ts$/u, 60),
      ...filesUnder("node_modules/@smithy", /\.d\.ts$/u, 40),
      ...filesUnder("node_modules/@jridgewell", /src.*\.m?ts$/u, 20),
      ...filesUnder("node_modules/@babel", /src.*\.ts$/u, 10),
      ...filesUnder("node_modules/eslint/lib", /\.js$/u, 90),
      ...filesUnder("node_modules/magic-string/dist", /\.(?:mjs|[cm]?js|d\.[cm]?ts)$/u, 10),
      ...filesUnder("src", /\.ts$/u, 20),
    ];
    let references = 0;
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      const { ast, scopeManager } = parsed(text, file);
      const theirs = theirTree(text, file, ast.sourceType);
      expect(resolutions(scopeManager), file).toEqual(resolutions(theirs.scopeManager));
      expect(shape(ast), file).toEqual(shape(theirs.ast));
      references += resolutions(scopeManager).length;
    }
    expect(files.length).toBeGreaterThan(150);
    expect(references).toBeGreaterThan(10_000);
  }, 30_000);
});

describe("what a consumer of ESTree relies on", () => {
  it.each(Object.entries(snippets))("every node of %s knows its parent, which has it as a child", (fileName, texts) => {
    for (const tree of texts.map((text) => parsed(text, fileName))) {
      const [program, ...others] = everyNode(tree);
      expect(program?.parent).toBeUndefined();
      for (const node of others) expect(childrenOf(node.parent, tree)).toContain(node);
    }
  });

  it.each([
    [
      "a?.b.c(1)",
      {
        type: "ChainExpression",
        expression: { type: "CallExpression", optional: false, callee: { type: "MemberExpression" } },
      },
    ],
    ["import('x')", { type: "ImportExpression", source: { type: "Literal", value: "x" }, options: null }],
    ["10n", { type: "Literal", bigint: "10", raw: "10n" }],
    ["/a/gu", { type: "Literal", regex: { pattern: "a", flags: "gu" } }],
    ["'use strict'", { type: "Literal", value: "use strict" }],
    ["((a))", { type: "Identifier", range: [2, 3] }],
    ["(a as B)", { type: "TSAsExpression", expression: { name: "a" }, typeAnnotation: { type: "TSTypeReference" } }],
    ["(a satisfies B)", { type: "TSSatisfiesExpression", expression: { name: "a" } }],
    ["a!", { type: "TSNonNullExpression", expression: { name: "a" } }],
    ["<T>a", { type: "TSTypeAssertion", expression: { name: "a" } }],
    ["f<T>(a)", { type: "CallExpression", optional: false, typeArguments: { params: [{ type: "TSTypeReference" }] } }],
    [
      "({ a, b() {}, get c() { return 1; } })",
      {
        type: "ObjectExpression",
        properties: [
          { type: "Property", kind: "init", shorthand: true, method: false, key: { name: "a" }, value: { name: "a" } },
          { type: "Property", kind: "init", shorthand: false, method: true, value: { type: "FunctionExpression" } },
          { type: "Property", kind: "get", method: false, value: { type: "FunctionExpression" } },
        ],
      },
    ],
    [
      "(class { a = 1; #b; static c() {} })",
      {
        type: "ClassExpression",
        body: {
          body: [
            { type: "PropertyDefinition" },
            { key: { type: "PrivateIdentifier", name: "b" } },
            { type: "MethodDefinition", static: true },
          ],
        },
      },
    ],
  ])("%s", (code, expected) => {
    expect(expression(code)).toMatchObject(expected);
  });

  it("a directive is a statement that says so", () => {
    expect(body("'use strict'; a;", "a.js")).toMatchObject([
      { type: "ExpressionStatement", directive: "use strict" },
      {},
    ]);
  });

  it("`export * as a` is an export of everything", () => {
    expect(body("export * as a from 'b';")).toMatchObject([{ type: "ExportAllDeclaration", exported: { name: "a" } }]);
  });

  it("comments have their kind, their text and their place", () => {
    const commented = "/* one */ a; // two";
    const { comments } = parsed(commented, "a.ts");
    expect(comments).toMatchObject([
      { type: "Block", value: " one ", range: [0, 9] },
      { type: "Line", value: " two", range: [13, 19], loc: { start: { line: 1, column: 13 } } },
    ]);
  });
});

describe("files as they are found", () => {
  it.each([
    ["\uFEFFconst a = 1;", 7],
    ["#!/usr/bin/env node\nconst a = 1;", 26],
    ["\uFEFF#!/usr/bin/env node\r\nconst a = 1;", 28],
  ])("offsets count from the first character, mark and hash-bang included: %j", (text, offset) => {
    const tree = parsed(text, "a.js");
    const name = everyNode(tree).find((node) => node.type === "Identifier");
    expect(name?.range).toEqual([offset, offset + 1]);
    expect(tree.text).toBe(text);
    expect(tree.comments).toEqual([]);
  });

  it.each([
    ["a.js", "import a from 'a';", "module"],
    ["a.js", "with (a) b; var c = 010;", "script"],
    ["a.js", "const a = await b;", "script"],
    ["a.cjs", "return new.target;", "script"],
    ["a.mjs", "a;", "module"],
    ["a.cts", "import a = require('a'); import b from 'b';", "module"],
    ["a.ts", "await (a);", "script"],
    [
      "a.js",
      "import a from 'a' assert { type: 'json' }; import defer * as b from 'b'; import source c from 'c';",
      "module",
    ],
    ["a.js", "class A { constructor(@b c) {} }", "script"],
    ["a.js", "export @a class B {}", "module"],
    ["a.vue", "<a />;", "script"],
    ["A.TSX", "<a<string> />;", "script"],
  ])("%s: %s is read as a %s", (fileName, text, sourceType) => {
    const { ast } = parsed(text, fileName);
    expect(ast.sourceType).toBe(sourceType);
    expect(ast.body.length).toBeGreaterThan(0);
  });

  it("`await` outside a function is no call", () => {
    expect(expression("await (a)", "a.ts")).toMatchObject({ type: "AwaitExpression", argument: { name: "a" } });
  });

  it("a script's top-level variables resolve, as they do in a CommonJS file", () => {
    const { scopeManager } = parsed("var a = 1; a;", "a.js");
    expect(resolutions(scopeManager)).toEqual(["Identifier@11-12 -> 4-5", "Identifier@4-5 -> 4-5 = 8-9 init"]);
  });

  it("Flow's types go, what they are written on stays", () => {
    const flow = `// @flow
import type { A } from "a";
type B<T> = {| a: A, +b?: ?T |};
export opaque type C: string = string;
declare function d(): B<C>;
class E<+T> extends F<T> implements G { +h: string = (i: any); }
const j = <T>(k: T, l?: string): %checks => m<T>(((k: any): T));`;
    const tree = parsed(flow, "a.js");
    expect(everyNode(tree).filter((node) => !(node.type in tree.visitorKeys))).toEqual([]);
    expect(tree.ast.body.map(({ type }) => type)).toEqual([
      "ImportDeclaration",
      "ExportNamedDeclaration",
      "ClassDeclaration",
      "VariableDeclaration",
    ]);
    expect(tree.ast.body.at(-1)).toMatchObject({
      declarations: [{ init: { body: { type: "CallExpression", arguments: [{ name: "k" }] } } }],
    });
  });
});

describe("a text that cannot be parsed is reported, with message, line and column", () => {
  it.each([
    ["where a value is missing", "a.ts", "a;\n  const b = ;", "Unexpected token.", 2, 13],
    ["where a name is taken", "a.js", "let a; let a;", "Identifier 'a' has already been declared.", 1, 12],
    ["where an element is not closed", "a.tsx", "<a></b>", "Expected corresponding JSX closing tag for <a>.", 1, 4],
    [
      "where the mistake is, not at the first of Flow's types",
      "a.js",
      "const a: B = 1 + ;",
      "Unexpected token.",
      1,
      18,
    ],
    ["where the mistake is, not at the first `with`", "a.js", "with (a) b;\nvar c = ;", "Unexpected token.", 2, 9],
    [
      "at its start when brackets are nested too deeply",
      "a.js",
      `${"(".repeat(5000)}a${")".repeat(5000)}`,
      "The code is nested too deeply to be read.",
      1,
      1,
    ],
    [
      "at its start when brackets are never closed",
      "a.ts",
      "[".repeat(9000),
      "The code is nested too deeply to be read.",
      1,
      1,
    ],
    [
      "at its start when it is long and minified",
      "a.js",
      "a();".repeat(400_000),
      "The code is minified and over 1.2 MB, too much to be read.",
      1,
      1,
    ],
  ])("%s", (_, fileName, text, message, line, column) => {
    expect(parse(text, fileName)).toEqual({ kind: "unparsable", message, line, column });
  });

  it("but not a long one that somebody wrote, nor a short one that is minified", () => {
    expect(parse("a();\n".repeat(400_000), "a.js").kind).toBe("parsed");
    expect(parse("a();".repeat(300_000), "a.js").kind).toBe("parsed");
  });

  it("and none makes it throw", () => {
    const source = Object.values(snippets).flat().join("\n");
    const cut = fc
      .tuple(fc.nat(source.length), fc.nat(60))
      .map(([start, length]) => source.slice(start, start + length));
    const fileName = fc.constantFrom("a.ts", "a.tsx", "a.js", "a.cjs", "a.d.ts");
    fc.assert(
      fc.property(fc.oneof(cut, fc.string({ unit: "binary" })), fileName, (text, name) => {
        const result = parse(text, name);
        if (result.kind === "unparsable") expect(result.message).not.toContain("The parser failed");
      }),
      { numRuns: 1500 },
    );
  });
});

describe("what is done with a tree", () => {
  const nested = { kind: "unparsable", message: "The code is nested too deeply to be read.", line: 1, column: 1 };

  it("gives what it makes", () => {
    expect(parseAnd("a; b;", "a.js", ({ ast }) => ast.body.length)).toEqual({ kind: "done", made: 2 });
  });

  it("is not done to a text that cannot be parsed", () => {
    expect(parseAnd("a b", "a.js", () => expect.fail())).toEqual(parse("a b", "a.js"));
  });

  it("finds the code nested too deeply where the stack is not deep enough for it", () => {
    const endless = (): number => 1 + endless();
    expect(parseAnd("a;", "a.js", endless)).toEqual(nested);
  });

  it("throws what else it throws", () => {
    const overlapping = (): never => {
      throw new RangeError("Two edits overlap.");
    };
    expect(() => parseAnd("a;", "a.js", overlapping)).toThrow("Two edits overlap.");
  });
});
