import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import { noSettings } from "../../src/settings/settings.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";

/** The verdicts on the calls in some code, in a word or two: "clean", "overridden by region", "unknown: spread". */
function verdicts(code: string): string[] {
  const parsed = parse(`import { fromIni, fromSSO } from "@aws-sdk/credential-providers";\n${code}`, "a.ts");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  return providerCalls(parsed.tree).map((call) => {
    const verdict = verdictOf(call, parsed.tree, noSettings);
    if (verdict.kind === "unknown") return `unknown: ${verdict.reason}`;
    return verdict.kind === "clean" ? "clean" : verdict.code;
  });
}

describe("what cannot be known from the source is unknown, with a reason", () => {
  it.each([
    ["fromIni(options)", "unknown: notAnObjectLiteral"],
    ["fromIni(...args)", "unknown: spreadArguments"],
    ["fromIni({ clientConfig })", "unknown: notAnObjectLiteral"],
    ["fromIni({ clientConfig: make() })", "unknown: notAnObjectLiteral"],
    ["fromIni({ clientConfig: { region }, ...options })", "unknown: spread"],
    ["fromIni({ clientConfig: { region, ...options } })", "unknown: spread"],
    ["fromIni({ clientConfig: { region, [key]: undefined } })", "unknown: computedKey"],
    ["const o = { clientConfig: { region } }; Object.assign(o, more); fromIni(o)", "unknown: spread"],
    ["const a = { ...b }; const b = { ...a }; fromIni(a)", "unknown: tooManyPaths"],
    ["const a = b; const b = a; fromIni(a)", "unknown: tooManyPaths"],
    ["fromSSO({ ssoClient })", "unknown: ssoClient"],
    ["fromSSO({ ssoStartUrl, clientConfig: { region } })", "unknown: incompleteSsoFields"],
  ])("%s", (code, verdict) => {
    expect(verdicts(code)).toEqual([verdict]);
  });
});

describe("a spread is looked into where the source shows what it brings", () => {
  it.each([
    ["const base = { clientConfig: { region } }; fromIni({ ...base, profile })", "overriddenSsoRegion"],
    ["fromIni({ ...options, clientConfig: { region } })", "overriddenSsoRegion"],
    ["fromIni({ clientConfig: { region, ...(proxy ? { requestHandler: proxy } : {}) } })", "overriddenSsoRegion"],
    ["fromIni({ clientConfig: { region, ...(proxy && { requestHandler: proxy }) } })", "overriddenSsoRegion"],
    ["fromIni({ ...undefined })", "clean"],
  ])("%s", (code, verdict) => {
    expect(verdicts(code)).toEqual([verdict]);
  });
});

it("gives a verdict on each call, in the order of the source", () => {
  expect(verdicts("fromSSO({ clientConfig: { region } }); fromIni(); fromIni(x);")).toEqual([
    "overriddenSsoRegion",
    "clean",
    "unknown: notAnObjectLiteral",
  ]);
});

describe("an object that is changed under another name, or in another way, is not taken for what it was", () => {
  it.each([
    "const d = c; delete d.region;",
    "for (c.region of regions) log(c);",
    "({ region: c.region } = other);",
    "[c.region] = regions;",
    'Reflect.deleteProperty(c, "region");',
    "c.region += suffix;",
    "c.count++;",
    'Object.defineProperty(c, "region", { value: undefined });',
  ])("%s", (change) => {
    expect(verdicts(`const c = { region: "a-b", count: 1 }; ${change} fromIni({ clientConfig: c });`)).toEqual([
      "unknown: changedLater",
    ]);
  });

  it("but what merely reads it changes nothing", () => {
    const reads = "log(c.region); const d = c; log(d.region); x = c.region; other[c.region] = 1;";
    expect(verdicts(`const c = { region: "a-b" }; ${reads} fromIni({ clientConfig: c });`)).toEqual([
      "overriddenSsoRegion",
    ]);
  });
});

it("comes to an end whatever is spread into what", () => {
  const levels = Array.from({ length: 24 }, (_, level) => `const a${level + 1} = { ...a${level}, ...a${level} };`);
  expect(verdicts(`const a0 = {}; ${levels.join(" ")} fromIni(a24);`)).toEqual(["unknown: tooManyPaths"]);
});

it("a complete set of SSO fields and the same region beside it is clean", () => {
  const fields = "ssoStartUrl, ssoAccountId, ssoRoleName, ssoRegion: 'us-west-2'";
  expect(verdicts(`fromSSO({ ${fields}, clientConfig: { region: 'us-west-2' } });`)).toEqual(["clean"]);
  expect(verdicts(`fromSSO({ ${fields}, clientConfig: { region: 'eu-west-1' } });`)).toEqual(["beatenSsoRegion"]);
  expect(verdicts(`fromSSO({ ${fields}, clientConfig });`)).toEqual(["unknown: notAnObjectLiteral"]);
});
