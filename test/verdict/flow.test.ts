import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { noSettings, type Settings } from "../../src/settings/settings.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { findingsIn, unknownCallsIn } from "../../src/verdict/verdict.ts";

/** What is said of the one provider call in some code: how certainly it is overridden, "clean", or why nothing is known. */
function verdict(code: string, settings: Settings = noSettings, file = "a.ts"): string {
  const parsed = parse(code, file);
  if (parsed.kind === "unparsable") throw new Error(`${parsed.message}\n${code}`);
  const project = { ...anyProject, settings };
  const found = findingsIn(parsed.tree, project).map((one) =>
    one.kind === "overridden"
      ? `${one.code === "overriddenSsoRegion" ? "" : `${one.code} `}${one.certainty}`
      : one.code,
  );
  return (
    [...found, ...unknownCallsIn(parsed.tree, project).map(({ reason }) => `unknown: ${reason}`)].join(", ") || "clean"
  );
}

const sdk = "@aws-sdk/credential-providers";

/** Lines of code, what is said of them with a region in place of REGION, and what with `undefined`. */
type Law = readonly (readonly [code: string, withRegion: string, without: string])[];

const laws: Readonly<Record<string, Law>> = {
  "the name law": [
    ["const o = { clientConfig: { region: REGION } }; fromIni(o)", "always", "clean"],
    ["const { clientConfig } = { clientConfig: { region: REGION } }; fromIni({ clientConfig })", "always", "clean"],
    ["const { clientConfig = { region: REGION } } = {}; fromIni({ clientConfig })", "always", "clean"],
    [
      "const { clientConfig = { region: REGION } } = settings; fromIni({ clientConfig })",
      "sometimes",
      "unknown: notAnObjectLiteral",
    ],
    [
      "const { a: { clientConfig: c } } = { a: { clientConfig: { region: REGION } } }; fromIni({ clientConfig: c })",
      "always",
      "clean",
    ],
    ["const { profile, ...o } = { profile, clientConfig: { region: REGION } }; fromIni(o)", "always", "clean"],
    ["const { clientConfig, ...o } = { clientConfig: { region: REGION } }; fromIni(o)", "clean", "clean"],
    ["const all = { one: { clientConfig: { region: REGION } } }; fromIni(all.one)", "always", "clean"],
    ['const all = { one: { clientConfig: { region: REGION } } }; fromIni(all["one"])', "always", "clean"],
    [
      "const all = { one: { clientConfig: { region: REGION } } }; fromIni({ clientConfig: all.one.clientConfig })",
      "always",
      "clean",
    ],
    ["let o; o = { clientConfig: { region: REGION } }; fromIni(o)", "always", "clean"],
    [
      "const { clientConfig = { region: REGION } } = { clientConfig: null }; fromIni({ clientConfig })",
      "clean",
      "clean",
    ],
    ["((region = 'a-b') => fromIni({ clientConfig: { region } }))(REGION)", "always", "always"],
    ["((region = 'a-b') => fromIni({ clientConfig: { region } }))(null)", "clean", "clean"],
    ["let region; fromIni({ clientConfig: { region: (region = REGION) } })", "always", "clean"],
    [
      "let region = REGION; on('x', () => { region = undefined; }); fromIni({ clientConfig: { region } })",
      "sometimes",
      "clean",
    ],
    ["let region; try { region = REGION; } catch {} fromIni({ clientConfig: { region } })", "sometimes", "clean"],
    [
      "let region = 'a-b'; for (const r of [REGION]) region = r; fromIni({ clientConfig: { region } })",
      "always",
      "always",
    ],
    // `var` is there before it is given its value, and behind the block in which it is.
    ["fromIni({ clientConfig: { region } }); var region = REGION", "sometimes", "clean"],
    // What was changed elsewhere may be no region.
    [
      "const o = { region: REGION }; on('x', () => delete o.region); fromIni({ clientConfig: { region: o.region } })",
      "sometimes",
      "sometimes",
    ],
    ["let r = REGION; const region = r; r = undefined; fromIni({ clientConfig: { region } })", "always", "clean"],
    ["if (flag) { var region = REGION; } fromIni({ clientConfig: { region } })", "sometimes", "clean"],
    ["if (flag) { var region = REGION; fromIni({ clientConfig: { region } }); }", "always", "clean"],
    ["fromIni(o); var o = { clientConfig: { region: REGION } }", "unknown: changedLater", "unknown: changedLater"],
    [
      "if (flag) { var o = { clientConfig: { region: REGION } }; } fromIni(o)",
      "unknown: changedLater",
      "unknown: changedLater",
    ],
    ["function f() { return fromIni(o); } var o = { clientConfig: { region: REGION } }; f()", "always", "clean"],
    ["let o = {}; if (flag) o = { clientConfig: { region: REGION } }; fromIni(o)", "sometimes", "clean"],
    [
      "let o = { clientConfig: { region: 'a-b' } }; o = { clientConfig: { region: REGION } }; fromIni(o)",
      "always",
      "clean",
    ],
    [
      "let c; if (flag) { c = { region: REGION }; } else { c = { region: 'a-b' }; } fromIni({ clientConfig: c })",
      "always",
      "sometimes",
    ],
    [
      "export const f = (o = { clientConfig: { region: REGION } }) => fromIni(o)",
      "sometimes",
      "unknown: notAnObjectLiteral",
    ],
    [
      "export const f = ({ clientConfig = { region: REGION } }) => fromIni({ clientConfig })",
      "sometimes",
      "unknown: notAnObjectLiteral",
    ],
    [
      "export const f = ({ clientConfig = { region: REGION } } = {}) => fromIni({ clientConfig })",
      "sometimes",
      "unknown: notAnObjectLiteral",
    ],
  ],
  "the choice law": [
    ["fromIni(flag ? { clientConfig: { region: REGION } } : {})", "sometimes", "clean"],
    ["fromIni({ clientConfig: flag ? { region: REGION } : undefined })", "sometimes", "clean"],
    ["fromIni({ clientConfig: flag ? { region: REGION } : { region: 'a-b' } })", "always", "sometimes"],
    ["fromIni({ clientConfig: flag && { region: REGION } })", "sometimes", "clean"],
    ["fromIni({ clientConfig: null || { region: REGION } })", "always", "clean"],
    ["fromIni({ clientConfig: undefined ?? { region: REGION } })", "always", "clean"],
    ["fromIni({ clientConfig: { requestHandler } ?? { region: REGION } })", "clean", "clean"],
    ["fromIni({ clientConfig: 'yes' && { region: REGION } })", "always", "clean"],
    ["fromIni({ clientConfig: false && { region: REGION } })", "clean", "clean"],
    ["fromIni({ clientConfig: (log(), { region: REGION }) })", "always", "clean"],
    ["fromIni({ ...(flag && { clientConfig: { region: REGION } }) })", "sometimes", "clean"],
    ["fromIni({ ...(flag ? { clientConfig: { region: REGION } } : {}) })", "sometimes", "clean"],
    [
      "fromIni({ ...(flag ? { clientConfig: { region: REGION } } : { clientConfig: { region } }) })",
      "always",
      "sometimes",
    ],
    ["fromIni({ clientConfig: { ...(flag && { region: REGION }) } })", "sometimes", "clean"],
    ["fromIni({ clientConfig: { region: flag ? REGION : undefined } })", "sometimes", "clean"],
    ["fromIni({ clientConfig: { region: flag ? REGION : ssoRegion } })", "sometimes", "clean"],
    ["fromIni({ clientConfig: options ?? { region: REGION } })", "sometimes", "unknown: notAnObjectLiteral"],
    // The same test comes out the same.
    ["fromIni({ clientConfig: flag ? { region: flag ? undefined : REGION } : undefined })", "clean", "clean"],
    [
      "fromIni({ ...(flag && { clientConfig: { region: REGION } }), ...(flag && { clientConfig: {} }) })",
      "clean",
      "clean",
    ],
    ["fromIni({ clientConfig: flag ? { ...(!flag && { region: REGION }) } : {} })", "clean", "clean"],
  ],
  "the law of writes": [
    ["fromIni(Object.assign({}, { clientConfig: { region: REGION } }))", "always", "clean"],
    ["fromIni(Object.assign({ clientConfig: { region: REGION } }, { clientConfig: {} }))", "clean", "clean"],
    ["fromIni(Object.assign({ clientConfig: { region: REGION } }, others))", "unknown: spread", "unknown: spread"],
    ["fromIni(Object.freeze({ clientConfig: Object.freeze({ region: REGION }) }))", "always", "clean"],
    ["const o = {}; o.clientConfig = { region: REGION }; fromIni(o)", "always", "clean"],
    ["const o = {} as Options; (o as any).clientConfig = { region: REGION }; fromIni(o!)", "always", "clean"],
    ["const o = { clientConfig: {} }; o.clientConfig.region = REGION; fromIni(o)", "always", "clean"],
    ["const o = { clientConfig: { region: REGION } }; o.clientConfig = {}; fromIni(o)", "clean", "clean"],
    ["const o = { clientConfig: {} }; o.clientConfig.region ??= REGION; fromIni(o)", "always", "clean"],
    ["const o = { clientConfig: { region: 'a-b' } }; o.clientConfig.region ??= REGION; fromIni(o)", "always", "always"],
    [
      "const o = { clientConfig: { region: REGION } }; o.clientConfig ||= { region: 'a-b' }; fromIni(o)",
      "always",
      "clean",
    ],
    ["const o = { clientConfig: { region: REGION } }; delete o.clientConfig.region; fromIni(o)", "clean", "clean"],
    ["const o = { clientConfig: { region: REGION } }; delete o.clientConfig; fromIni(o)", "clean", "clean"],
    ["const o = {}; Object.assign(o, { clientConfig: { region: REGION } }); fromIni(o)", "always", "clean"],
    [
      "const o = { clientConfig: {} }; Object.assign(o.clientConfig, { region: REGION }); fromIni(o)",
      "always",
      "clean",
    ],
    ["const o = {}; if (flag) o.clientConfig = { region: REGION }; fromIni(o)", "sometimes", "clean"],
    ["const o = {}; if (flag) { o.clientConfig = { region: REGION }; fromIni(o); }", "always", "clean"],
    ["const o = {}; if (flag) {} else o.clientConfig = { region: REGION }; fromIni(o)", "sometimes", "clean"],
    ["const o = {}; o.clientConfig = { region: REGION }; export const f = () => fromIni(o)", "always", "clean"],
    [
      "const o = {}; o.clientConfig = { region: REGION }; export function f() { return fromIni(o); }",
      "always",
      "clean",
    ],
    [
      "const o = { clientConfig: { region: REGION } }; o.clientConfig = { ...o.clientConfig, region: undefined }; fromIni(o)",
      "clean",
      "clean",
    ],
    ["const c = {}; c.region = REGION; fromIni({ clientConfig: c })", "always", "clean"],
    ["const c = {}; c.endpoint = REGION; fromIni({ clientConfig: c })", "overriddenSsoEndpoint always", "clean"],
  ],
  "the law of accessors": [
    ["fromIni({ clientConfig: { get region() { return REGION; } } })", "always", "clean"],
    ["fromIni({ clientConfig: { get region() { return REGION; }, set region(r) {} } })", "always", "clean"],
    ["fromIni({ clientConfig: { set region(r) {}, get region() { return REGION; } } })", "always", "clean"],
    ["fromIni({ get clientConfig() { return { region: REGION }; } })", "always", "clean"],
    ["fromIni({ clientConfig: { __proto__: { region: REGION } } })", "unknown: spread", "unknown: spread"],
    ["function f() {} f.clientConfig = { region: REGION }; fromIni({ ...f })", "always", "clean"],
    [
      "class A { get r() { return REGION; } set r(r) {} constructor() { this.r = 'a-b'; } f() { return fromIni({ clientConfig: { region: this.r } }); } }",
      "always",
      "sometimes",
    ],
  ],
  "the call law": [
    ["function f(this: void, region) { return fromIni({ clientConfig: { region } }); } f(REGION)", "always", "clean"],
    [
      "function f(this: void, other, region) { return fromIni({ clientConfig: { region } }); } f('a-b', REGION)",
      "always",
      "clean",
    ],
    ["const make = () => ({ clientConfig: { region: REGION } }); fromIni(make())", "always", "clean"],
    ["function make() { return { clientConfig: { region: REGION } }; } fromIni(make())", "always", "clean"],
    ["function make() { return { region: REGION }; } fromIni({ clientConfig: make() })", "always", "clean"],
    [
      "function make() { if (flag) return { region: REGION }; return {}; } fromIni({ clientConfig: make() })",
      "sometimes",
      "clean",
    ],
    [
      "function make() { if (flag) return { region: REGION }; } fromIni({ clientConfig: make() })",
      "sometimes",
      "clean",
    ],
    [
      "function make() { const c = {}; c.region = REGION; return c; } fromIni({ clientConfig: make() })",
      "always",
      "clean",
    ],
    ["const id = (given) => given; fromIni(id({ clientConfig: { region: REGION } }))", "always", "clean"],
    ["const wrap = (clientConfig) => ({ clientConfig }); fromIni(wrap({ region: REGION }))", "always", "clean"],
    [
      "const wrap = ({ region }) => ({ clientConfig: { region } }); fromIni(wrap({ region: REGION }))",
      "always",
      "clean",
    ],
    ["const wrap = (region = REGION) => ({ clientConfig: { region } }); fromIni(wrap())", "always", "clean"],
    [
      "const wrap = (isIt) => (isIt ? { clientConfig: { region: REGION } } : {}); wrap(1); fromIni(wrap(false))",
      "clean",
      "clean",
    ],
    [
      "const wrap = (clientConfig) => ({ clientConfig }); const twice = (c) => wrap(c); fromIni(twice({ region: REGION }))",
      "always",
      "clean",
    ],
    [
      "const tools = { make() { return { region: REGION }; } }; fromIni({ clientConfig: tools.make() })",
      "always",
      "clean",
    ],
    ["async function make() { return { region: REGION }; } fromIni({ clientConfig: await make() })", "always", "clean"],
    [
      "async function make() { return { region: REGION }; } fromIni({ clientConfig: make() })",
      "unknown: notAnObjectLiteral",
      "unknown: notAnObjectLiteral",
    ],
    ["function connect(o) { return fromIni(o); } connect({ clientConfig: { region: REGION } })", "always", "clean"],
    [
      "function connect(o) { return fromIni(o); } connect({ clientConfig: { region: REGION } }); connect({})",
      "sometimes",
      "clean",
    ],
    [
      "export function connect(o) { return fromIni(o); } connect({ clientConfig: { region: REGION } })",
      "sometimes",
      "unknown: notAnObjectLiteral",
    ],
    [
      "const connect = (o) => fromIni({ ...o, profile }); connect({ clientConfig: { region: REGION } })",
      "always",
      "clean",
    ],
    ["function connect(region) { return fromIni({ clientConfig: { region } }); } connect(REGION)", "always", "clean"],
    ["function connect(o) { o.clientConfig = { region: REGION }; return fromIni(o); } connect({})", "always", "clean"],
    ["((o) => fromIni(o))({ clientConfig: { region: REGION } })", "always", "clean"],
    [
      "const make = (n) => (n ? make(n - 1) : { region: REGION }); fromIni({ clientConfig: make(3) })",
      "sometimes",
      "unknown: tooManyPaths",
    ],
  ],
  "the law of this": [
    ["class A { p = fromIni({ clientConfig: { region: this.r } }); r = REGION; }", "clean", "clean"],
    [
      "class A { r; constructor() { if (flag) this.r = REGION; } f() { return fromIni({ clientConfig: { region: this.r } }); } }",
      "sometimes",
      "clean",
    ],
    [
      "class A { r; constructor() { this.r = REGION; } f() { return fromIni({ clientConfig: { region: this.r } }); } }",
      "always",
      "clean",
    ],
    [
      "class A { r; constructor() { if (flag) return; this.r = REGION; } f() { return fromIni({ clientConfig: { region: this.r } }); } }",
      "sometimes",
      "clean",
    ],
    [
      "class A { c = { region: REGION }; p = this.f(); constructor() { this.c = {}; } f() { return fromIni({ clientConfig: this.c }); } }",
      "unknown: changedLater",
      "unknown: changedLater",
    ],
    [
      "const { [key]: _, ...o } = { clientConfig: { region: REGION } }; fromIni(o)",
      "unknown: computedKey",
      "unknown: computedKey",
    ],
    ["class A { p = () => fromIni({ clientConfig: { region: this.r } }); r = REGION; }", "always", "clean"],
    [
      "class A { r = REGION; f() { return fromIni({ clientConfig: { region: this.r } }); } g() { this.r = undefined; } }",
      "sometimes",
      "clean",
    ],
    [
      "class A { r = REGION; f() { return fromIni({ clientConfig: { region: this.r } }); } } delete new A().r",
      "sometimes",
      "clean",
    ],
    ["class A { o = { clientConfig: { region: REGION } }; f() { return fromIni(this.o); } }", "always", "clean"],
    ["class A { #o = { clientConfig: { region: REGION } }; f() { return fromIni(this.#o); } }", "always", "clean"],
    ["class A { c = { region: REGION }; p = fromIni({ clientConfig: this.c }); }", "always", "clean"],
    ["class A { c = { region: REGION }; f() { return () => fromIni({ clientConfig: this.c }); } }", "always", "clean"],
    [
      "class A { static c = { region: REGION }; static f() { return fromIni({ clientConfig: this.c }); } }",
      "always",
      "clean",
    ],
    [
      "class A { constructor() { this.c = { region: REGION }; } f() { return fromIni({ clientConfig: this.c }); } }",
      "always",
      "clean",
    ],
    [
      "class A { c = { region: REGION }; constructor() { this.c = {}; } f() { return fromIni({ clientConfig: this.c }); } }",
      "clean",
      "clean",
    ],
    [
      "class A { constructor() { this.c = {}; this.c.region = REGION; } f() { return fromIni({ clientConfig: this.c }); } }",
      "always",
      "clean",
    ],
    [
      "class A { constructor() { if (flag) this.c = { region: REGION }; else this.c = {}; } f() { return fromIni({ clientConfig: this.c }); } }",
      "sometimes",
      "clean",
    ],
    [
      "class A { get c() { return { region: REGION }; } f() { return fromIni({ clientConfig: this.c }); } }",
      "always",
      "clean",
    ],
    [
      "class A { make() { return { region: REGION }; } f() { return fromIni({ clientConfig: this.make() }); } }",
      "always",
      "clean",
    ],
    [
      "class A { make = () => ({ region: REGION }); f() { return fromIni({ clientConfig: this.make() }); } }",
      "always",
      "clean",
    ],
    [
      "class A { constructor(o) { this.o = o; } f() { return fromIni(this.o); } } new A({ clientConfig: { region: REGION } })",
      "always",
      "clean",
    ],
    [
      "class A { constructor(private o = { clientConfig: { region: REGION } }) {} f() { return fromIni(this.o); } }",
      "sometimes",
      "unknown: notAnObjectLiteral",
    ],
  ],
};

describe.each(Object.entries(laws))("%s", (_name, law) => {
  it.each(law)("%s", (code, withRegion, without) => {
    const made = (region: string): string =>
      verdict(`import { fromIni } from "${sdk}";\n${code.replaceAll("REGION", region)};`);
    expect([made('"ap-south-1"'), made("undefined")]).toEqual([withRegion, without]);
  });
});

describe("the law of escapes: what may be written unseen is not known", () => {
  it.each([
    "const o = { clientConfig: { region } }; for (const k of keys) o.clientConfig[k] = undefined; fromIni(o)",
    "const o = { clientConfig: { region } }; for (const k of keys) delete o.clientConfig.region; fromIni(o)",
    "const o = { clientConfig: { region } }; fromIni(o); o.clientConfig = {};",
    "const o = {}; keys.forEach(() => { o.clientConfig = { region }; }); fromIni(o)",
    "const o = {}; function set() { o.clientConfig = { region }; } set(); fromIni(o)",
    "const o = {}; f(); o.clientConfig = { region }; function f() { return fromIni(o); }",
    "const o = {}; g(); o.clientConfig = { region }; function f() { return fromIni(o); } function g() { return f(); }",
    "const o = {}; try { o.clientConfig = { region }; check(); } catch {} fromIni(o)",
    "const o = {}; switch (stage) { case 1: o.clientConfig = { region }; } fromIni(o)",
    "const o = {}; flag && (o.clientConfig = { region }); fromIni(o)",
    "const o = {}; for (const stage of stages) { if (stage.isIt) o.clientConfig = { region }; fromIni(o); }",
    "const o = { clientConfig: { region } }; const d = o; delete d.clientConfig; fromIni(o)",
    "const o = { clientConfig: { region } }; const d = o.clientConfig; delete d.region; fromIni(o)",
    "const o = { clientConfig: { region } }; let d; d = o; delete d.clientConfig; fromIni(o)",
    "const o = { clientConfig: { region } }; function strip(x) { delete x.clientConfig; } strip(o); fromIni(o)",
    "const c = { region }; const o = { clientConfig: c }; delete o.clientConfig.region; fromIni({ clientConfig: c })",
    "const b = { clientConfig: { region } }; const o = { ...b }; delete o.clientConfig.region; fromIni(b)",
    "const o = { clientConfig: { region } }; o[key] = undefined; fromIni(o)",
    "class A { o = { clientConfig: { region } }; f() { this.o.clientConfig = {}; } g() { return fromIni(this.o); } }",
    "class A { o = { clientConfig: { region } }; f() { return fromIni(this.o); } } const a = new A(); a.o = {};",
    "class A { o = { clientConfig: { region } }; f() { return fromIni(this.o); } } class B extends A { o = {}; }",
    "class A { o = { clientConfig: { region } }; p = fromIni(this.o); constructor() { this.o.clientConfig = {}; } }",
    "class A { o = { clientConfig: { region } }; f() { const d = this.o; delete d.clientConfig; return fromIni(this.o); } }",
    "const o = {}; (x => { x.clientConfig = { region }; })(o); fromIni(o)",
    "const o = {}; (function (x) { x.clientConfig = { region }; })(o); fromIni(o)",
    "const o = {}; const [a] = [o]; a.clientConfig = { region }; fromIni(o)",
    "const o = {}; [o].forEach((x) => { x.clientConfig = { region }; }); fromIni(o)",
    "const o = {}; for (const x of [o]) x.clientConfig = { region }; fromIni(o)",
    "const o = {}; const list = [o]; list[0].clientConfig = { region }; fromIni(o)",
    "const o = {}; const get = () => o; get().clientConfig = { region }; fromIni(o)",
    "const o = {}; const a = flag ? o : {}; a.clientConfig = { region }; fromIni(o)",
    "const o = {}; const a = null || o; a.clientConfig = { region }; fromIni(o)",
    "const o = {}; (0, o).clientConfig = { region }; fromIni(o)",
    "const o = {}; (flag ? o : {}).clientConfig = { region }; fromIni(o)",
    "const o = {}; const f = (a = o) => { a.clientConfig = { region }; }; f(); fromIni(o)",
    "const o = {}; const { a } = { a: o }; a.clientConfig = { region }; fromIni(o)",
    "const o = {}; class A { constructor(o) { this.o = o; this.o.clientConfig = { region }; } } new A(o); fromIni(o)",
    "const o = {}; class A { o = o; f() { this.o.clientConfig = { region }; } } new A().f(); fromIni(o)",
    "const o = {}; const h = { set(x) { x.clientConfig = { region }; } }; h.set(o); fromIni(o)",
    "const o = {}; function set(x) { x.clientConfig = { region }; } set.call(null, o); fromIni(o)",
    "const o = {}; function set(x) { x.clientConfig = { region }; } const g = set; g(o); fromIni(o)",
    "const o = {}; function set({ x }) { x.clientConfig = { region }; } set({ x: o }); fromIni(o)",
    "const o = { clientConfig: {} }; function set({ clientConfig }) { clientConfig.region = region; } set(o); fromIni(o)",
    "const o = {}; function set(...xs) { xs[0].clientConfig = { region }; } set(o); fromIni(o)",
    "const o = {}; function set() { arguments[0].clientConfig = { region }; } set(o); fromIni(o)",
    "const o = {}; function set(this: void, x) { x.clientConfig = { region }; } set(o); fromIni(o)",
    "const o = { set() { this.clientConfig = { region }; } }; o.set(); fromIni(o)",
    "const c = {}; const o = {}; o.clientConfig = c; o.clientConfig.region = region; fromIni({ clientConfig: c })",
    "const c = {}; const o = { a: { clientConfig: c } }; o.a.clientConfig.region = region; fromIni({ clientConfig: c })",
    "const c = {}; let o; o = { clientConfig: c }; o.clientConfig.region = region; fromIni({ clientConfig: c })",
    "const c = {}; const o = { clientConfig: c }; const d = o.clientConfig; d.region = region; fromIni({ clientConfig: c })",
    "const c = {}; const o = { clientConfig: c }; const { clientConfig: d } = o; d.region = region; fromIni({ clientConfig: c })",
    "const c = {}; const o = { ...{ clientConfig: c } }; o.clientConfig.region = region; fromIni({ clientConfig: c })",
    "const b = { clientConfig: {} }; const o = Object.assign({}, b); o.clientConfig.region = region; fromIni(b)",
    "const b = { clientConfig: {} }; const o = Object.freeze(b); o.clientConfig.region = region; fromIni(b)",
    "class A { o = {}; f() { const { o } = this; o.clientConfig = { region }; return fromIni(this.o); } }",
    "class A { o = {}; constructor(given) { Object.assign(this, given); } f() { return fromIni(this.o); } }",
    "class A { #o = {}; static set(a) { a.#o = { clientConfig: { region } }; } f() { return fromIni(this.#o); } }",
    "class A { constructor() { const c = {}; this.p = fromIni({ clientConfig: c }); this.o = c; } f() { const o = this.o; o.region = region; } }",
    "class A { constructor() { const c = {}; this.p = fromIni({ clientConfig: c }); this.o = { c }; } f() { const o = this.o; o.c.region = region; } }",
    "class A { constructor() { const c = {}; this.p = fromIni({ clientConfig: c }); this.o = { c }; } f() { const o = this.o.c; o.region = region; } }",
    "class A { constructor() { const c = {}; this.p = fromIni({ clientConfig: c }); this.o = {}; Object.assign(this, { o: c }); } f() { this.o.region = region; } }",
    "class A { constructor() { const c = {}; this.p = fromIni({ clientConfig: c }); this.a = { c }; } get o() { return this.a.c; } f() { this.o.region = region; } }",
    "class A { constructor(private o) { const c = {}; this.p = fromIni({ clientConfig: c }); this.a = { c }; } f() { this.o.region = region; } }",
    "const c = {}; class A { o = {}; f() { ({ o: this.o } = { o: c }); this.o.region = region; } } fromIni({ clientConfig: c })",
    "const c = {}; const wrap = (c) => ({ c }); wrap(c).c.region = region; fromIni({ clientConfig: c })",
    "const c = {}; function same(c) { const d = c; return d; } same(c).region = region; fromIni({ clientConfig: c })",
    "const m = new Map(); const o = {}; m.set(1, o); m.get(1).clientConfig = { region }; fromIni(o)",
    "const o = {}; function* g() { yield o; } g().next().value.clientConfig = { region }; fromIni(o)",
  ])("%s", (code) => {
    expect(verdict(`import { fromIni } from "${sdk}";\n${code};`)).toBe("unknown: changedLater");
  });
});

describe("what is only read, or handed to code that is not seen, is taken to stay", () => {
  it.each([
    "const o = { clientConfig: { region } }; log(o); new STSClient(o.clientConfig); fromIni(o)",
    "const o = { clientConfig: {} }; o.clientConfig.region = region; log(o.clientConfig); fromIni(o)",
    "const o = { clientConfig: { region } }; function show(x) { return x.clientConfig; } show(o); fromIni(o)",
    "const o = { clientConfig: { region } }; function make() { const p = {}; p.clientConfig = {}; return p; } all.push(o, make()); fromIni(o)",
    "const c = { region }; const o = { clientConfig: c }; class A { constructor() { this.region = region; } } use(new A()); fromIni(o)",
    "class A { constructor() { const c = { region }; this.p = fromIni({ clientConfig: c }); this.o = { c }; } f() { const o = this.o; o.region = undefined; } }",
    "class A { constructor() { const c = { region }; this.p = fromIni({ clientConfig: c }); this.o = { clientConfig: c }; } f(c) { this.o.clientConfig = c; } }",
  ])("%s", (code) => {
    expect(verdict(`import { fromIni } from "${sdk}";\n${code};`)).toBe("always");
  });
});

describe("factories have the same laws", () => {
  const options = "{ clientConfig: { region } }";
  it.each([
    [`const make = fromIni; make(${options})`, "always"],
    [`const f = { ini: fromIni }; f.ini(${options})`, "always"],
    [`const f = { ini: fromIni }; const { ini } = f; ini(${options})`, "always"],
    [`const make = flag ? fromIni : fromNodeProviderChain; make(${options})`, "always"],
    [`(flag ? fromIni : fromNodeProviderChain)(${options})`, "always"],
    [`const make = flag ? fromIni : other; make(${options})`, "sometimes"],
    [`export const f = (make = fromIni) => make(${options})`, "sometimes"],
    [`const f = (make) => make(${options}); f(fromIni)`, "always"],
    [`fromIni.call(undefined, ${options})`, "always"],
    [`fromIni.apply(undefined, [${options}])`, "always"],
    ["fromIni.apply(undefined, args)", "unknown: spreadArguments"],
    [`fromIni.bind(undefined, ${options})()`, "always"],
    [`const make = fromIni.bind(undefined, ${options}); make()`, "always"],
    [`const make = fromIni.bind(undefined); make(${options})`, "always"],
    [`fromIni?.(${options})`, "always"],
    [`class A { make = fromIni; f() { return this.make(${options}); } }`, "always"],
    ["const make = fromIni; make({})", "clean"],
    [`const f = { ini: other }; f.ini(${options}); log(fromIni)`, "unknown: handedOn"],
    [`const f = { ini: fromIni }; f.ini = mock; f.ini(${options})`, "unknown: handedOn"],
  ])("%s", (code, said) => {
    expect(verdict(`import { fromIni, fromNodeProviderChain } from "${sdk}";\n${code};`)).toBe(said);
  });

  it.each([
    `import providers = require("${sdk}"); providers.fromIni(${options})`,
    `import("${sdk}").then(({ fromIni }) => fromIni(${options}))`,
    `import("${sdk}").then((providers) => providers.fromIni(${options}))`,
    `import("${sdk}").then(function ({ fromIni: ini }) { return ini(${options}); })`,
    `(await import("${sdk}")).fromIni(${options})`,
    `const loading = import("${sdk}"); const { fromIni } = await loading; fromIni(${options})`,
    `let fromIni; ({ fromIni } = require("${sdk}")); fromIni(${options})`,
    `let ini; ini = require("${sdk}").fromIni; ini(${options})`,
    `const { fromSSO, ...rest } = require("${sdk}"); rest.fromIni(${options})`,
    `const { fromIni = other } = require("${sdk}"); fromIni(${options})`,
    `import { createRequire } from "node:module"; const load = createRequire(import.meta.url); load("${sdk}").fromIni(${options})`,
    `const providers = __importStar(require("${sdk}")); providers.fromIni(${options})`,
    `const providers = tslib_1.__importStar(require("${sdk}")); providers.fromIni(${options})`,
    `import providers from "${sdk}"; providers.fromIni(${options})`,
    `const providers = __importDefault(require("${sdk}")); providers.default.fromIni(${options})`,
    `const { default: { fromIni } } = await import("${sdk}"); fromIni(${options})`,
    `const [{ S3Client }, { fromIni }] = await Promise.all([import("./s3.js"), import("${sdk}")]); fromIni(${options})`,
    `let fromIni; [{ S3Client }, { fromIni }] = await Promise.all([import("./s3.js"), import("${sdk}")]); fromIni(${options})`,
    `const [, providers] = await Promise.all([one, import("${sdk}")]); providers.fromIni(${options})`,
    `const all = Promise.all([import("${sdk}")]); const [{ fromIni: ini }] = await all; ini(${options})`,
    `Promise.all([one, import("${sdk}")]).then(([, { fromIni }]) => fromIni(${options}))`,
    `const load = () => import("${sdk}"); const { fromIni } = await load(); fromIni(${options})`,
    `const load = () => import("${sdk}"); load().then(({ fromIni }) => fromIni(${options}))`,
    `async function load() { try { return await import("${sdk}"); } catch { throw new Error(help); } } (await load()).fromIni(${options})`,
    `const { fromIni } = await load<typeof import("${sdk}")>(name); fromIni(${options})`,
    `const [{ fromIni }] = await Promise.all([load<typeof import("${sdk}")>(name)]); fromIni(${options})`,
    `const { fromIni } = (await load(name)) as typeof import("${sdk}"); fromIni(${options})`,
    `export const make = (providers: typeof import("${sdk}")) => providers.fromIni(${options})`,
    `let sdk: typeof import('${sdk}') | undefined; sdk ??= await load(name); sdk.fromIni(${options})`,
    `import { fromIni } from "npm:${sdk}"; fromIni(${options})`,
    `import { fromIni } from "npm:${sdk}@3.1069.0"; fromIni(${options})`,
    `import { fromIni } from "npm:/${sdk}@^3/dist-cjs/index.js"; fromIni(${options})`,
  ])("%s", (code) => {
    expect(verdict(`${code};`)).toBe("always");
  });

  it.each([
    `const [{ fromIni }] = await Promise.all([...others, import("${sdk}")]); fromIni(${options})`,
    `const [{ fromIni }] = await Promise.all([one, import("${sdk}")]); fromIni(${options})`,
    `const [{ fromIni }] = await Promise.all(imports(import("${sdk}"))); fromIni(${options})`,
    `function load() { return load(); } const { fromIni } = await load(); fromIni(${options})`,
    `import { fromIni } from "npm:@acme/credentials@1.0.0"; fromIni(${options})`,
    `const { fromIni } = await load<typeof import("./mine.js")>(name); fromIni(${options})`,
    `const { fromIni } = await load<Partial<typeof import("${sdk}")>>(name); fromIni(${options})`,
    `const mock = { fromIni: () => other } as unknown as typeof import("${sdk}"); mock.fromIni(${options})`,
  ])("none: %s", (code) => {
    expect(verdict(`${code};`)).toBe("clean");
  });

  it("and those of packages that the settings name", () => {
    const code = `import { fromIni } from "@acme/aws"; const make = fromIni; make(${options});`;
    expect(verdict(code)).toBe("clean");
    expect(verdict(code, { ...noSettings, modules: ["@acme/aws"] })).toBe("always");
  });
});

it("in `with`, a name may be anything", () => {
  const factory = `const { fromIni } = require("${sdk}");`;
  const said = (code: string): string => verdict(`${factory} ${code}`, noSettings, "a.cjs");
  expect(said("with (all) { fromIni({ clientConfig: { region } }); }")).toBe("unknown: calledInWith");
  expect(said("const o = {}; with (all) { o.clientConfig = { region }; fromIni(o); }")).toBe("unknown: calledInWith");
});

describe("settings and claims count on every path", () => {
  const signIn = "ssoStartUrl: 'https://x', ssoAccountId: '1', ssoRoleName: 'R', ssoRegion: 'us-west-2'";
  const settings: Settings = { ...noSettings, ssoRegion: "us-west-2", profiles: new Map([["ci", null]]) };
  it.each([
    ["fromIni({ clientConfig: flag ? { region: 'us-west-2' } : {} })", "clean"],
    ["fromIni({ clientConfig: flag ? { region: 'us-west-2' } : { region: 'a-b' } })", "sometimes"],
    ["fromIni({ clientConfig: flag ? { region: ssoRegion } : undefined })", "clean"],
    ["fromIni({ clientConfig: 'eu-central-1' })", "clean"],
    ["fromIni({ clientConfig: { region: flag ? ssoRegion : null } })", "clean"],
    ["fromIni({ clientConfig: { region: (flag ? undefined : null) || 'a-b' } })", "always"],
    ["fromIni(flag ? { profile: 'ci', clientConfig: { region } } : {})", "clean"],
    ["const o = {}; o.clientConfig = { region: 'a-b' /* sso_region */ }; fromIni(o)", "contradictedSsoRegion always"],
    ["fromSSO(flag ? { ssoClient, clientConfig: { region } } : {})", "unknown: ssoClient"],
    ["fromSSO(flag ? { ssoRegion, clientConfig: { region } } : {})", "unknown: ssoFields"],
    [`fromSSO(flag ? { ${signIn}, clientConfig: {} } : {})`, "clean"],
    [`fromSSO(flag ? { ${signIn}, clientConfig: { region } } : {})`, "unknown: ssoFields"],
    [`fromSSO(flag ? { ${signIn.replace("us-west-2", "a-b")}, clientConfig: {} } : {})`, "unknown: ssoFields"],
  ])("%s", (code, said) => {
    expect(verdict(`import { fromIni, fromSSO } from "${sdk}";\n${code};`, settings)).toBe(said);
  });
});

it("a profile or a test that too many paths lead to hides nothing else", () => {
  const config = Array.from({ length: 12 }, (_, i) => `if (f${i}) config = { ...config, k${i} };`).join("\n");
  const profile = "const profile = typeof config.profile === 'string' ? config.profile : undefined;";
  const said = (call: string): string =>
    verdict(`import { fromIni } from "${sdk}";\nlet config = read();\n${config}\n${profile}\n${call};`);
  expect(said("fromIni(profile ? { profile } : {})")).toBe("clean");
  expect(said("fromIni({ profile, ...(flag && { clientConfig: { region } }) })")).toBe("sometimes");
  expect(said("fromIni(profile ? { profile, clientConfig: { region } } : {})")).toBe("sometimes");
  expect(said("fromIni(config)")).toBe("unknown: tooManyPaths");
});

describe("comes to an end", () => {
  const nested = (depth: number): string =>
    depth === 0 ? "{ region }" : `(f${depth} ? ${nested(depth - 1)} : ${nested(depth - 1)})`;
  it.each([
    ["many choices", `fromIni({ clientConfig: ${nested(9)} })`],
    [
      "deep calls",
      `${Array.from({ length: 80 }, (_, i) => `const f${i + 1} = () => f${i}();`).join("\n")} const f0 = () => ({ region }); fromIni({ clientConfig: f80() })`,
    ],
    [
      "many spreads",
      `fromIni({ ${Array.from({ length: 20 }, (_, i) => `...(f${i} && { clientConfig: { region: r${i} } })`).join(", ")} })`,
    ],
  ])("%s", (_name, code) => {
    expect(verdict(`import { fromIni } from "${sdk}";\n${code};`)).toBe("unknown: tooManyPaths");
  });

  it("a chain of names for a factory is followed to its end", () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => `const f${i + 1} = f${i};`).join("\n");
    expect(verdict(`import { fromIni as f0 } from "${sdk}";\n${chain}\nregister(f10000)`)).toBe("unknown: handedOn");
  });

  it("a chain of hoisted functions is followed to its end", () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => `function f${i + 1}() { return f${i}(); }`).join("\n");
    const code = `const o = {}; o.clientConfig = { region }; f10000(); function f0() { return fromIni(o); }\n${chain}`;
    expect(verdict(`import { fromIni } from "${sdk}";\n${code}`)).toBe("always");
  });
});

describe("names mean what they spell", () => {
  it.each([
    String.raw`fromIni({ client\u0043onfig: { region } })`,
    String.raw`fromIni({ client\u{43}onfig: { region } })`,
    String.raw`fromIni({ "client\x43onfig": { region } })`,
    String.raw`fromIni({ "client\Config": { region } })`,
    String.raw`const o = {}; o["cl\u{0069}entConfig"] = { region }; fromIni(o)`,
    'fromIni({ "client\\\nConfig": { region } })',
  ])("%s", (code) => {
    expect(verdict(`import { fromIni } from "${sdk}";\n${code};`)).toBe("always");
  });

  it("and a script may spell in octal", () => {
    const code = String.raw`fromIni({ "client\103onfig": { region } })`;
    expect(verdict(`const { fromIni } = require("${sdk}");\n${code};`, noSettings, "a.cjs")).toBe("always");
  });
});
