import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { noSettings } from "../../src/settings/settings.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { findingsIn, unknownCallsIn } from "../../src/verdict/verdict.ts";

const sdk = "@aws-sdk/credential-providers";

/** Code with the name of the SDK's package in place of "SDK" and options that override in place of OPTIONS. */
function written(code: string): string {
  return code.replaceAll("SDK", sdk).replaceAll("OPTIONS", '{ clientConfig: { region: "ap-south-1" } }');
}

/** How certainly the one provider call in some code is overridden, why nothing is known of it, or "none". */
function said(code: string, file: string, modules: readonly string[] = []): string {
  const parsed = parse(written(code), file);
  if (parsed.kind === "unparsable") throw new Error(`${parsed.message}\n${code}`);
  const project = { ...anyProject, settings: { ...noSettings, modules } };
  const found = findingsIn(parsed.tree, project).map((one) => (one.kind === "overridden" ? one.certainty : one.code));
  const unknown = unknownCallsIn(parsed.tree, project).map(({ reason }) => `unknown: ${reason}`);
  return [...found, ...unknown].join(", ") || "none";
}

const required = 'const sdk = require("SDK");';

describe("a module is a value like any other", () => {
  it.each([
    "const aws = { sdk }; aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; aws.sdk?.fromIni?.(OPTIONS)",
    'const aws = { sdk }; aws["sdk"]["fromIni"](OPTIONS)',
    "const aws = { sdk }; aws.sdk.default.fromIni(OPTIONS)",
    "const aws = { sdk }; aws.sdk.fromIni.call(undefined, OPTIONS)",
    "const aws = { sdk }; const make = aws.sdk.fromIni; make(OPTIONS)",
    "const aws = { sdk }; const { sdk: { fromIni: make } } = aws; make(OPTIONS)",
    "const aws = { deep: { sdk } }; const { fromIni } = aws.deep.sdk; fromIni(OPTIONS)",
    "const aws = { ...others, sdk }; aws.sdk.fromIni(OPTIONS)",
    "const aws = Object.freeze({ sdk }); aws.sdk.fromIni(OPTIONS)",
    "const aws = Object.assign({}, { sdk }); aws.sdk.fromIni(OPTIONS)",
    "const aws = {}; aws.sdk = sdk; const use = () => aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk: { ...sdk } }; aws.sdk.fromIni(OPTIONS)",
    "({ sdk }).sdk.fromIni(OPTIONS)",
    "(function (given) { given.fromIni(OPTIONS); })(sdk)",
    "function make(given) { return given.fromIni(OPTIONS); } make(sdk)",
    "const make = ({ fromIni }) => fromIni(OPTIONS); make(sdk)",
    "const make = ({ given }) => given.fromIni(OPTIONS); make({ given: sdk })",
    "const same = (given) => given; same(sdk).fromIni(OPTIONS)",
    'const load = (name) => require(name); load("SDK").fromIni(OPTIONS)',
    'const lazy = (load) => { let made; return () => (made ??= load()); }; lazy(() => require("SDK"))().fromIni(OPTIONS)',
    'const aws = { get sdk() { return require("SDK"); } }; aws.sdk.fromIni(OPTIONS)',
    'let made; const aws = { get sdk() { return (made ??= require("SDK")); } }; aws.sdk.fromIni(OPTIONS)',
    'const aws = { load: () => import("SDK") }; aws.load().then(({ fromIni }) => fromIni(OPTIONS))',
    'const aws = { loading: import("SDK") }; aws.loading.then((given) => given.fromIni(OPTIONS))',
    'const aws = { sdk: _interop_require_wildcard(require("SDK")) }; aws.sdk.fromIni(OPTIONS)',
    "let made; if (flag) made = sdk; const aws = { made }; aws.made.fromIni(OPTIONS)",
    'const cache = {}; const load = () => (cache.sdk ??= require("SDK")); load().fromIni(OPTIONS)',
    'exports.sdk = require("SDK"); exports.sdk.fromIni(OPTIONS)',
    'exports.sdk = require("SDK"); module.exports.sdk.fromIni(OPTIONS)',
    "exports.sdk = void 0; exports.sdk = sdk; const use = () => exports.sdk.fromIni(OPTIONS)",
    "exports.use = exports.sdk = void 0; exports.sdk = sdk; exports.use = () => exports.sdk.fromIni(OPTIONS)",
    "module.exports = { sdk }; module.exports.sdk.fromIni(OPTIONS)",
    "exports.fromIni = sdk.fromIni; exports.fromIni(OPTIONS)",
    'require("@aws-sdk/" + "credential-providers").fromIni(OPTIONS)',
    'const scope = "@aws-sdk", name = `${scope}/credential-providers`; require(name).fromIni(OPTIONS)',
  ])("%s", (code) => {
    expect(said(`${required} ${code}`, "a.cjs")).toBe("always");
  });

  it.each([
    "class A { #sdk = sdk; f() { return this.#sdk.fromIni(OPTIONS); } }",
    "class A { private readonly sdk: typeof sdk; constructor() { this.sdk = sdk; } f() { return this.sdk.fromIni(OPTIONS); } }",
    "class A { sdk = sdk; f() { const { sdk } = this; return sdk.fromIni(OPTIONS); } }",
    "class A { sdk = sdk; f() { const { fromIni } = this.sdk; return fromIni(OPTIONS); } }",
    "class A { deps = { sdk }; f() { return this.deps.sdk.fromIni(OPTIONS); } }",
    "class A { static sdk = sdk; static f() { return A.sdk.fromIni(OPTIONS); } }",
    "class A { get #sdk() { return sdk; } f() { return this.#sdk.fromIni(OPTIONS); } }",
    'class A { loading = import("SDK"); async f() { return (await this.loading).fromIni(OPTIONS); } }',
    'class A { load() { return import("SDK"); } async f() { return (await this.load()).fromIni(OPTIONS); } }',
    'class A { async load() { return import("SDK"); } f() { return this.load().then((given) => given.fromIni(OPTIONS)); } }',
    'class A { sdk; async f() { this.sdk ??= await import("SDK"); return this.sdk.fromIni(OPTIONS); } }',
    'class A { async f() { this.sdk ??= await import("SDK"); return this.sdk.fromIni(OPTIONS); } }',
    'class A { #sdk; async f() { return (this.#sdk ||= await import("SDK")).fromIni(OPTIONS); } }',
    'class A { static #sdk; static async f() { return (A.#sdk ??= await import("SDK")).fromIni(OPTIONS); } }',
    'class A { sdk = null; async f() { if (!this.sdk) { this.sdk = await import("SDK"); } return this.sdk.fromIni(OPTIONS); } }',
    'class A { sdk?: any; async load() { this.sdk = await import("SDK"); } f() { return this.sdk!.fromIni(OPTIONS); } }',
    'class A { loading; load() { return (this.loading ??= import("SDK")); } f() { return this.load().then(({ fromIni }) => fromIni(OPTIONS)); } }',
  ])("%s", (code) => {
    expect(said(`import * as sdk from "SDK"; ${code}`, "a.ts")).toBe("always");
  });

  it.each([
    "export const make = (given = sdk) => given.fromIni(OPTIONS)",
    "export const make = (deps = { sdk }) => deps.sdk.fromIni(OPTIONS)",
    "export const make = ({ given = sdk } = {}) => given.fromIni(OPTIONS)",
    'export const make = async ({ load = () => import("SDK") } = {}) => (await load()).fromIni(OPTIONS)',
    "class A { constructor(private given = sdk) {} f() { return this.given.fromIni(OPTIONS); } }",
    "class A { sdk = sdk; f() { return this.sdk.fromIni(OPTIONS); } set(given) { this.sdk = given; } }",
    "const aws = { sdk: flag ? sdk : other }; aws.sdk.fromIni(OPTIONS)",
    'const load = () => (old ? import("./old.js") : import("SDK")); (await load()).fromIni(OPTIONS)',
  ])("or another one on some of the paths: %s", (code) => {
    expect(said(`import * as sdk from "SDK"; ${code}`, "a.ts")).toBe("sometimes");
  });

  it.each([
    "const aws = { sdk }; aws.other.fromIni(OPTIONS)",
    "const aws = { sdk, get fromIni() { return other; } }; aws.fromIni(OPTIONS)",
    "const aws = { ...sdk, fromIni: other }; aws.fromIni(OPTIONS)",
    'const aws = { sdk: require("./mine.cjs") }; aws.sdk.fromIni(OPTIONS)',
    "function make(given) { return given.fromIni(OPTIONS); } make(other); log(sdk)",
    "function make(given) { given = other; return given.fromIni(OPTIONS); } make(sdk)",
    "const [given] = [sdk]; given.fromIni(OPTIONS)",
  ])("or none: %s", (code) => {
    expect(said(`${required} ${code}`, "a.cjs")).toBe("none");
  });

  it("of packages that the settings name, too", () => {
    const code = 'const aws = { sdk: require("@acme/aws") }; aws.sdk.fromIni(OPTIONS);';
    expect(said(code, "a.cjs", ["@acme/aws"])).toBe("always");
    expect(said(`${code} "SDK";`, "a.cjs")).toBe("none");
  });

  it("a factory that a member of one gives is handed on where no call of it is found", () => {
    const code = "const tools = { make: sdk.fromIni }; const all = [tools]; all[0].make = other; tools.make(OPTIONS)";
    expect(said(`${required} ${code}`, "a.cjs")).toBe("unknown: handedOn");
  });
});

describe("what holds one may be given another: where that is called, nobody says always", () => {
  /** How often a program calls another's `fromIni`. */
  function othersCalls(code: string): number {
    let count = 0;
    const other = { fromIni: () => (count += 1), catch: () => other };
    const modules: Readonly<Record<string, unknown>> = { [sdk]: { fromIni: () => 0, fromSSO: () => 0 } };
    const module = { exports: {} };
    const require = (name: string): unknown => modules[name] ?? other;
    const program = `(function () { ${written(code)} }).call(module.exports)`;
    runInNewContext(program, { require, module, exports: module.exports, other, flag: true });
    return count;
  }

  it.each([
    "const aws = { sdk }; ({ sdk: aws.sdk } = { sdk: other }); aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; [aws.sdk] = [other]; aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; for (aws.sdk of [other]); aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; Object.assign(aws, { sdk: other }); aws.sdk.fromIni(OPTIONS)",
    'const aws = { sdk }; Reflect.set(aws, "sdk", other); aws.sdk.fromIni(OPTIONS)',
    'const aws = { sdk }; Object.defineProperty(aws, "sdk", { value: other }); aws.sdk.fromIni(OPTIONS)',
    "const aws = { sdk, swap() { this.sdk = other; } }; aws.swap(); aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; const same = aws; same.sdk = other; aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; const all = [aws]; all[0].sdk = other; aws.sdk.fromIni(OPTIONS)",
    'const aws = { sdk }; new Map([["a", aws]]).get("a").sdk = other; aws.sdk.fromIni(OPTIONS)',
    "const aws = { sdk }; (function (x) { x.sdk = other; })(aws); aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk }; swap({ aws }); function swap(x) { x.aws.sdk = other; } aws.sdk.fromIni(OPTIONS)",
    "const aws = { deep: { sdk } }; const { deep } = aws; deep.sdk = other; aws.deep.sdk.fromIni(OPTIONS)",
    'const aws = { sdk, ["s" + "dk"]: other }; aws.sdk.fromIni(OPTIONS)',
    "const aws = { get sdk() { return flag ? other : sdk; } }; aws.sdk.fromIni(OPTIONS)",
    "const aws = { load: () => sdk }; const all = [aws]; all[0].load = () => other; aws.load().fromIni(OPTIONS)",
    "const aws = { sdk: { ...sdk } }; const all = [aws.sdk]; all[0].fromIni = other.fromIni; aws.sdk.fromIni(OPTIONS)",
    "const aws = { sdk: { ...sdk } }; aws.sdk.fromIni = other.fromIni; aws.sdk.fromIni(OPTIONS)",
    "const { fromSSO, ...rest } = sdk; rest.fromIni = other.fromIni; rest.fromIni(OPTIONS)",
    "const tools = { make: sdk.fromIni }; const all = [tools]; all[0].make = other.fromIni; tools.make(OPTIONS)",
    "let cached = other; const load = () => (cached ??= sdk); load().fromIni(OPTIONS)",
    "const cache = {}; const all = [cache]; const load = () => (cache.sdk ??= sdk); all[0].sdk = other; load().fromIni(OPTIONS)",
    "function make(given) { arguments[0] = other; return given.fromIni(OPTIONS); } make(sdk)",
    "function make(given = sdk) { return given.fromIni(OPTIONS); } make(other)",
    "function make(given) { return given.fromIni(OPTIONS); } make.call(null, other); make(sdk)",
    "let n = 0; const make = function self(given) { given.fromIni(OPTIONS); if (n++ < 1) self(other); }; make(sdk)",
    "class A { sdk = sdk; f() { return this.sdk.fromIni(OPTIONS); } } const a = new A(); a.sdk = other; a.f()",
    "class A { sdk = sdk; f() { return this.sdk.fromIni(OPTIONS); } } new (class extends A { sdk = other; })().f()",
    "class A { sdk = sdk; f() { const { sdk } = this; sdk.fromIni(OPTIONS); } } const a = new A(); a.sdk = other; a.f()",
    "class A { get sdk() { return sdk; } f() { this.sdk.fromIni(OPTIONS); } } new (class extends A { get sdk() { return other; } })().f()",
    "class A { load() { return sdk; } f() { this.load().fromIni(OPTIONS); } } A.prototype.load = () => other; new A().f()",
    "class A { constructor(more) { this.sdk = sdk; Object.assign(this, more); } f() { this.sdk.fromIni(OPTIONS); } } new A({ sdk: other }).f()",
    "class B { constructor() { this.sdk = other; } } class A extends B { f() { this.sdk ??= sdk; this.sdk.fromIni(OPTIONS); } } new A().f()",
    "class A { f() { this.sdk ??= sdk; this.sdk.fromIni(OPTIONS); } } A.prototype.sdk = other; new A().f()",
    "class A { set(k, v) { this[k] = v; } sdk = sdk; f() { this.sdk.fromIni(OPTIONS); } } const a = new A(); a.set('sdk', other); a.f()",
    "class A { deps = { sdk }; f() { this.deps.sdk.fromIni(OPTIONS); } } const a = new A(); const d = a.deps; d.sdk = other; a.f()",
    'exports.sdk = sdk; const key = "sdk"; exports[key] = other; exports.sdk.fromIni(OPTIONS)',
    "exports.sdk = sdk; const all = exports; all.sdk = other; exports.sdk.fromIni(OPTIONS)",
    "exports.sdk = sdk; this.sdk = other; exports.sdk.fromIni(OPTIONS)",
    "exports.sdk = sdk; Object.assign(exports, { sdk: other }); exports.sdk.fromIni(OPTIONS)",
    "exports.sdk = sdk; module.exports = { sdk: other }; module.exports.sdk.fromIni(OPTIONS)",
    "module.exports.sdk = sdk; exports = { sdk: other }; exports.sdk.fromIni(OPTIONS)",
    "exports.sdk = sdk; (function (x) { Object.assign(x, { sdk: other }); })(exports); exports.sdk.fromIni(OPTIONS)",
    'function load(name) { return name === "SDK" ? other : require(name); } load("SDK").fromIni(OPTIONS)',
    'let scope = "@aws-sdk"; scope = "@other"; require(scope + "/credential-providers").fromIni(OPTIONS)',
    "const held = { then: (f) => f(other), sdk }; held.then((given) => given.fromIni(OPTIONS))",
  ])("%s", (code) => {
    expect(othersCalls(`${required} ${code}`)).toBeGreaterThan(0);
    expect(said(`${required} ${code}`, "a.cjs")).not.toContain("always");
  });
});
