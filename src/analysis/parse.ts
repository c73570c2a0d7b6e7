import { parse as babelParse, type ParserOptions, type ParserPlugin } from "@babel/parser";
import { analyze } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { toTypeScriptEstree } from "./estree.ts";
import { isTooDeep, tooDeep, tooDense, withinStack } from "./limits.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** What `parse` makes of a text. */
export type ParseResult = { readonly kind: "parsed"; readonly tree: SyntaxTree } | Unparsable;

/** Why a text does not parse. `line` and `column` count from one, `column` in UTF-16 code units. */
export interface Unparsable {
  readonly kind: "unparsable";
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

type Plugins = readonly ParserPlugin[];

/** How the end of a file name says it is to be read: languages and sorts of program, each to be tried in turn. */
interface Dialect {
  readonly name: RegExp;
  readonly languages: readonly Plugins[];
  readonly sourceTypes: readonly NonNullable<ParserOptions["sourceType"]>[];
}

const declarations: readonly Plugins[] = [[["typescript", { dts: true }]]];
const typescript: readonly Plugins[] = [["typescript"]];
const javascript: readonly Plugins[] = [["jsx"], ["jsx", "flow"]];

const esModule = ["module"] as const;
const commonJs = ["script"] as const;
// Babel tries both, but hides the script's error behind the module's. The script on its own brings that error to light.
const either = ["unambiguous", "script"] as const;

const dialects: readonly Dialect[] = [
  { name: /\.d\.mts$/iu, languages: declarations, sourceTypes: esModule },
  { name: /\.d(?:\.[^./\\]+)?\.c?ts$/iu, languages: declarations, sourceTypes: either },
  { name: /\.mts$/iu, languages: typescript, sourceTypes: esModule },
  // A `.cts` file may hold `import` and `export`, which TypeScript turns into CommonJS.
  { name: /\.c?ts$/iu, languages: typescript, sourceTypes: either },
  { name: /\.tsx$/iu, languages: [["typescript", "jsx"]], sourceTypes: either },
  { name: /\.mjs$/iu, languages: javascript, sourceTypes: esModule },
  { name: /\.cjs$/iu, languages: javascript, sourceTypes: commonJs },
];
const anyOther: Dialect = { name: /$/u, languages: javascript, sourceTypes: either };

// Legacy decorators are read first: they alone may stand on a parameter. The new ones alone may follow `export`.
const decorators: readonly Plugins[] = [["decorators-legacy"], ["decorators"]];

const always: Plugins = [
  "decoratorAutoAccessors",
  "deferredImportEvaluation",
  "deprecatedImportAssert",
  "explicitResourceManagement",
  "sourcePhaseImports",
];

const options: ParserOptions = {
  allowAwaitOutsideFunction: true,
  allowNewTargetOutsideFunction: true,
  allowReturnOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  attachComment: false,
  createImportExpressions: true,
  ranges: true,
};

/** A text that failed so far into it, in characters over all attempts, is not tried in yet another dialect. */
const maxFailed = 1_000_000;

/**
 * Parses JavaScript, JSX, Flow, TypeScript or TSX, told apart by `fileName`, whose file is not read.
 * In: the text as it is, with its byte order mark and hash-bang; offsets of the tree count in it, in UTF-16 code units.
 * Out: the tree with its scopes, or the error of the attempt that got furthest, or why it is not tried. Never throws, whatever the text.
 */
export function parse(text: string, fileName: string): ParseResult {
  const message = tooDense(text);
  if (message !== undefined) return ofWhole(message);
  return readAs(text, fileName, (file) => ({ kind: "parsed", tree: treeOf(file, text) }));
}

/**
 * Does some work with the tree of a text. Out: what came of it, or why the text does not parse; code that is nested too deeply
 * for the work counts as if it were for the parser. Throws what else the work throws.
 */
export function parseAnd<T>(
  text: string,
  fileName: string,
  work: (tree: SyntaxTree) => T,
): { readonly kind: "done"; readonly made: T } | Unparsable {
  const parsed = parse(text, fileName);
  if (parsed.kind === "unparsable") return parsed;
  return withinStack<ReturnType<typeof parseAnd<T>>>(
    () => ({ kind: "done", made: work(parsed.tree) }),
    () => ofWhole(tooDeep),
  );
}

/** Why a text does not parse, likewise, at half of the cost and without its tree in memory; undefined where it does. */
export function whyUnparsable(text: string, fileName: string): Unparsable | undefined {
  const result = readAs(text, fileName, () => ({ kind: "parsed" as const }), { ranges: false });
  return result.kind === "unparsable" ? result : undefined;
}

type BabelFile = ReturnType<typeof babelParse>;

function readAs<T>(
  text: string,
  fileName: string,
  make: (file: BabelFile) => T,
  more: ParserOptions = {},
): T | Unparsable {
  const failures: Unparsable[] = [];
  let failed = 0;
  for (const way of waysToRead(text, fileName)) {
    try {
      return make(babelParse(withoutHashBangAfterMark(text), { ...way, ...more }));
    } catch (error) {
      // Only a syntax error can be another dialect's syntax.
      if (!isBabelError(error)) return beyondUs(error);
      failures.push(toUnparsable(error));
      failed += error.pos;
      if (failed > maxFailed) break;
    }
  }
  return failures.reduce((best, next) => (isFurther(next, best) ? next : best));
}

function waysToRead(text: string, fileName: string): ParserOptions[] {
  const { languages, sourceTypes } = dialects.find(({ name }) => name.test(fileName)) ?? anyOther;
  // Flow reads most JavaScript as it is, but takes its time.
  const inOrder = text.includes("@flow") ? languages.toReversed() : languages;
  const plugins = inOrder.flatMap((language) =>
    decorators.map((decoration) => [...always, ...language, ...decoration]),
  );
  return sourceTypes.flatMap((sourceType) => plugins.map((chosen) => ({ ...options, sourceType, plugins: chosen })));
}

/** Babel knows a hash-bang only as the first two characters. Blanks of the same length keep every offset. */
function withoutHashBangAfterMark(text: string): string {
  return text.replace(/^\uFEFF#![^\n\r\u2028\u2029]*/u, (start) => " ".repeat(start.length));
}

function treeOf(file: BabelFile, text: string): SyntaxTree {
  const comments = file.comments?.map(toComment) ?? [];
  const ast = toTypeScriptEstree(file.program, text);
  const isModule = ast.sourceType === "module";
  // No lib: a name the file does not declare stays unresolved. A script's own scope, as Node gives it, makes its top-level `var` resolvable.
  const scopeManager = analyze(ast, { lib: [], sourceType: isModule ? "module" : "script", globalReturn: !isModule });
  return { text, ast, comments, scopeManager, visitorKeys };
}

type BabelComment = NonNullable<BabelFile["comments"]>[number];

function toComment({ type, value, start, end, loc }: BabelComment): TSESTree.Comment {
  const comment = { type: type === "CommentLine" ? "Line" : "Block", value, range: [start, end], loc };
  // The string is the value of typescript-eslint's enum, which would have to be imported to be named.
  return comment as unknown as TSESTree.Comment;
}

/** What makes a `SyntaxError` Babel's: zero-based columns, and the place repeated at the message's end. */
interface BabelError extends SyntaxError {
  readonly loc: { readonly line: number; readonly column: number };
  readonly pos: number;
}

function isBabelError(error: unknown): error is BabelError {
  return error instanceof SyntaxError && "loc" in error;
}

function toUnparsable({ message, loc }: BabelError): Unparsable {
  const said = message.replace(/ \(\d+:\d+\)$/u, "");
  return {
    kind: "unparsable",
    message: said.endsWith(".") ? said : `${said}.`,
    line: loc.line,
    column: loc.column + 1,
  };
}

function beyondUs(error: unknown): Unparsable {
  return ofWhole(isTooDeep(error) ? tooDeep : `The parser failed: "${String(error)}".`);
}

/** What is so of the whole text, and of no place in it. */
function ofWhole(message: string): Unparsable {
  return { kind: "unparsable", message, line: 1, column: 1 };
}

function isFurther(one: Unparsable, other: Unparsable): boolean {
  return one.line > other.line || (one.line === other.line && one.column > other.column);
}
