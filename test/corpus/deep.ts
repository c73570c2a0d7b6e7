import type { Program } from "./programs.ts";

const imported = `import { fromIni } from "@aws-sdk/credential-providers";\n`;

/** An expression nested `depth` times, by the sort of nesting. */
const nests: Readonly<Record<string, (depth: number) => string>> = {
  parentheses: (depth) => `${"(".repeat(depth)}"a"${")".repeat(depth)}`,
  arrays: (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`,
  objects: (depth) => `${"{ a: ".repeat(depth)}1${" }".repeat(depth)}`,
  spreads: (depth) => `${"{ ...".repeat(depth)}{}${" }".repeat(depth)}`,
  binary: (depth) => `"a"${' + "b"'.repeat(depth)}`,
  logical: (depth) => `a${" ?? a".repeat(depth)}`,
  and: (depth) => `a${" && a".repeat(depth)}`,
  comma: (depth) => `(a${", a".repeat(depth)})`,
  member: (depth) => `a${".a".repeat(depth)}`,
  optional: (depth) => `a${"?.a".repeat(depth)}`,
  computed: (depth) => `a${"[a]".repeat(depth)}`,
  nestedComputed: (depth) => `${"a[".repeat(depth)}a${"]".repeat(depth)}`,
  calls: (depth) => `a${"(a)".repeat(depth)}`,
  nestedCalls: (depth) => `${"a(".repeat(depth)}a${")".repeat(depth)}`,
  nestedProviderCalls: (depth) => `${"fromIni({ clientConfig: { region: ".repeat(depth)}a${" } })".repeat(depth)}`,
  interop: (depth) => `${"__toESM(".repeat(depth)}a${")".repeat(depth)}.fromIni({})`,
  ternary: (depth) => `${"a ? a : ".repeat(depth)}a`,
  leftTernary: (depth) => `${"(".repeat(depth)}a${" ? a : a)".repeat(depth)}`,
  unary: (depth) => `${"!".repeat(depth)}a`,
  awaits: (depth) => `${"await ".repeat(depth)}a`,
  arrows: (depth) => `${"() => ".repeat(depth)}a`,
  templates: (depth) => `${"`${".repeat(depth)}a${"}`".repeat(depth)}`,
  assignments: (depth) => `${"a = ".repeat(depth)}a`,
  news: (depth) => `${"new ".repeat(depth)}a`,
};

/** Statements nested or strung together. */
const statements: Readonly<Record<string, (depth: number) => string>> = {
  elseIf: (depth) => `${"if (a) a; else ".repeat(depth)}a;`,
  blocks: (depth) => `${"{".repeat(depth)}${"}".repeat(depth)}`,
  functions: (depth) => `${"function f() { ".repeat(depth)}${"}".repeat(depth)}`,
  names: (depth) =>
    `const v0 = "a";${Array.from({ length: depth }, (_, index) => `const v${index + 1} = v${index};`).join("\n")}
fromIni({ clientConfig: { region: v${depth}, ...v${depth} }, ...v${depth} });`,
  spreadNames: (depth) =>
    `const v0 = { region: "a" };${Array.from({ length: depth }, (_, index) => `const v${index + 1} = { ...v${index}, a: 1 };`).join("\n")}
fromIni({ clientConfig: v${depth} });`,
  doubledNames: (depth) =>
    `const v0 = { a: 1 };${Array.from({ length: depth }, (_, index) => `const v${index + 1} = { ...v${index}, ...v${index} };`).join("\n")}
fromIni({ clientConfig: v${depth} });`,
  circles: (depth) =>
    `${Array.from({ length: depth }, (_, index) => `var v${index} = v${(index + 1) % depth};`).join("\n")}
fromIni({ clientConfig: { region: v0 }, ...v0 });`,
};

/** A program that nests to a depth, with the nested expression standing where the analysis looks. */
export function deepPrograms(depth: number): Program[] {
  const expressions = Object.entries(nests).map(([kind, nest]) => {
    const nested = nest(depth);
    return {
      name: `${kind}.mjs`,
      text: `${imported}const nested = ${nested};
fromIni({ clientConfig: { region: ${nested}, a: 1 } });
fromIni({ clientConfig: nested, profile: nested, ...nested });
nested.fromIni({ clientConfig: { region: nested } });
fromIni(nested);
`,
    };
  });
  const others = Object.entries(statements).map(([kind, nest]) => ({
    name: `${kind}.mjs`,
    text: `${imported}var a;\n${nest(depth)}\nfromIni({ clientConfig: { region: a } });\n`,
  }));
  return [...expressions, ...others];
}
