import type { Program } from "./programs.ts";

const imported = `import { fromIni, fromSSO } from "@aws-sdk/credential-providers";`;

/** Syntax and characters that trip readers of code, each around or within a provider call. */
const odd: readonly string[] = [
  `${imported} fromIni({ get clientConfig() { return {}; }, set clientConfig(v) {} });`,
  `${imported} fromIni({ clientConfig: { get region() { return "a"; }, set region(v) {} } });`,
  `${imported} fromIni({ __proto__: { clientConfig: { region: "a" } } });`,
  `${imported} fromIni({ clientConfig: { __proto__: null, region: "a" }, "__proto__": a, ["__proto__"]: b });`,
  `${imported} fromIni({ constructor: 1, toString() {}, clientConfig: { constructor: 1, region: constructor } });`,
  `${imported} var __proto__ = { region: __proto__ }, hasOwnProperty = __proto__; fromIni({ clientConfig: hasOwnProperty });`,
  `${imported} fromIni({ [clientConfig]: { region }, [\`clientConfig\`]: { [\`region\`]: 1 }, 1: 2, 1n: 3, 0x1: 4, "": 5 });`,
  `#!/usr/bin/env node\n${imported} fromIni({ clientConfig: { region: "a" } });`,
  `\uFEFF#!/usr/bin/env node\r\n${imported}\r\nfromIni({ clientConfig: { region: "a" } });`,
  `${imported} fromIni({\uFEFF clientConfig\uFEFF: {\u00A0region: "\uFEFF",\u2028 a: 1 } \u2029 });`,
  `${imported} fromIni({ clientConfig: { region: "\uD800", a: "\uDFFF" }, profile: "\0" });`,
  `${imported} fromIni({ profile: "\\0\\uD800", clientConfig: { region: "\\u{1F30D}", \\u0061: 1 } });`,
  `${imported} fr\\u006fmIni({ client\\u0043onfig: { reg\\u0069on: "a" } });`,
  `<!-- html\nvar { fromIni } = require("@aws-sdk/credential-providers"); fromIni({ clientConfig: { region: "a" } });\n--> html`,
  `with (a) { require("@aws-sdk/credential-providers").fromIni({ clientConfig: { region: b } }); }`,
  `${imported} using a = fromIni({ clientConfig: { region: "a" } }); await using b = a;`,
  `import data from "./a.json" with { type: "json" }; ${imported} fromIni({ clientConfig: data });`,
  `${imported} fromIni({ clientConfig: { region: /[\\p{L}--[a-z]]/v } });`,
  `${imported} @a() class A { @b accessor c = fromIni({ clientConfig: { region: this.c } }); static { fromIni(this); } #d = fromIni({ clientConfig: { region: this.#d } }); }`,
  `${imported} fromIni\`a\`; new fromIni({ clientConfig: { region: "a" } }); fromIni?.({ clientConfig: { region: "a" } })?.();`,
  `${imported} fromIni(...[{ clientConfig: { region: "a" } }]); fromIni(,);`,
  `${imported} fromIni(); fromIni(null); fromIni(undefined, 1); fromIni(void 0); fromIni([]); fromIni("a"); fromIni(function () {});`,
  `${imported} var a = a, b = c, c = b; fromIni(a); fromIni(b); fromIni({ clientConfig: { ...a, region: b }, ...c, profile: c });`,
  `${imported} const [a = fromIni({ clientConfig: { region: a } })] = []; const { b = b, ...c } = c; fromIni({ ...b, clientConfig: c });`,
  `${imported} label: for (const fromIni of fromIni({})) continue label;`,
  `${imported} function* f() { yield* fromIni({ clientConfig: { region: yield } }); } async () => fromIni({ clientConfig: { region: await a } });`,
  `${imported} fromIni({ clientConfig: { region: import.meta.env.A, a: import("b"), c: new.target } });`,
  `${imported} fromSSO({ clientConfig: { region: "a" }, /* `,
  `${imported} fromIni({ clientConfig: { region: "a" } })\u2028fromIni({ clientConfig: { region: "a" } })`,
  `${imported}\rfromIni({\r  clientConfig: {\r    region: "a",\r    b: 1\r  }\r})\r`,
  `fromIni`,
  ``,
  `\uFEFF`,
  `\0fromIni`,
];

/** Each of them as JavaScript, as an ES module, as CommonJS and as TypeScript with and without JSX. */
export const oddPrograms: readonly Program[] = odd.flatMap((text) =>
  ["a.js", "a.mjs", "a.cjs", "a.ts", "a.tsx"].map((name) => ({ name, text })),
);
