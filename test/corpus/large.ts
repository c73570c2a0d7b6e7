import type { Program } from "./programs.ts";
import { repeat } from "./repeat.ts";
import { webs } from "./webs.ts";

const imported = `import { fromIni, fromSSO } from "@aws-sdk/credential-providers";`;
const required = `const { fromIni, fromSSO } = require("@aws-sdk/credential-providers");`;
const call = `fromIni({ profile: "dev", clientConfig: { region, maxAttempts: 2 } });`;

/** What grows with `size`, by its name: each of these has made some analysis slow that looks at everything for each of many. */
const grown: Readonly<Record<string, (size: number) => string>> = {
  calls: (size) => `${imported}\nconst region = "ap-south-1";\n${repeat(size, () => call)}`,
  callsOnOneLine: (size) => `${imported}const region="ap-south-1";${repeat(size, () => call, "")}`,
  callsWithComments: (size) =>
    `${imported}\nconst region = "ap-south-1";\n${repeat(size, (n) => `// ${n}\nfromSSO({ profile: "dev", /* a */ clientConfig: { region, /* b */ logger /* c */ } /* d */ });`)}`,
  callsOfRequired: (size) => `${required}\nconst region = "ap-south-1";\n${repeat(size, () => call)}`,
  callsOfAlias: (size) =>
    `${imported}\nconst make = fromIni;\n${repeat(size, () => `make({ clientConfig: { region: "x" } });`)}`,
  callsOfAnother: (size) => `${required}\nconst another = (a) => a;\n${repeat(size, (n) => `another(${n});`)}\n`,
  sharedOptions: (size) =>
    `${imported}\nconst o = { clientConfig: { region: "x", a: 1 } };\n${repeat(size, () => `fromIni(o);`)}`,
  sharedConfig: (size) =>
    `${imported}\nconst c = { region: "x", a: 1 };\n${repeat(size, () => `fromSSO({ profile: "dev", clientConfig: c });`)}`,
  references: (size) =>
    `${imported}\nconst region = "x";\n${repeat(size, () => `use(region);`)}\n${repeat(100, () => call)}`,
  writes: (size) =>
    `${imported}\nconst o = { clientConfig: { region: "x" } };\n${repeat(size, () => `o.a.b = 1;`)}\n${repeat(100, () => `fromIni(o);`)}`,
  reads: (size) =>
    `${imported}\nconst o = { clientConfig: { region: "x" } };\n${repeat(size, (n) => `const r${n} = o.a;`)}\n${repeat(100, () => `fromIni(o);`)}`,
  indexed: (size) =>
    `${imported}\nvar memory, f = (a) => (memory = a);\n${repeat(20 * size, (n) => `memory[a + ${n}] = ${n};`)}\nconst o = { clientConfig: { region: "x" } };\nkept = [o];\nfromIni(o);`,
  members: (size) =>
    `${imported}\nfromIni({ ${repeat(size, (n) => `a${n}: 1`, ", ")}, clientConfig: { ${repeat(size, (n) => `a${n}: 1`, ", ")}, region: "x" } });`,
  memberLines: (size) =>
    `${imported}\nfromIni({\n${repeat(size, (n) => `  a${n}: 1, // ${n}`)}\n  clientConfig: {\n    region: "x", // here\n${repeat(size, (n) => `    a${n}: 1, // ${n}`)}\n  },\n});`,
  duplicates: (size) => `${imported}\nfromSSO({ ${repeat(size, () => `clientConfig: { region: "x" }`, ", ")} });`,
  spreads: (size) =>
    `${imported}\nconst s = { a: 1 };\nfromIni({ clientConfig: { region: "x" }, ${repeat(size, () => `...s`, ", ")} });`,
  conditionalSpreads: (size) =>
    `${imported}\nconst s = { a: 1 };\nfromIni({ clientConfig: { region: "x" }, ${repeat(size, () => `...(c ? s : s)`, ", ")} });`,
  fieldsGiven: (size) =>
    `${imported}\nclass A { constructor() {\n${repeat(size, (n) => `this.f${n} = { clientConfig: {} }; this.f${n}.clientConfig.region = "x";`)}\n}\n${repeat(size, (n) => `m${n}() { return fromIni(this.f${n}); }`)} }`,
  heirs: (size) =>
    `${imported}\nclass A { ${repeat(100, (n) => `m${n}() { return fromIni({ clientConfig: { region: this.r } }); }`)} }\n${repeat(size, (n) => `class B${n} extends A { r = "r${n}"; }`)}`,
  takenByName: (size) =>
    `${imported}\nclass A { o = { clientConfig: { region: "x" } }; ${repeat(100, (n) => `m${n}() { return fromIni(this.o); }`)} }\nlet o;\nconst set = (a) => { a.region = "x"; };\n${repeat(size, (n) => `({ o } = list[${n}]);`)}\nset(new A());`,
  literal: (size) => `${imported}\nfromIni({ clientConfig: { region: "${"x".repeat(size)}" } });`,
  blanks: (size) => `${imported}\n${" ".repeat(size)}${call}\n${" ".repeat(size)}`,
  blankLines: (size) => `${imported}\n${"\n".repeat(size)}${call}\n${" \n".repeat(size)}`,
  blanksBesides: (size) =>
    `${imported}\nfromIni({${" ".repeat(size)}clientConfig: {${"\n ".repeat(size)}region,${" ".repeat(size)}a: 1 },${" ".repeat(size)} });`,
  comment: (size) => `${imported}\n/*${" *".repeat(size)}*/ ${call}`,
  nestedCalls: (size) =>
    `${imported}\n${repeat(Math.ceil(size / 20), () => `${"fromIni({ clientConfig: { region: ".repeat(5)}a${" } })".repeat(5)};`)}`,
  unparsable: (size) => `${imported}\n${repeat(size, () => `use(a);`)}\n)`,
};

/** Programs that are long in one way each. `size` counts what there is many of. */
export function largePrograms(size: number): Program[] {
  return Object.entries({ ...grown, ...webs }).map(([name, grow]) => ({ name: `${name}.js`, text: `${grow(size)}\n` }));
}
