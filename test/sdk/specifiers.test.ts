import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import { mayImportFactory } from "../../src/sdk/specifiers.ts";
import { examplePrograms, fixturePrograms, type Program } from "../corpus/programs.ts";
import { mutantsOf } from "../corpus/mutants.ts";

const modules = ["@acme/aws-credentials", "./aws (own)"];

describe("a file can import a factory", () => {
  it.each([
    `import { fromIni } from "@aws-sdk/credential-providers";`,
    `require('@aws-sdk/credential-provider-node')`,
    "await import(`@aws-sdk/credential-provider-sso/dist-cjs/index.js`)",
    `import{fromIni}from"@aws-sdk/credential-providers"`,
    `export * from "@acme/aws-credentials";`,
    `require("./aws (own)")`,
    String.raw`require("\x40aws-sdk\u002Fcredential\u{2d}providers")`,
    String.raw`require("\100aws-sdk/\credential-providers")`,
    String.raw`require("@aws-sdk\/credential-providers")`,
    `require("@aws-sdk/credential-\\\r\nproviders")`,
    `import { fromIni } from "npm:@aws-sdk/credential-providers@3.1069.0";`,
    String.raw`await import("n\x70m:\/@aws-sdk/credential-providers@^3/dist-cjs/index.js")`,
    `require("@aws-sdk/" + "credential-providers")`,
    `const scope = '@aws-sdk'`,
    "await import(`@aws-sdk/${name}`)",
    String.raw`require("\x40acme" + "/aws-credentials")`,
  ])("%s", (text) => {
    expect(mayImportFactory(text, modules)).toBe(true);
  });
});

describe("a file can import none", () => {
  it.each([
    `var version = { "@aws-sdk/credential-provider-node": "3.1169.0" };`,
    `var version = {"@aws-sdk/credential-provider-node" :"3.1169.0"};`,
    `// node_modules/@aws-sdk/credential-provider-ini/dist-es/index.js`,
    `__commonJS({ "node_modules/@aws-sdk/credential-provider-ini/dist-cjs/index.js"(exports) {} })`,
    `import { fromIni } from "@aws-sdk/credential-providers-of-others";`,
    `import { fromIni } from "@acme/aws-credential";`,
    `fromIni({ clientConfig: { region: "us-east-1" } });`,
    `require("@aws-sdk/client-s3")`,
    `var owners = { "@aws-sdk": "aws", "@aws-sdk/" : "aws" };`,
  ])("%s", (text) => {
    expect(mayImportFactory(text, modules)).toBe(false);
  });
});

describe("no provider call is lost by the question", () => {
  /** The calls that the analysis finds where the question does not keep it from looking. */
  function callsIn({ name, text }: Program): number {
    const parsed = parse(text, name);
    if (parsed.kind === "unparsable") return 0;
    return providerCalls({ ...parsed.tree, text: `${text} "@aws-sdk/credential-providers"` }, modules).length;
  }

  const programs = [...fixturePrograms, ...examplePrograms];

  it("of fixtures, examples and their mutants", () => {
    const mutants = fc.sample(mutantsOf(programs), { seed: 1, numRuns: 600 });
    const calling = [...programs, ...mutants].filter((program) => callsIn(program) > 0);
    expect(calling.length).toBeGreaterThan(200);
    expect(calling.filter(({ text }) => !mayImportFactory(text, modules))).toEqual([]);
  });

  it.each([
    `const name = "@aws-sdk/credential-providers"; (await import(name)).fromIni({});`,
    `const name = "@aws-sdk/credential-providers", load = require; load(name).fromIni({});`,
    `const all = { ...require("@aws-sdk/credential-providers") }; all.fromIni({});`,
    `(await Promise.all([import("@aws-sdk/credential-providers")]))[0].fromIni({});`,
    `require("@aws-sdk/" + "credential-providers").fromIni({});`,
    `const scope = "@aws-sdk"; (await import(scope + "/" + "credential-providers")).fromIni({});`,
    'const of = "credential-providers"; (await import(`@aws-sdk/${of}`)).fromIni({});',
    'const scope = "npm:@aws-sdk"; (await import(`${scope}/credential-providers@3`)).fromIni({});',
    `type Sdk = typeof import("@aws-sdk/credential-providers"); (loaded as Sdk).fromIni({});`,
  ])("of %s", (text) => {
    expect(callsIn({ name: "a.ts", text })).toBe(1);
    expect(mayImportFactory(text)).toBe(true);
  });

  it.each([
    `require("@aws" + "-sdk/credential-providers").fromIni({});`,
    `require("@aws-sdk/credential" + "-providers").fromIni({});`,
    'require(`${""}@aws-sdk/credential-providers`).fromIni({});',
  ])("for it is not looked for, joined elsewhere than behind the scope: %s", (text) => {
    expect(callsIn({ name: "a.ts", text })).toBe(0);
  });

  it("however the name of the package is escaped", () => {
    const escapes = [
      (unit: string) => unit,
      (unit: string) => `\\x${unit.charCodeAt(0).toString(16)}`,
      (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      (unit: string) => `\\u{${unit.charCodeAt(0).toString(16).toUpperCase()}}`,
      (unit: string) => `\\${unit.charCodeAt(0).toString(8).padStart(3, "0")}`,
      (unit: string) => `\\\n${unit}`,
      (unit: string) => (/[bfnrtvxu]/u.test(unit) ? unit : `\\${unit}`),
    ];
    const name = "@aws-sdk/credential-provider-sso";
    const written = fc
      .array(fc.constantFrom(...escapes), { minLength: name.length, maxLength: name.length })
      .map((chosen) => chosen.map((escape, index) => escape(name.charAt(index))).join(""));
    fc.assert(
      fc.property(written, fc.constantFrom(`"`, `'`), (source, quote) => {
        const text = `require(${quote}${source}${quote}).fromSSO({});`;
        expect(callsIn({ name: "a.js", text })).toBe(1);
        expect(mayImportFactory(text)).toBe(true);
      }),
    );
  });
});
