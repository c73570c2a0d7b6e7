import { repeat } from "./repeat.ts";

const imported = `import { fromIni, fromSSO } from "@aws-sdk/credential-providers";`;
const required = `const sdk = require("@aws-sdk/credential-providers");`;
const region = `{ clientConfig: { region: "x" } }`;
const calls = (size: number, options: (index: number) => string): string =>
  repeat(size, (n) => `fromIni(${options(n)});`);

/** The number of an earlier name, so that what refers to it makes a web instead of a chain. */
const earlier = (n: number): number => (n * 7 + 3) % n;

/** What the laws of value flow are led round in, by its name: paths that double, circles, and much to look at for each call. */
export const webs: Readonly<Record<string, (size: number) => string>> = {
  branches: (size) =>
    `${imported}\nlet o = {};\n${repeat(size, (n) => `if (c${n}) o = { ...o, clientConfig: { region: "r${n}" } };`)}\nfromIni(o);`,
  branchWrites: (size) =>
    `${imported}\nconst o = { clientConfig: {} };\n${repeat(size, (n) => `if (c${n}) o.clientConfig.region = "r${n}";`)}\n${calls(size, () => "o")}`,
  chosen: (size) =>
    `${imported}\nconst o0 = {};\n${repeat(size, (n) => `const o${n + 1} = c${n} ? { ...o${n}, a: 1 } : { ...o${n}, clientConfig: { region } };`)}\n${calls(size, (n) => `o${n}`)}`,
  chosenRegions: (size) =>
    `${imported}\nconst r0 = c ? "a" : "b";\n${repeat(size, (n) => `const r${n + 1} = c${n} ? r${n} : r${earlier(n + 1)};`)}\n${calls(size, (n) => `{ clientConfig: { region: r${n} } }`)}`,
  fallbacks: (size) =>
    `${imported}\nconst o = { clientConfig: { region: ${repeat(Math.min(size, 500), (n) => `a${n}`, " || ")} } };\n${calls(size, () => "o")}`,
  tests: (size) =>
    `${imported}\nconst o = { clientConfig: { region: ${repeat(Math.min(size, 100), (n) => `(a${n} && b${n})`, " || ")} } };\n${calls(size, () => "o")}`,
  assigned: (size) =>
    `${imported}\nconst o = Object.assign({}, ${repeat(size, (n) => `c${n} ? {} : { a: 1 }`, ", ")});\n${calls(size, () => "o")}`,
  assignedInChain: (size) =>
    `${imported}\nconst o0 = {};\n${repeat(size, (n) => `const o${n + 1} = Object.assign({}, o${n}, ${region});`)}\n${calls(size, (n) => `o${n}`)}`,
  written: (size) =>
    `${imported}\nconst o = ${region};\n${repeat(size, (n) => `o.clientConfig.a${n} ??= f(${n});`)}\n${calls(size, () => "o")}`,
  writtenBetween: (size) =>
    `${imported}\nconst o = ${region};\n${repeat(size, (n) => `o.clientConfig.a${n} = f(${n}); fromIni(o);`)}`,
  aliases: (size) =>
    `${imported}\nvar o0 = ${region};\n${repeat(size, (n) => `var o${n + 1} = o${n}; var p${n} = o${n}; o${n} = p${(n * 7) % size};`)}\n${calls(size, (n) => `o${n}, p${n}`)}`,
  fields: (size) =>
    `${imported}\nclass A {\na0 = ${region};\n${repeat(size, (n) => `a${n + 1} = { ...this.a${n}, ...this.a${n} };`)}\nm() {\n${calls(size, (n) => `this.a${n}`)}\n}\n}`,
  constructed: (size) =>
    `${imported}\nclass A {\nconstructor(c) {\nthis.o = {};\n${repeat(size, (n) => `if (c.x${n}) this.o.a${n} = ${n};`)}\n}\nm() {\n${calls(size, () => "this.o")}\n}\n}`,
  methods: (size) =>
    `${imported}\nclass A {\na0() { return ${region}; }\n${repeat(size, (n) => `a${n + 1}() { if (c) return this.a${n}(); return { ...this.a${n}() }; }`)}\nm() {\n${calls(size, (n) => `this.a${n}()`)}\n}\n}`,
  recursion: (size) =>
    `${imported}\n${repeat(size, (n) => `function f${n}(a) { return c ? f${(n + 1) % size}(a) : f${(n * 7) % size}({ ...a }); }`)}\n${calls(size, (n) => `f${n}(${region})`)}`,
  returns: (size) =>
    `${imported}\nfunction f(a) {\n${repeat(size, (n) => `if (a === ${n}) return { clientConfig: { region: "r${n}" } };`)}\n}\n${calls(size, (n) => `f(${n})`)}`,
  callers: (size) =>
    `${imported}\nfunction f(a) {\n${calls(Math.ceil(size / 10), () => "a")}\n}\n${repeat(size, (n) => `f({ clientConfig: { region: "r${n}" } });`)}`,
  callersOfCallers: (size) =>
    `${imported}\nfunction f0(a) { fromIni(a); }\n${repeat(size, (n) => `function f${n + 1}(a) { f${n}({ ...a }); f${n}(a); }`)}\nf${size}(${region});`,
  hoisted: (size) =>
    `${imported}\nconst o = {};\no.clientConfig = { region: "x" };\nfunction f0() { fromIni(o); }\n${repeat(size, (n) => `function f${n + 1}() { f${n}(); f${n}(); }`)}\nf${size}();`,
  handedOn: (size) =>
    `${imported}\nconst o = ${region};\n${repeat(size, (n) => `function f${n}(a) { f${(n + 1) % size}(a); f${(n * 7) % size}(a); }`)}\n${repeat(size, (n) => `f${n}(o); fromIni(o);`)}`,
  factories: (size) =>
    `${imported}\nconst f0 = fromIni;\n${repeat(size, (n) => `const f${n + 1} = c ? f${n} : f${earlier(n + 1)};`)}\n${repeat(size, (n) => `f${n}(${region});`)}`,
  factoriesPassed: (size) =>
    `${imported}\n${repeat(size, (n) => `function f${n}(make, o) { make(o); return f${(n + 1) % size}(make, o); }`)}\nf0(fromIni, ${region});`,
  factoriesReturned: (size) =>
    `${imported}\nfunction f0() { return fromIni; }\n${repeat(size, (n) => `function f${n + 1}() { return c ? f${n}() : f${earlier(n + 1)}(); }`)}\n${repeat(size, (n) => `f${n}()(${region});`)}`,
  modulesHeld: (size) =>
    `${required}\nconst o0 = { sdk };\n${repeat(size, (n) => `const o${n + 1} = { ...o${n}, o: o${earlier(n + 1)} };`)}\n${repeat(size, (n) => `o${n}.sdk.fromIni(${region}); o${n}.o.sdk.fromIni(${region});`)}`,
  modulesWritten: (size) =>
    `${required}\nconst o = {};\n${repeat(size, (n) => `o.sdk = sdk; o.sdk.fromIni(${region}); p${n}.sdk = q; all.push(o);`)}`,
  modulesInFields: (size) =>
    `${required}\nclass A {\ns0 = sdk;\n${repeat(size, (n) => `s${n + 1} = c ? this.s${n} : this.s${earlier(n + 1)};`)}\nm() {\n${repeat(size, (n) => `const { s${n} } = this; s${n}.fromIni(${region}); this.s${n}.fromIni(${region});`)}\n}\n}`,
  modulesLoaded: (size) =>
    `${required}\nclass A {\n${repeat(size, (n) => `async m${n}() { this.sdk ??= await import("@aws-sdk/credential-providers"); return this.sdk.fromIni(${region}); }`)}\n}`,
  modulesExported: (size) =>
    `${required}\nexports.s0 = sdk;\n${repeat(size, (n) => `exports.s${n + 1} = c ? exports.s${n} : exports.s${earlier(n + 1)}; Object.defineProperty(exports, "t${n}", { get });`)}\n${repeat(size, (n) => `exports.s${n}.fromIni(${region}); module.exports.s${n}.fromIni(${region});`)}`,
  modulesPassed: (size) =>
    `${required}\n${repeat(size, (n) => `function f${n}(made, o) { made.fromIni(o); return f${(n + 1) % size}(made, o); }`)}\nf0(sdk, ${region});`,
  modulesReturned: (size) =>
    `${required}\nasync function f0() { return sdk; }\n${repeat(size, (n) => `async function f${n + 1}() { return c ? f${n}() : f${earlier(n + 1)}(); }`)}\n${repeat(size, (n) => `f${n}().then((made) => made.fromIni(${region}));`)}`,
  modulesNamed: (size) =>
    `const n0 = "@aws-sdk";\n${repeat(size, (n) => `const n${n + 1} = \`\${n${n}}\`;`)}\n${repeat(size, (n) => `require(n${n} + "/" + "credential-providers").fromIni(${region}); load(\`\${n${n}}/credential-providers\`).fromIni(${region});`)}\nfunction load(name) { return require(name); }`,
};
