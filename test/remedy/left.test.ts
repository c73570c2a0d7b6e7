import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import type { LeftReason } from "../../src/remedy/messages.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { fixture } from "../fixture-files.ts";

const settings = { ...anyProject.settings, ssoSessions: new Map([["known", "abc"]]) };
const project = { ...anyProject, settings };
const sharedConfig = loadSharedConfig({ awsConfig: fixture("aws-config"), env: {} });

/** Why the one call in some code is left as it is; else what became of it. */
function outcome(code: string): string | undefined {
  const source = `import { fromIni, fromSSO } from "@aws-sdk/credential-providers";\n${code}`;
  const parsed = parse(source, "a.ts");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  const { text, outcomes } = rewrite(parsed.tree, "explicit", { project, sharedConfig });
  const [only] = outcomes;
  if (only?.remedy.kind !== "left") return only?.remedy.kind;
  expect(text).toBe(source);
  return only.remedy.reason;
}

const cases: readonly (readonly [LeftReason, string])[] = [
  ["endpoint", "fromIni({ clientConfig: { endpoint } })"],
  ["ssoClient", "import { SSOClient } from '@aws-sdk/client-sso'; fromSSO({ ssoClient: new SSOClient({ region }) })"],
  [
    "sharedSsoClient",
    "import { SSOClient } from '@aws-sdk/client-sso'; const ssoClient = new SSOClient({ region }); use(ssoClient); fromSSO({ profile: 'dev', ssoClient })",
  ],
  ["sharedOptions", "const o = { ssoRegion }; use(o); fromIni(o)"],
  ["separateClientConfig", "fromIni({ clientConfig: { ...{ region }, a: 1 } })"],
  ["separateClientConfig", "fromIni({ ...{ parentClientConfig: { a: 1 } }, clientConfig: { region } })"],
  ["typedOptions", "fromIni({ clientConfig: { region, a: 1 } } satisfies Mine)"],
  ["typedOptions", "fromIni({ clientConfig: { region, a: 1 } as object })"],
  ["typedOptions", "fromSSO({ clientConfig: { region, a: 1 } as Mine })"],
  ["typedOptions", "const base = { region }; fromIni({ clientConfig: { ...base, a: 1 } satisfies Mine })"],
  ["typedOptions", "const base = { region }; fromSSO({ clientConfig: { ...base, a: 1 } satisfies Mine })"],
  [
    "severalWays",
    "interface Mine { region?: string } const c: Mine = {}; c.region = 'a-b'; const o = { clientConfig: c }; use(o); fromIni(o)",
  ],
  ["typedOptions", "const c: Record<string, unknown> = { region, a: 1 }; fromIni({ clientConfig: c })"],
  ["typedOptions", "import type { Mine } from './mine'; const o: Mine = { clientConfig: { region } }; fromIni(o)"],
  [
    "typedOptions",
    "import type { FromIniInit } from '@aws-sdk/credential-provider-ini'; const o: Pick<FromIniInit, 'clientConfig'> = { clientConfig: { region } }; fromIni(o)",
  ],
  ["typedOptions", "interface Mine { clientConfig?: C } const o: Mine = { clientConfig: { region } }; fromIni(o)"],
  ["comment", "fromSSO({ clientConfig: { region: /* ticket 12 */ 'a-b', a: 1 } })"],
  ["comment", "fromIni({ clientConfig: { region }, parentClientConfig: { region: 'a-b' /* ticket 12 */ + 'c' } })"],
  ["sideEffects", "fromIni({ clientConfig: { a: make(), region: await find(), b: make() } })"],
  [
    "sideEffects",
    "fromIni({ clientConfig: { region: find() }, profile: make(), parentClientConfig: { region: 'a-b' } })",
  ],
  ["sideEffects", "const c = { get region() { return find(); }, a: 1 }; use(c); fromIni({ clientConfig: c })"],
  ["duplicateKey", "fromIni({ clientConfig: { region: 'a-b' }, clientConfig: { region } })"],
  ["duplicateKey", "fromIni({ clientConfig: { region }, parentClientConfig: { region: 'a-b', region: 'c-d' } })"],
  ["spread", "fromIni({ ...rest, clientConfig: { region } })"],
  ["spread", "fromSSO({ ...rest, clientConfig: { region } })"],
  ["spread", "fromSSO({ clientConfig: { ...rest, region } })"],
  ["sideEffects", "fromIni({ clientConfig: { region }, parentClientConfig: { region: make() } })"],
  ["sideEffects", "fromIni({ clientConfig: { region: make?.() } })"],
  ["sideEffects", "fromIni({ ssoRegion: make() })"],
  ["duplicateKey", "fromSSO({ clientConfig: { region: 'q' }, ...{ clientConfig: { region: 'r' } } })"],
  ["duplicateKey", "const base = { clientConfig: { region } }; fromIni({ clientConfig: { region: 'q' }, ...base })"],
  ["spreadOption", "const base = { ssoRegion: 'x' }; fromIni({ ssoRegion: 'y', ...base })"],
  ["besideParent", "fromIni(flag ? { clientConfig: { region }, parentClientConfig } : {})"],
  ["besideParent", "const o = { parentClientConfig: { region } }; o.clientConfig = { region }; fromIni(o)"],
  ["severalWays", "fromIni(Object.assign({ clientConfig: { region } }, { clientConfig: { region } }))"],
  // Another `clientConfig` would come to light, or one that cannot be followed stay.
  [
    "severalWays",
    "const o = { clientConfig: { region } }; use(o); fromIni(Object.assign({}, o, { clientConfig: flag ? { region } : {} }))",
  ],
  [
    "severalWays",
    "const o = { clientConfig: { region } }; use(o); fromIni({ ...o, clientConfig: flag ? { region } : { region } })",
  ],
  ["severalWays", "fromIni({ ...others, clientConfig: flag ? { region } : { region } })"],
  [
    "severalWays",
    "const o = { clientConfig: { region } }; on('x', () => { o.clientConfig.region = x; }); fromIni(flag ? o : { clientConfig: { region } })",
  ],
  ["severalWays", "const make = () => ({ clientConfig: { region } }); make(); fromIni(make())"],
  ["severalWays", "fromIni({ clientConfig: flag() ? { region, requestHandler } : undefined })"],
  ["severalWays", "fromIni({ clientConfig: flag ? { region: find(), requestHandler: make() } : undefined })"],
  ["severalWays", "fromIni({ clientConfig: given ?? { region, requestHandler } })"],
  ["severalWays", "fromIni({ clientConfig: { ...(flag && { region, requestHandler }) } })"],
  ["severalWays", "fromIni({ clientConfig: { ...rest, ...(flag && { region }) } })"],
  ["severalWays", "fromIni({ clientConfig: { a: 1 }, ...(flag && { clientConfig: { region, a: 2 } }) })"],
  ["severalWays", "const o = { clientConfig: { a: 1, region: 'a-b' } }; o.clientConfig.region ??= region; fromIni(o)"],
  [
    "severalWays",
    "const o = { clientConfig: flag ? { a: 1 } : null }; o.clientConfig ??= { region, b: 1 }; fromIni(o)",
  ],
  [
    "severalWays",
    "const o = { clientConfig: { ...(flag && { region }) } }; o.clientConfig.region ||= make(); fromIni(o)",
  ],
  ["severalWays", "const o = {}; o.clientConfig = { region }; // ticket 12\nfromSSO(o)"],
  ["severalWays", "const o = {}; if (flag) o.clientConfig = { region }; else stop(); fromSSO(o)"],
  ["severalWays", "fromSSO({ clientConfig: flag ? { region: find() } : undefined })"],
  ["severalWays", "fromSSO({ clientConfig: flag() ? { region } : undefined })"],
  [
    "severalWays",
    "fromSSO({ ...(flag && { clientConfig: { region: 'a-b' } }), ...(flag && { clientConfig: { region } }) })",
  ],
  ["severalWays", "const f = (o) => fromIni(o); f({ clientConfig: { region } }); use(f)"],
  ["severalWays", "export const f = (o) => fromIni(o); f({ clientConfig: { region } })"],
  ["severalWays", "class A { o = { clientConfig: { region: process.env.R } }; f() { return fromIni(this.o); } }"],
  ["severalWays", "class A { o = flag ? { clientConfig: { region, a: 1 } } : {}; f() { return fromIni(this.o); } }"],
  ["severalWays", "class A { get o() { return { clientConfig: { region } }; } f() { return fromIni(this.o); } }"],
  ["severalWays", "class A { o = { clientConfig: { region } }; f() { return fromIni(this.o as Mine); } }"],
  ["severalWays", "class A { get c() { return { region, a: 1 }; } f() { return fromIni({ clientConfig: this.c }); } }"],
  ["severalWays", "fromIni({ clientConfig: flag ? ({ region, a: 1 } satisfies Mine) : undefined })"],
  ["typedOptions", "class A { o: Mine = { clientConfig: { region } }; f() { return fromIni(this.o); } }"],
  ["typedOptions", "const f = (o: Mine) => fromIni(o); f({ clientConfig: { region } })"],
  ["severalWays", "fromSSO({ profile: 'dev', clientConfig: flag ? { region: find() } : undefined })"],
  ["typedOptions", "const o: Mine = flag ? { clientConfig: { region } } : {}; fromIni(o)"],
  ["endpoint", "fromIni(flag ? { clientConfig: { endpoint } } : {})"],
  ["notSso", "fromIni({ profile: 'pod', clientConfig: flag ? { region } : undefined })"],
  ["severalFactories", "const make = flag ? fromIni : other; make({ clientConfig: { region } })"],
  ["severalFactories", "const make = flag ? fromIni : fromSSO; make({ ssoClient, clientConfig: { region } })"],
  ["severalFactories", "const make = flag ? fromIni : fromSSO; make({ clientConfig: { endpoint } })"],
  [
    "severalFactories",
    "(flag ? fromIni.bind(0, { clientConfig: { region } }) : fromSSO)({ clientConfig: { region } })",
  ],
  ["severalFactories", "export const f = (make = fromIni) => make({ clientConfig: { region } })"],
  // Without the `ssoRegion`, the region would override.
  ["severalWays", "fromSSO({ ssoRegion, clientConfig: flag ? { region } : undefined })"],
  ["severalWays", "fromIni({ ssoRegion, ...(flag && { clientConfig: { region } }) })"],
  ["ownAccount", "fromSSO({ ssoRegion, ssoAccountId })"],
  ["missingSsoSession", "fromSSO({ profile: 'known', ssoRegion, ssoStartUrl, ssoAccountId, ssoRoleName })"],
  ["notSso", "fromIni({ profile: 'pod', clientConfig: { region } })"],
];

describe("a call that cannot be rewritten safely is left as it is, byte for byte", () => {
  it.each(cases)("%s: %s", (reason, code) => {
    expect(outcome(code)).toBe(reason);
  });
});

describe("and one that can be is not left", () => {
  it.each([
    ["defer", "const make = flag ? fromIni : fromSSO; make({ clientConfig: { region } })"],
    ["defer", "const o = {}; if (flag) o.clientConfig = { region, a: 1 }; fromIni(o)"],
    ["defer", "const o = { clientConfig: { a: 1 } }; o.clientConfig.region ??= region; fromIni(o)"],
    ["pin", "const c = { region, a: 1 }; use(c); fromSSO({ profile: 'dev', clientConfig: c })"],
    ["defer", "const c = {}; c.region = 'a-b'; fromIni({ clientConfig: c })"],
    ["defer", "const r = 'a-b'; const c = { region: r, a: 1 }; fromIni({ clientConfig: c })"],
    ["defer", "fromIni({ clientConfig: { region: make() } })"],
    ["defer", "fromSSO({ ...rest, clientConfig: { region, a: 1 } })"],
    ["defer", "const c: { region: string; a: number } = { region, a: 1 }; fromIni({ clientConfig: c })"],
    ["defer", "type Mine = { clientConfig: C }; const o: Mine = { clientConfig: { region } }; fromIni(o)"],
    ["defer", "const base = { clientConfig: { region } }; fromIni({ ...base })"],
    [undefined, "fromIni({ clientConfig: { region: x ? ssoRegion : undefined } })"],
  ])("%s: %s", (remedy, code) => {
    expect(outcome(code)).toBe(remedy);
  });
});
