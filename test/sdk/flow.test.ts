// Programs that few people write, as scripts and as modules: what is said of them, and that the SDK, run, says nothing else.
import { describe, expect, test } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { findingsIn, unknownCallsIn } from "../../src/verdict/verdict.ts";
import { judge, type Trial } from "./judge.ts";

/** A program that gives a `provider`, and what is said of its call. `flag` is undefined in one run and set in another. */
type Law = readonly (readonly [program: string, said: string])[];

const sdk = "@aws-sdk/credential-providers";
const known = 'const flag = process.env.STAGE_FLAG;\nconst region = "ap-south-1";';

const script = (program: string): Pick<Trial, "fileName" | "source"> => ({
  fileName: "program.cjs",
  source: `const { fromIni, fromSSO } = require("${sdk}");\n${known}\n${program.replace("provider =", "exports.provider =")};\n`,
});

const module = (program: string): Pick<Trial, "fileName" | "source"> => ({
  fileName: "program.mjs",
  source: `import { fromIni, fromSSO } from "${sdk}";\n${known}\n${program.replace("provider =", "export const provider =")};\n`,
});

const inTypeScript = (program: string): Pick<Trial, "fileName" | "source"> => ({
  fileName: "program.ts",
  source: module(program).source,
});

const scripts: Readonly<Record<string, Law>> = {
  "a factory comes from what is required, by any name": [
    [`const name = "${sdk}"; provider = require(name).fromIni({ clientConfig: { region } })`, "always"],
    [`const load = require; provider = load("${sdk}").fromIni({ clientConfig: { region } })`, "always"],
    [`provider = module.require("${sdk}").fromIni({ clientConfig: { region } })`, "always"],
    [`const all = { ...require("${sdk}") }; provider = all.fromIni({ clientConfig: { region } })`, "always"],
  ],
  "`arguments` is another name for what a sloppy function is given": [
    ["function f(o) { arguments[0] = { clientConfig: { region } }; return fromIni(o); } provider = f({})", "unknown"],
    ["function f(o) { arguments[0] = {}; return fromIni(o); } provider = f({ clientConfig: { region } })", "unknown"],
    [
      "function f(region) { arguments[0] = undefined; return fromIni({ clientConfig: { region } }); } provider = f('a-b')",
      "sometimes",
    ],
    [
      "function f(o) { const set = () => { arguments[0] = {}; }; set(); return fromIni(o); } provider = f({ clientConfig: { region } })",
      "unknown",
    ],
    [
      "function set(list) { list[0] = {}; } function f(o) { set(arguments); return fromIni(o); } provider = f({ clientConfig: { region } })",
      "unknown",
    ],
    [
      "function f(o) { arguments[0].clientConfig = {}; return fromIni(o); } provider = f({ clientConfig: { region } })",
      "unknown",
    ],
    [
      "function f(o) { const [p] = arguments; delete p.clientConfig; return fromIni(o); } provider = f({ clientConfig: { region } })",
      "unknown",
    ],
    [
      "function set(o) { delete o.clientConfig; } function f(o) { set(...arguments); return fromIni(o); } provider = f({ clientConfig: { region } })",
      "unknown",
    ],
    // It is none in strict code, and where a parameter has a default; and where it is only read, nothing is changed.
    [
      'function f(o) { "use strict"; arguments[0] = {}; return fromIni(o); } provider = f({ clientConfig: { region } })',
      "always",
    ],
    [
      "function f(o = {}) { arguments[0] = {}; return fromIni(o); } provider = f({ clientConfig: { region } })",
      "always",
    ],
    [
      "function f(o) { if (arguments.length > 1) log(arguments[1]); return fromIni(o); } provider = f({ clientConfig: { region } })",
      "always",
    ],
    [
      "function f(o) { console.debug.apply(console, arguments); return fromIni(o); } provider = f({ clientConfig: { region } })",
      "always",
    ],
    [
      "function f(o) { Array.prototype.slice.call(arguments); return fromIni(o); } provider = f({ clientConfig: { region } })",
      "always",
    ],
  ],
  "in `with`, a name may be a member": [
    ["const o = { clientConfig: { region } }; with (o) { clientConfig = {}; } provider = fromIni(o)", "unknown"],
    [
      "const o = { clientConfig: { region } }; with (o.clientConfig) { region = undefined; } provider = fromIni(o)",
      "unknown",
    ],
    ["const o = { clientConfig: { region } }; with (o) { void clientConfig; } provider = fromIni(o)", "always"],
    ["let r = region; with ({}) { r = undefined; } provider = fromIni({ clientConfig: { region: r } })", "sometimes"],
    ["let p; with ({}) { p = fromIni({ clientConfig: { region } }); } provider = p", "unknown"],
    [
      "let p; with ({ fromIni: () => fromSSO() }) { p = fromIni({ clientConfig: { region } }); } provider = p",
      "unknown",
    ],
  ],
  "what may not be written is not taken to be": [
    ["const o = Object.freeze({ clientConfig: { region } }); o.clientConfig = {}; provider = fromIni(o)", "unknown"],
    ["const o = Object.freeze({ clientConfig: { region } }); delete o.clientConfig; provider = fromIni(o)", "unknown"],
    ["const o = Object.freeze({}); o.clientConfig = { region }; provider = fromIni(o)", "unknown"],
    [
      "const o = { clientConfig: Object.freeze({ region }) }; o.clientConfig.region = undefined; provider = fromIni(o)",
      "unknown",
    ],
    ["const o = { clientConfig: { region } }; Object.freeze(o); o.clientConfig = {}; provider = fromIni(o)", "unknown"],
    [
      "const o = { clientConfig: { region } }; Object.freeze(o.clientConfig); o.clientConfig.region = undefined; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; lock(); o.clientConfig = {}; provider = fromIni(o); function lock() { Object.freeze(o); }",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; const other = o; Object.freeze(other); o.clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; function lock(x) { Object.freeze(x); } lock(o); delete o.clientConfig; provider = fromIni(o)",
      "unknown",
    ],
    ["const o = { clientConfig: { region } }; Object.seal(o); delete o.clientConfig; provider = fromIni(o)", "unknown"],
    ["const o = {}; Object.preventExtensions(o); o.clientConfig = { region }; provider = fromIni(o)", "unknown"],
    // Written before, or into a copy, it is.
    ["const o = {}; o.clientConfig = { region }; Object.freeze(o); provider = fromIni(o)", "always"],
    [
      "const b = Object.freeze({ clientConfig: { region } }); const o = { ...b }; o.clientConfig = {}; provider = fromIni(o)",
      "clean",
    ],
    ["const o = Object.freeze({ clientConfig: {} }); o.clientConfig.region = region; provider = fromIni(o)", "always"],
  ],
  "what has an accessor is not written": [
    ["const o = { get clientConfig() { return { region }; } }; o.clientConfig = {}; provider = fromIni(o)", "unknown"],
    [
      "const o = { get clientConfig() { return { region }; } }; o.clientConfig.region = undefined; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: { set region(r) {} } }; o.clientConfig.region = region; provider = fromIni(o)",
      "unknown",
    ],
    ["const o = { set clientConfig(c) {} }; o.clientConfig = { region }; provider = fromIni(o)", "unknown"],
    [
      "const o = { set clientConfig(c) {} }; Object.assign(o, { clientConfig: { region } }); provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { set clientConfig(c) { this.c = c; }, get clientConfig() { return this.c; } }; o.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    // A copy has a value instead, and what is written in the same literal takes the accessor's place.
    [
      "const b = { set clientConfig(c) {} }; const o = { ...b }; o.clientConfig = { region }; provider = fromIni(o)",
      "always",
    ],
    ["provider = fromIni({ get clientConfig() { return {}; }, clientConfig: { region } })", "always"],
    ["const o = { clientConfig: { region }, set clientConfig(c) {} }; provider = fromIni(o)", "clean"],
    [
      "const o = { get clientConfig() { return {}; } }; delete o.clientConfig; o.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
  ],
  "`this` of an object's method is the object where all calls of it say so": [
    [
      "const o = { region, make() { return fromIni({ clientConfig: { region: this.region } }); } }; provider = o.make()",
      "always",
    ],
    [
      "const o = { region: undefined, make() { return fromIni({ clientConfig: { region: this.region } }); } }; provider = o.make()",
      "clean",
    ],
    [
      "const o = { clientConfig: { region }, make: function () { return fromIni({ clientConfig: this.clientConfig }); } }; provider = o.make()",
      "always",
    ],
    [
      "const o = { options: { clientConfig: { region } }, get made() { return fromIni(this.options); } }; provider = o.made",
      "always",
    ],
    ["const o = { r: undefined, get clientConfig() { return { region: this.r }; } }; provider = fromIni(o)", "clean"],
    [
      "const o = { clientConfig: {}, make() { this.clientConfig.region = region; return fromIni({ clientConfig: this.clientConfig }); } }; provider = o.make()",
      "unknown",
    ],
    [
      "const o = { region, make() { return fromIni({ clientConfig: { region: this.region } }); } }; o.region = undefined; provider = o.make()",
      "sometimes",
    ],
    [
      "const o = { region, make() { return fromIni({ clientConfig: { region: this.region } }); } }; provider = o.make.call({})",
      "sometimes",
    ],
    [
      "const o = { clientConfig: { region }, make() { return fromIni({ clientConfig: this.clientConfig }); } }; const { make } = o; provider = make.call({})",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region }, make() { return fromIni({ clientConfig: this.clientConfig }); } }; const p = { ...o, clientConfig: {} }; provider = p.make()",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region }, make() { return fromIni({ clientConfig: this.clientConfig }); } }; provider = Object.create(o, { clientConfig: { value: {} } }).make()",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region }, make: () => fromIni({ clientConfig: (this || {}).clientConfig }) }; provider = o.make()",
      "unknown",
    ],
    [
      "provider = ({ r: undefined, make() { return fromIni({ clientConfig: { region: this.r } }); } }).make()",
      "sometimes",
    ],
  ],
};

/** What may stand around a write; some run it in one environment only, or more than once. */
const around: readonly ((write: string) => string)[] = [
  (write) => `if (flag) ${write}`,
  (write) => `if (flag) {} else { ${write} }`,
  (write) => `for (const k of flag ? [1] : []) { ${write} }`,
  (write) => `for (const k in flag ? { a: 1 } : {}) ${write}`,
  (write) => `for (let i = 0; i < 2; i += 1) { ${write} }`,
  (write) => `for (const k of [1]) { if (flag) continue; ${write} }`,
  (write) => `let n = 0; while (flag && n < 1) { n += 1; ${write} }`,
  (write) => `do { ${write} } while (false);`,
  (write) => `switch (flag) { case "1": ${write} break; default: }`,
  (write) => `switch (flag) { case "1": break; default: ${write} }`,
  (write) => `try { if (flag) throw new Error(); ${write} } catch {}`,
  (write) => `try { ${write} if (flag) throw new Error(); } catch {}`,
  (write) => `try { if (flag) throw new Error(); } catch { ${write} }`,
  (write) => `try { if (flag) throw new Error(); } catch {} finally { ${write} }`,
  (write) => `x: { if (flag) break x; ${write} }`,
  (write) => `(() => { if (flag) return; ${write} })();`,
  (write) => `flag && (${write.slice(0, -1)});`,
];

const writes = [
  "o.clientConfig = { region };",
  "o.clientConfig = {};",
  "delete o.clientConfig;",
  "o.clientConfig.region = region;",
  "o.clientConfig.region = undefined;",
  "Object.assign(o, { clientConfig: { region } });",
];

/** Whatever stands around a write, nothing false is said; what is said of each is written nowhere. */
const surrounded = around.flatMap((wrap) =>
  writes.flatMap((write) =>
    ["{ region }", "{}"].map((made) => `const o = { clientConfig: ${made} }; ${wrap(write)} provider = fromIni(o)`),
  ),
);

const typescript: Readonly<Record<string, Law>> = {
  "a parameter that is a field has what the constructor is given": [
    [
      "class A { constructor(private o: object) {} make() { return fromIni(this.o); } } provider = new A({ clientConfig: { region } }).make()",
      "always",
    ],
    [
      "class A { constructor(private o: object = { clientConfig: { region } }) {} make() { return fromIni(this.o); } } provider = new A().make()",
      "always",
    ],
    [
      "class A { constructor(); constructor(o: object); constructor(private o: object = { clientConfig: { region } }) {} make() { return fromIni(this.o); } } provider = new A({}).make()",
      "clean",
    ],
    [
      "class A { constructor(); constructor(o: object); constructor(private o: object = { clientConfig: { region } }) {} make() { return fromIni(this.o); } } provider = new A().make()",
      "always",
    ],
    [
      "class A { constructor(private r?: string) {} make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = flag ? new A(region).make() : new A().make()",
      "sometimes",
    ],
    [
      "class A { constructor(private o: { r?: string }) {} make() { return fromIni({ clientConfig: { region: this.o.r } }); } } provider = new A({}).make()",
      "clean",
    ],
    [
      "class A { constructor(private o: any = {}) { o.clientConfig = { region }; } make() { return fromIni(this.o); } } provider = new A().make()",
      "unknown",
    ],
    [
      "class A { constructor(private o: any = {}) { o = { clientConfig: { region } }; } make() { return fromIni(this.o); } } provider = new A().make()",
      "clean",
    ],
    [
      "class A { constructor(private o: any) {} on(r: string) { return new A({ ...this.o, clientConfig: { region: r } }); } make() { return fromIni(this.o); } } provider = new A({}).on(region).make()",
      "sometimes",
    ],
    [
      "const o: any = { clientConfig: { region } }; class A { constructor(private o: any) {} make() { return fromIni(this.o); } } const a = new A(o); delete o.clientConfig; provider = a.make()",
      "unknown",
    ],
  ],
  "a cast changes nothing": [
    [
      "const c: any = {}; (Object as any).assign(c as any, { region }); provider = fromIni({ clientConfig: c })",
      "always",
    ],
  ],
  "a field with the word `accessor` is an accessor": [
    [
      "class A { accessor r: string | undefined = undefined; make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = new A().make()",
      "sometimes",
    ],
    [
      "const o: any = { clientConfig: { region } }; class A { accessor o = o; off() { this.o.clientConfig = {}; } } new A().off(); provider = fromIni(o)",
      "unknown",
    ],
  ],
  "what a namespace exports may be changed by its name": [
    [
      "namespace Aws { export const o: any = { clientConfig: { region } }; export const make = () => fromIni(o); } provider = Aws.make()",
      "always",
    ],
    [
      "namespace Aws { export const o: any = { clientConfig: { region } }; export const make = () => fromIni(o); } delete Aws.o.clientConfig; provider = Aws.make()",
      "unknown",
    ],
    [
      "namespace Aws { export let o: any = { clientConfig: { region } }; export const make = () => fromIni(o); } Aws.o = {}; provider = Aws.make()",
      "unknown",
    ],
  ],
  "a type says what module it is": [
    [
      `type Sdk = typeof import("${sdk}"); let all: Sdk | undefined; const load = async () => { all ??= (await import(["${sdk}"].join())) as Sdk; return all; }; provider = (await load()).fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `async function load<T>(name: string): Promise<T> { return await import(name); } provider = (await load<typeof import("${sdk}")>("${sdk}")).fromIni({ clientConfig: { region } })`,
      "always",
    ],
    // What the file makes is none, whatever type it is given.
    [
      `const fake = <T>() => ({ fromIni: () => fromSSO() }) as T; provider = fake<typeof import("${sdk}")>().fromIni({ clientConfig: { region } })`,
      "clean",
    ],
    [
      `function fake<T>() { const mock = { fromIni: () => fromSSO() }; return mock as T; } provider = fake<typeof import("${sdk}")>().fromIni({ clientConfig: { region } })`,
      "clean",
    ],
    [
      `const mock = { fromIni: () => fromSSO() }; provider = (mock as unknown as typeof import("${sdk}")).fromIni({ clientConfig: { region } })`,
      "clean",
    ],
  ],
};

const modules: Readonly<Record<string, Law>> = {
  "an heir calls the constructor of its class by `super`": [
    [
      "class A { constructor(o) { this.o = o; } make() { return fromIni(this.o); } } class B extends A { constructor() { super({ clientConfig: { region } }); } } provider = new B().make()",
      "always",
    ],
    [
      "class A { constructor(r) { this.r = r; } make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { constructor() { super(); } } provider = new B().make()",
      "clean",
    ],
    [
      "class A { constructor(o = {}) { this.o = o; } make() { return fromIni(this.o); } } class B extends A { constructor() { if (flag) super({ clientConfig: { region } }); else super(); } } provider = new B().make()",
      "sometimes",
    ],
    // What the heir does with the field counts, too; and one without a constructor hands on what it is given.
    [
      "class A { constructor(o) { this.o = o; } make() { return fromIni(this.o); } } class B extends A { constructor() { super({ clientConfig: { region } }); const { o } = this; o.clientConfig = {}; } } provider = new B().make()",
      "unknown",
    ],
    [
      "class A { constructor(o) { this.o = o; } make() { return fromIni(this.o); } } class B extends A { constructor() { super({ clientConfig: { region } }); } off() { super.o = {}; return this; } } provider = new B().off().make()",
      "unknown",
    ],
    [
      "class A { constructor(o) { this.o = o; } make() { return fromIni(this.o); } } class B extends A { constructor(o) { super(o); o.clientConfig = {}; } } provider = new B({ clientConfig: { region } }).make()",
      "unknown",
    ],
    [
      "class A { constructor(o) { this.o = o; } make() { return fromIni(this.o); } } class B extends A {} new A({}); provider = new B({ clientConfig: { region } }).make()",
      "unknown",
    ],
  ],
  "a class is made by nothing that only names it": [
    [
      "class A { static #one; constructor(r) { this.r = r; } static get() { return (A.#one ??= new A()); } make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = A.get() instanceof A && A.get().make()",
      "clean",
    ],
    [
      "class A { static Same = A; constructor(r) { this.r = r; } make() { return fromIni({ clientConfig: { region: this.r } }); } } new A(); provider = new A.Same(region).make()",
      "sometimes",
    ],
    [
      "class A { constructor(r) { this.r = r; } make() { return fromIni({ clientConfig: { region: this.r } }); } } new A(); provider = new (A.bind(undefined, region))().make()",
      "sometimes",
    ],
  ],
  "what is taken out of `this` is its field": [
    [
      "class A { r; constructor(r) { if (r) this.r = r; } make() { const { r } = this; return fromIni({ clientConfig: { region: r } }); } } provider = new A().make()",
      "sometimes",
    ],
    [
      "class A { o = { clientConfig: { region } }; make() { const { o } = this; return fromIni(o); } } provider = new A().make()",
      "always",
    ],
    [
      "class A { o = { clientConfig: { region } }; make() { const { o: { clientConfig, ...others } } = this; return fromIni(others); } } provider = new A().make()",
      "clean",
    ],
    [
      "class A { o = {}; make() { const { o } = this; o.clientConfig = { region }; return fromIni(this.o); } } provider = new A().make()",
      "unknown",
    ],
  ],
  "what makes a class has run where the class is read from outside, or from a method that only others call": [
    [
      "class A { static r; static { this.r = region; } static make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = A.make()",
      "always",
    ],
    [
      "class A { static r; static { if (flag) this.r = region; } } provider = fromIni({ clientConfig: { region: A.r } })",
      "sometimes",
    ],
    [
      "class A { static r; static p = A.make(); static { A.r = region; } static make() { return fromIni({ clientConfig: { region: A.r } }); } } provider = A.p",
      "sometimes",
    ],
    [
      "class A { static o = {}; static { this.o.clientConfig = { region }; this.#off(); } static #off() { this.o = {}; } static make() { return fromIni(this.o); } } provider = A.make()",
      "unknown",
    ],
    // The class and its instances may have fields of the same name.
    [
      "class A { static r = region; constructor() { this.r = undefined; } static make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = A.make()",
      "sometimes",
    ],
    [
      "class A { r = region; static { this.r = undefined; } make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = new A().make()",
      "sometimes",
    ],
  ],
  "an heir is one by any name of what it extends": [
    [
      "const A = class { o = { clientConfig: { region } }; make() { return fromIni(this.o); } }; class B extends A { o = {}; } provider = new B().make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: { region } }; make() { return fromIni(this.o); } } const Same = A; class B extends Same { o = {}; } provider = new B().make()",
      "unknown",
    ],
    [
      "const mixed = (Base) => class extends Base {}; class A { o = { clientConfig: { region } }; make() { return fromIni(this.o); } } class B extends mixed(A) { o = {}; } provider = new B().make()",
      "unknown",
    ],
    [
      "const A = class { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } }; class B extends A { r = undefined; } provider = new B().make()",
      "sometimes",
    ],
  ],
  "a function is called by its own name, too": [
    [
      "const make = function again(o, n = 0) { return n < 1 ? again({}, n + 1) : fromIni(o); }; provider = make({ clientConfig: { region } })",
      "sometimes",
    ],
    [
      "const make = function again(o) { return o.next ? again({ clientConfig: { region } }) : fromIni(o); }; provider = make({ next: true })",
      "sometimes",
    ],
    [
      "provider = (function again(o) { return o.next ? again({ clientConfig: { region } }) : fromIni(o); })({ next: true })",
      "sometimes",
    ],
  ],
  "a class makes instances by its own name, by `this` and by `constructor`": [
    [
      "class A { constructor(o) { this.o = o; } with(o) { return new A({ ...this.o, ...o }); } make() { return fromIni(this.o); } } provider = new A({ clientConfig: { region } }).with({ clientConfig: undefined }).make()",
      "sometimes",
    ],
    [
      "class A { constructor(o) { this.o = o; } with(o) { return new this.constructor(o); } make() { return fromIni(this.o); } } provider = new A({}).with({ clientConfig: { region } }).make()",
      "unknown",
    ],
    [
      "class A { constructor(o) { this.o = o; } static of(o) { return new this(o); } make() { return fromIni(this.o); } } new A({}); provider = A.of({ clientConfig: { region } }).make()",
      "unknown",
    ],
    [
      "class A { constructor(o) { this.o = o; } with(o) { return new (Object.getPrototypeOf(this).constructor)(o); } make() { return fromIni(this.o); } } provider = new A({}).with({ clientConfig: { region } }).make()",
      "unknown",
    ],
  ],
  "a method may be called on something else, and a function on an instance": [
    [
      "class A { o = { clientConfig: { region } }; make() { return fromIni(this.o); } } provider = A.prototype.make.call({ o: {} })",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: { region } }; make() { return fromIni(this.o); } } provider = new A().make.bind({ o: {} })()",
      "unknown",
    ],
    [
      "class A { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = A.prototype.make.call({})",
      "sometimes",
    ],
    [
      "class A { r = region; constructor() { this.make = this.make.bind(this); } make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = new A().make()",
      "always",
    ],
    [
      "class A { o = {}; constructor() { setUp.call(this); } make() { return fromIni(this.o); } } function setUp() { this.o = { clientConfig: { region } }; } provider = new A().make()",
      "unknown",
    ],
    [
      "class A { o = {}; make() { return fromIni(this.o); } } A.prototype.on = function () { this.o = { clientConfig: { region } }; return this; }; provider = new A().on().make()",
      "unknown",
    ],
  ],
  "what lists an instance's fields gives their objects": [
    [
      "class A { o = {}; make() { return fromIni(this.o); } } const a = new A(); Object.values(a)[0].clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = {}; make() { return fromIni(this.o); } } const a = new A(); for (const [, o] of Object.entries(a)) o.clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: { region } }; make() { return fromIni(this.o); } } for (const o of Object.values({ b: {} })) o.clientConfig = {}; provider = new A().make()",
      "always",
    ],
  ],
  "an object may be in itself": [
    ["const o = { clientConfig: { region } }; o.self = o; o.self.clientConfig = {}; provider = fromIni(o)", "unknown"],
  ],
  "a variable of the environment may be given another value": [
    [
      "const o = {}; if (process.env.STAGE_FLAG) o.clientConfig = { region }; const before = process.env.STAGE_FLAG; process.env.STAGE_FLAG ??= '1'; if (!process.env.STAGE_FLAG) o.clientConfig = { region }; provider = fromIni(o); if (!before) delete process.env.STAGE_FLAG",
      "sometimes",
    ],
  ],
  "what a pattern gives a name is not known": [
    ["let r = region; ({ r } = {}); provider = fromIni({ clientConfig: { region: r } })", "sometimes"],
    ["let r = region; [r] = []; provider = fromIni({ clientConfig: { region: r } })", "sometimes"],
  ],
  "a factory that is handed on is followed, or unknown": [
    ["provider = Reflect.apply(fromIni, undefined, [{ clientConfig: { region } }])", "always"],
    ["provider = Reflect.apply(fromIni, undefined, [{}])", "clean"],
    [
      "const f = flag ? fromIni : fromSSO; provider = Reflect.apply(f, undefined, [{ clientConfig: { region } }])",
      "always",
    ],
    ["const args = [{ clientConfig: { region } }]; provider = Reflect.apply(fromIni, undefined, args)", "unknown"],
    ["provider = [fromIni][0]({ clientConfig: { region } })", "unknown"],
    ["const [make] = [fromIni]; provider = make({ clientConfig: { region } })", "unknown"],
    ["const all = [fromIni]; provider = all.map((make) => make({ clientConfig: { region } }))[0]", "unknown"],
    ["const make = fromIni; const all = [make]; provider = all[0]({ clientConfig: { region } })", "unknown"],
    ["const all = []; all.push(fromIni); provider = all[0]({ clientConfig: { region } })", "unknown"],
    ["const all = new Map([['ini', fromIni]]); provider = all.get('ini')({ clientConfig: { region } })", "unknown"],
    ["const all = new Set(); all.add(fromIni); provider = [...all][0]({ clientConfig: { region } })", "unknown"],
    [
      "const all = { ini: fromIni }; const name = 'in' + 'i'; provider = all[name]({ clientConfig: { region } })",
      "unknown",
    ],
    ["const all = {}; all.ini = fromIni; provider = all.ini({ clientConfig: { region } })", "always"],
    ["const all = {}; all['in' + 'i'] = fromIni; provider = all.ini({ clientConfig: { region } })", "unknown"],
    ["const once = (f) => (...args) => f(...args); provider = once(fromIni)({ clientConfig: { region } })", "unknown"],
    ["class A { get make() { return fromIni; } } provider = new A().make({ clientConfig: { region } })", "unknown"],
    ["const pick = () => fromIni; const all = [pick]; provider = all[0]()({ clientConfig: { region } })", "unknown"],
    ["const pick = () => fromIni; provider = pick()({ clientConfig: { region } })", "always"],
    [
      "const load = async () => fromIni; const give = async () => (await load())({ clientConfig: { region } }); provider = () => give().then((get) => get())",
      "always",
    ],
    ["const pick = () => fromIni; const all = [pick()]; provider = all[0]({ clientConfig: { region } })", "unknown"],
    // What looks at it, or gives it to other files, does not call it.
    ["console.debug(fromIni); provider = fromIni({})", "clean"],
    ["const expect = (f) => ({ toBe: () => f }); expect(fromIni).toBe(fromIni); provider = fromIni({})", "clean"],
    [
      "export { fromIni as ini }; export const all = { fromIni }; export default fromIni; provider = fromIni({})",
      "clean",
    ],
    ["const all = { fromIni }; provider = all.fromIni({})", "clean"],
  ],
  "an instance may be given fields": [
    [
      "class A { c = {}; make() { return fromIni({ clientConfig: this.c }); } } provider = Object.assign(new A(), { c: { region } }).make()",
      "unknown",
    ],
    [
      "class A { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } } const a = new A(); Object.assign(a, { r: undefined }); provider = a.make()",
      "sometimes",
    ],
    [
      "class A { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } } const a = new A(); Object.defineProperty(a, 'r', { value: undefined }); provider = a.make()",
      "sometimes",
    ],
    [
      "class A { c = { region }; make() { return fromIni({ clientConfig: this.c }); } } const a = new A(); Object.assign(a, { d: {} }); Object.assign({}, { c: {} }); Object.assign(new Error(), { c: {} }); provider = a.make()",
      "always",
    ],
  ],
  "a class may give its fields by names that the file does not show": [
    [
      "class A { constructor(given) { this.c = {}; for (const key in given) this[key] = given[key]; } make() { return fromIni({ clientConfig: this.c }); } } provider = new A({ c: { region } }).make()",
      "unknown",
    ],
    [
      "class A { c = { region }; set(given) { Object.keys(given).forEach((key) => { this[key] = given[key]; }); return this; } make() { return fromIni({ clientConfig: this.c }); } } provider = new A().set({ c: {} }).make()",
      "unknown",
    ],
    [
      "class A { r = region; constructor(given) { for (const key in given) this[key] = given[key]; } make() { return fromIni({ clientConfig: { region: this.r } }); } } provider = new A({ r: undefined }).make()",
      "sometimes",
    ],
    [
      "class A { c = { region }; read(key) { return this[key]; } make() { this.read('c'); return fromIni({ clientConfig: this.c }); } } provider = new A().make()",
      "always",
    ],
  ],
  "a field that the file never gives anything may hold what another file was given": [
    [
      "class A extends Error { use() { this.cause.clientConfig = {}; } } const o = { clientConfig: { region } }; new A('', { cause: o }).use(); provider = fromIni(o)",
      "unknown",
    ],
    [
      "class A { c = {}; use() { this.c.clientConfig = {}; } } const o = { clientConfig: { region } }; const list = [o]; new A().use(); provider = fromIni(o)",
      "always",
    ],
  ],
  "a factory comes from a module, however the module comes": [
    [
      `const name = "${sdk}"; const f = (await import(name)).fromIni; provider = f({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const { fromIni: make } = (await Promise.all([import('node:fs'), import("${sdk}")]))[1]; provider = make({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const all = await Promise.all([import("${sdk}")]); provider = all[0].fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const make = await import("${sdk}").then((all) => all.fromIni); provider = make({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const all = await import("${sdk}").catch(() => undefined); provider = all.fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `let all = null; const load = async () => (all ??= await import("${sdk}")); provider = (await load()).fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `let all = null; const load = async () => { all = all || (await import("${sdk}")); return all; }; provider = (await load()).fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `let all; try { all = await import("${sdk}"); } catch {} provider = all.fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const all = { ...(await import("${sdk}")), more: 1 }; provider = all.fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const { fromIni: make } = { ...(await import("${sdk}")) }; provider = make({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const load = () => import("${sdk}").then((all) => all.default ?? all); provider = (await load()).fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `let all; try { all = await import("${sdk}"); } catch { all = null; } provider = all.fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const load = async () => { try { return await import("${sdk}"); } catch { return null; } }; provider = (await load()).fromIni({ clientConfig: { region } })`,
      "always",
    ],
    [
      `const own = { fromIni: () => fromSSO() }; const all = own ?? (await import("${sdk}")); provider = all.fromIni({ clientConfig: { region } })`,
      "clean",
    ],
    // It is not the module's where something else has its name.
    [
      `const all = { ...(await import("${sdk}")), fromIni: () => fromSSO() }; provider = all.fromIni({ clientConfig: { region } })`,
      "clean",
    ],
    [
      `const all = { ...(await import("${sdk}")), ['from' + 'Ini']: () => fromSSO() }; provider = all.fromIni({ clientConfig: { region } })`,
      "clean",
    ],
    [
      `const all = { ...(await import("${sdk}")) }; all.fromIni = () => fromSSO(); provider = all.fromIni({ clientConfig: { region } })`,
      "clean",
    ],
    [
      `const all = await Promise.all([...[{ fromIni: () => fromSSO() }], import("${sdk}")]); provider = all[0].fromIni({ clientConfig: { region } })`,
      "clean",
    ],
  ],
  "what is made with `new` may be what it is given": [
    [
      "class A { constructor(o) { return o; } } const o = { clientConfig: { region } }; const a = new A(o); a.clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
    [
      "class A { constructor(o) { return o; } } class B extends A {} const o = { clientConfig: {} }; const b = new B(o); b.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const mixed = (o) => o; class A extends mixed(class { constructor(o) { return o; } }) {} const o = { clientConfig: {} }; const a = new A(o); a.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    [
      "class A { constructor(o) { return o; } } const all = { A }; const o = { clientConfig: {} }; const a = new all.A(o); a.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; const list = [o]; const p = new Proxy(list[0], {}); p.clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
    ["const o = { clientConfig: {} }; new Object(o).clientConfig = { region }; provider = fromIni(o)", "unknown"],
    // Else it is new.
    [
      "class A { constructor(o) { this.o = o; if (flag) return; } } const o = { clientConfig: { region } }; const a = new A(o); a.clientConfig = {}; provider = fromIni(o)",
      "always",
    ],
    [
      "class A extends Map { constructor(o) { super(); this.get = () => { return o; }; } } const o = { clientConfig: { region } }; const a = new A(o); a.clientConfig = {}; provider = fromIni(o)",
      "always",
    ],
  ],
  "what a function of the language gives may be what it is given": [
    [
      "const o = { clientConfig: { region } }; const p = Object(o); p.clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: {} }; const p = new Proxy(o, {}); p.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: {} }; (await Promise.resolve(o)).clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { c: { region } }; (await Promise.resolve(o)).c = {}; provider = fromIni({ clientConfig: o.c })",
      "unknown",
    ],
    [
      "const o = { clientConfig: {} }; const p = await Promise.resolve(o); p.clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: {} }; await Promise.resolve(o).then((p) => { p.clientConfig = { region }; }); provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: {} }; Object.values({ o }).forEach((p) => { p.clientConfig = { region }; }); provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: {} }; new WeakRef(o).deref().clientConfig = { region }; provider = fromIni(o)",
      "unknown",
    ],
    ["const o = { clientConfig: {} }; [o][0].clientConfig = { region }; provider = fromIni(o)", "unknown"],
    ["const o = { clientConfig: {} }; [o].at(0).clientConfig = { region }; provider = fromIni(o)", "unknown"],
    // A copy and a text are neither.
    [
      "const o = { clientConfig: { region } }; const p = structuredClone(o); p.clientConfig = {}; const q = JSON.parse(JSON.stringify(o)); q.clientConfig = {}; console.debug(o); provider = fromIni(o)",
      "always",
    ],
  ],
  "whatever changes an object is seen by any name for it": [
    ["const c = {}; Object.assign.call(Object, c, { region }); provider = fromIni({ clientConfig: c })", "unknown"],
    ["const c = {}; Object.assign.apply(Object, [c, { region }]); provider = fromIni({ clientConfig: c })", "unknown"],
    [
      "const c = {}; Reflect.apply(Object.assign, Object, [c, { region }]); provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    [
      "const c = {}; const assign = Object.assign; assign(c, { region }); provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    [
      "const c = {}; const { assign } = Object; assign(c, { region }); provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    ["const c = {}; const O = Object; O.assign(c, { region }); provider = fromIni({ clientConfig: c })", "unknown"],
    ["const c = {}; Object['assign'](c, { region }); provider = fromIni({ clientConfig: c })", "always"],
    ["const c = {}; globalThis.Object.assign(c, { region }); provider = fromIni({ clientConfig: c })", "always"],
    [
      "const c = {}; [c].forEach((one) => Object.assign(one, { region })); provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    ["const c = {}; [{ region }].reduce(Object.assign, c); provider = fromIni({ clientConfig: c })", "unknown"],
    ["const o = {}; Reflect.set(o, 'clientConfig', { region }); provider = fromIni(o)", "unknown"],
    ["const o = {}; Reflect['set'](o, 'clientConfig', { region }); provider = fromIni(o)", "unknown"],
    ["const o = {}; Reflect.set({}, 'clientConfig', { region }, o); provider = fromIni(o)", "unknown"],
    ["const o = {}; const { set } = Reflect; set(o, 'clientConfig', { region }); provider = fromIni(o)", "unknown"],
    ["const o = {}; o.__defineGetter__('clientConfig', () => ({ region })); provider = fromIni(o)", "unknown"],
    [
      "const c = {}; const name = 'assign'; Object[name](c, { region }); provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    [
      "const c = {}; const set = (texts, one) => { one.region = region; }; set`${c}`; provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    ["const c = {}; let d; ({ d } = { d: c }); d.region = region; provider = fromIni({ clientConfig: c })", "unknown"],
    // What only looks at an object does not change it.
    [
      "const c = { region }; const { keys, entries: all } = Object; keys(c); all(c); Object.keys.call(Object, c); provider = fromIni({ clientConfig: c })",
      "always",
    ],
  ],
  "what an object inherits is not seen": [
    ["const c = {}; c.__proto__ = { region }; provider = fromIni({ clientConfig: c })", "unknown"],
    ["const c = {}; c['__proto__'] = { region }; provider = fromIni({ clientConfig: c })", "unknown"],
    [
      "const c = {}; const all = { c }; all.c.__proto__ = { region }; provider = fromIni({ clientConfig: c })",
      "unknown",
    ],
    ["const c = {}; Object.setPrototypeOf(c, { region }); provider = fromIni({ clientConfig: c })", "unknown"],
    ["provider = fromIni({ clientConfig: Object.setPrototypeOf({}, { region }) })", "unknown"],
    ["provider = fromIni({ clientConfig: Object.create({ region }) })", "unknown"],
    ["const o = Object.create(null); o.clientConfig = { region }; provider = fromIni(o)", "always"],
  ],
  "an instance may be given fields by names that the file does not show": [
    [
      "class A { c = {}; make() { return fromIni({ clientConfig: this.c }); } } const a = new A(); for (const k of ['c']) a[k] = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } } const a = new A(); for (const k of ['r']) delete a[k]; provider = a.make()",
      "sometimes",
    ],
    [
      "class A { c() { return {}; } make() { return fromIni({ clientConfig: this.c() }); } } for (const k of ['c']) A.prototype[k] = () => ({ region }); provider = new A().make()",
      "sometimes",
    ],
    // Other objects may.
    [
      "class A { c = { region }; make() { return fromIni({ clientConfig: this.c }); } } const all = {}; const list = []; for (const k of ['c']) { all[k] = {}; list[k] = {}; } provider = new A().make()",
      "always",
    ],
    [
      "export class A { c = { region }; static make() { return new this().make(); } make() { return fromIni({ clientConfig: this.c }); } } const fill = (all, key) => { all[key] = {}; return all; }; provider = A.make()",
      "always",
    ],
  ],
  "an instance's object may be changed by another name": [
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const o = a.o; o.clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const { o } = a; o.clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const change = (o) => { o.clientConfig = { region }; }; change(a.o); provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); Object.assign(a.o, { clientConfig: { region } }); provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const list = [a]; const [{ o }] = list; o.clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const change = ({ o: { clientConfig } }) => { clientConfig.region = region; }; change(a); provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const all = {}; ({ o: all.o } = a); all.o.clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const list = [a.o]; list[0].clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const give = ({ o }) => o; give(a).clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const give = (a) => { const { o } = a; return o; }; give(a).clientConfig = { region }; provider = a.make()",
      "unknown",
    ],
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); for (const k of ['o']) { const { [k]: c } = a; c.clientConfig = { region }; } provider = a.make()",
      "unknown",
    ],
    // What only has a field's name is not the field.
    [
      "class A { o = { clientConfig: { region } }; make() { return fromIni(this.o); } } const fill = (args) => { args.profile ??= 'x'; return args; }; const { o } = fill({}); const own = fill({}).o; provider = new A().make()",
      "always",
    ],
    // What is written into others is not.
    [
      "class A { o = { clientConfig: {} }; make() { return fromIni(this.o); } } const a = new A(); const o = {}; o.clientConfig = { region }; const { length } = []; provider = a.make()",
      "clean",
    ],
    [
      "class A { o = { clientConfig: { region } }; constructor({ o } = {}) { void o; } make() { return fromIni(this.o); } } const all = { c: {} }; const { c } = all; c.clientConfig = {}; provider = new A().make()",
      "always",
    ],
  ],
  "an heir may give a field something else": [
    [
      "class A { get r() { return region; } make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { get r() { return undefined; } } provider = new B().make()",
      "sometimes",
    ],
    [
      "class A { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A {} class C extends B { constructor() { super(); this.r = undefined; } } provider = new C().make()",
      "sometimes",
    ],
    [
      "class A { c = { region }; make() { return fromIni({ clientConfig: this.c }); } } class B extends A { c = {}; } provider = new B().make()",
      "unknown",
    ],
    [
      "class A { r = region; make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { more = 1; } provider = new B().make()",
      "always",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { r = region; } const b = new B(); if (flag) b.r = undefined; provider = b.make()",
      "sometimes",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { r = region; constructor(o) { super(); Object.assign(this, o); } } provider = new B(flag ? { r: undefined } : {}).make()",
      "sometimes",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { r = region; clear(k) { this[k] = undefined; return this; } } provider = flag ? new B().clear('r').make() : new B().make()",
      "sometimes",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { constructor() { super(); if (flag) this.r = region; } } provider = new B().make()",
      "sometimes",
    ],
    [
      "class A { constructor() { this.r = undefined; } make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { constructor() { super(); this.r = region; } } provider = flag ? new A().make() : new B().make()",
      "sometimes",
    ],
    [
      "class A { r = region; clear() { this.r = undefined; return this; } make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { r = 'eu-west-3'; } provider = flag ? new B().clear().make() : new B().make()",
      "sometimes",
    ],
    // Where all that they give is a region, it is one.
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { r = region; } provider = new B().make()",
      "always",
    ],
    [
      "class A { r() { return region; } make() { return fromIni({ clientConfig: { region: this.r() } }); } } class B extends A { r() { return 'eu-west-3'; } } provider = new B().make()",
      "always",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { constructor() { super(); this.r = region; } } provider = new B().make()",
      "always",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { constructor() { super(); ({ r: this.r } = {}); } } provider = new B().make()",
      "sometimes",
    ],
    [
      "class A { make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { r = region; } class C extends B { r; } provider = new C().make()",
      "sometimes",
    ],
    [
      "class A { static r = region; static make() { return fromIni({ clientConfig: { region: this.r } }); } } class B extends A { static r = undefined; } provider = B.make()",
      "sometimes",
    ],
  ],
  "a class's own fields are followed by its name": [
    ["class A { static o = { clientConfig: { region } }; } provider = fromIni(A.o)", "always"],
    [
      "class A { static o = { clientConfig: { region } }; static make() { return fromIni(A.o); } } provider = A.make()",
      "always",
    ],
    ["const A = class { static o() { return { clientConfig: { region } }; } }; provider = fromIni(A.o())", "always"],
    [
      "class A { static #r = region; static make() { return fromIni({ clientConfig: { region: A.#r } }); } } provider = A.make()",
      "always",
    ],
    [
      "class A { static r = region; static make() { return fromIni({ clientConfig: { region: A.r } }); } } A.r = undefined; provider = A.make()",
      "sometimes",
    ],
    ["class A { static o = { clientConfig: {} }; } A.o.clientConfig = { region }; provider = fromIni(A.o)", "always"],
    [
      "class A { static o = { clientConfig: {} }; } const o = A.o; o.clientConfig = { region }; provider = fromIni(A.o)",
      "unknown",
    ],
    [
      "class A { static o = { clientConfig: {} }; } const { o } = A; o.clientConfig = { region }; provider = fromIni(A.o)",
      "unknown",
    ],
    [
      "class A { static o = { clientConfig: {} }; } for (const k of ['o']) A[k] = { clientConfig: { region } }; provider = fromIni(A.o)",
      "unknown",
    ],
    [
      "class A { static o = { clientConfig: {} }; } const list = [A]; const o = list[0].o; o.clientConfig = { region }; provider = fromIni(A.o)",
      "unknown",
    ],
    [
      "class A { static o = { clientConfig: {} }; } class B extends A {} const o = B.o; o.clientConfig = { region }; provider = fromIni(A.o)",
      "unknown",
    ],
    [
      "class A { static o = { clientConfig: {} }; static { this.o.clientConfig = { region }; } } provider = fromIni(A.o)",
      "always",
    ],
  ],
  "what a function gives and keeps may be changed": [
    [
      "const make = () => { const c = { region }; return { c, make: () => fromIni({ clientConfig: c }) }; }; const m = make(); m.c.region = undefined; provider = m.make()",
      "unknown",
    ],
    [
      "const make = (c = { region }) => ({ c, make: () => fromIni({ clientConfig: c }) }); const m = make(); m.c.region = undefined; provider = m.make()",
      "unknown",
    ],
    [
      "const make = () => { const c = { region }; const p = fromIni({ clientConfig: c }); return { c, p }; }; const m = make(); m.c.region = undefined; provider = m.p",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; const p = new Promise((done) => done(o)); (await p).clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const give = () => { const o = { clientConfig: {} }; o.clientConfig.region = region; return o; }; const other = give(); other.clientConfig = {}; provider = fromIni(give())",
      "always",
    ],
  ],
  "what holds an object gives it to be changed": [
    [
      "const o = { clientConfig: { region } }; const c = { ...o }.clientConfig; c.region = undefined; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; const e = new Error('', { cause: o }); e.cause.clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
    [
      "const o = { clientConfig: { region } }; globalThis.shared = o; globalThis.shared.clientConfig = {}; provider = fromIni(o)",
      "unknown",
    ],
  ],
  "modules are strict": [
    ["function f(o) { arguments[0] = {}; return fromIni(o); } provider = f({ clientConfig: { region } })", "always"],
    [
      "function f(o) { arguments[0].clientConfig = {}; return fromIni(o); } provider = f({ clientConfig: { region } })",
      "unknown",
    ],
    [
      "const o = Object.freeze({ clientConfig: { region } }); try { o.clientConfig = {}; } catch {} provider = fromIni(o)",
      "unknown",
    ],
  ],
};

const config =
  "[default]\nsso_session = abc\nsso_account_id = 111122223333\nsso_role_name = Developer\n" +
  "[sso-session abc]\nsso_region = us-west-2\nsso_start_url = https://x.awsapps.com/start\n";

/** What is said of the one call of a program. */
function said({ fileName, source }: Pick<Trial, "fileName" | "source">): string {
  const parsed = parse(source, fileName);
  if (parsed.kind === "unparsable") throw new Error(`${parsed.message}\n${source}`);
  const found = findingsIn(parsed.tree, anyProject).map((one) =>
    one.kind === "overridden" ? one.certainty : one.code,
  );
  return [...found, ...unknownCallsIn(parsed.tree, anyProject).map(() => "unknown")].join(", ") || "clean";
}

/** What may be said of a program whose runs sign in as its profile says, or not. */
function allowed(areRight: readonly boolean[]): readonly string[] {
  if (areRight.every(Boolean)) return ["clean", "sometimes", "unknown"];
  return areRight.some(Boolean) ? ["sometimes", "unknown"] : ["always", "sometimes", "unknown"];
}

const groups = [
  ...Object.entries(scripts).map(([name, law]) => ({ name, law, written: script })),
  ...Object.entries(modules).map(([name, law]) => ({ name, law, written: module })),
  ...Object.entries(typescript).map(([name, law]) => ({ name, law, written: inTypeScript })),
];
const environments = [{}, { STAGE_FLAG: "1" }];
const programs = [
  ...groups.flatMap(({ law, written }) => law.map(([program]) => written(program))),
  ...surrounded.map(module),
];
const trials = programs.flatMap((program) => environments.map((env): Trial => ({ ...program, config, env })));
const rulings = await judge(trials);

/** Whether a run of a program asked SSO in the profile's region, and nowhere else. */
function areRight(source: string): readonly boolean[] {
  return trials.flatMap((trial, index) =>
    trial.source === source
      ? rulings[index]?.requests.map(({ region }) => region === "us-west-2").join() === "true"
      : [],
  );
}

describe.each(groups)("$name", ({ law, written }) => {
  test.each(law)("%s", (program, expected) => {
    const { fileName, source } = written(program);
    expect(said({ fileName, source })).toBe(expected);
    expect(allowed(areRight(source))).toContain(expected);
  });
});

test.each(surrounded)("%s", (program) => {
  const { fileName, source } = module(program);
  expect(allowed(areRight(source))).toContain(said({ fileName, source }));
});
