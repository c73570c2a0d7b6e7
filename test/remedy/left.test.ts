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
  ["typedOptions", "const c: Record<string, unknown> = { region, a: 1 }; fromIni({ clientConfig: c })"],
  ["typedOptions", "import type { Mine } from './mine'; const o: Mine = { clientConfig: { region } }; fromIni(o)"],
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
  ["severalWays", "fromIni({ clientConfig: flag ? { region, requestHandler } : undefined })"],
  ["severalWays", "fromSSO({ ...(flag && { clientConfig: { region } }) })"],
  ["severalWays", "const o = flag ? { clientConfig: { region } } : {}; use(o); fromIni(o)"],
  ["severalWays", "const o = {}; o.clientConfig = { region }; export { o }; fromIni(o)"],
  ["severalWays", "fromIni(flag ? { clientConfig: { region }, parentClientConfig } : {})"],
  ["severalWays", "fromIni(Object.assign({ clientConfig: { region } }, { clientConfig: { region } }))"],
  ["severalWays", "const c = {}; c.region = 'a-b'; fromIni({ clientConfig: c })"],
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
  ["severalWays", "class A { o = { clientConfig: { region } }; f() { return fromIni(this.o); } }"],
  ["severalWays", "const f = (o) => fromIni(o); f({ clientConfig: { region } })"],
  ["typedOptions", "const o: Mine = flag ? { clientConfig: { region } } : {}; fromIni(o)"],
  ["endpoint", "fromIni(flag ? { clientConfig: { endpoint } } : {})"],
  ["notSso", "fromIni({ profile: 'pod', clientConfig: flag ? { region } : undefined })"],
  ["severalFactories", "const make = flag ? fromIni : fromSSO; make({ clientConfig: { region } })"],
  ["severalFactories", "export const f = (make = fromIni) => make({ clientConfig: { region } })"],
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
    ["pin", "const c = { region, a: 1 }; use(c); fromSSO({ profile: 'dev', clientConfig: c })"],
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
