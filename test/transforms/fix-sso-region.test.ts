import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import fixSsoRegion from "../../transforms/fix-sso-region.ts";
import { fixture } from "../fixture-files.ts";

const folder = mkdtempSync(join(tmpdir(), "fix-sso-region-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the transform returns for some code, and what it reports. */
function transform(
  source: string,
  options: Record<string, unknown> = {},
  path = "a.ts",
): { text: string | undefined; reports: string[] } {
  const reports: string[] = [];
  const api = { report: (message: string) => reports.push(message) };
  const text = fixSsoRegion({ path, source }, api, { silent: true, "aws-config": fixture("aws-config"), ...options });
  return { text, reports };
}

const start = 'import { fromIni, fromSSO, fromNodeProviderChain } from "@aws-sdk/credential-providers";\n';

function rewritten(call: string, options?: Record<string, unknown>): string | undefined {
  return transform(start + call, options).text?.slice(start.length);
}

describe("options", () => {
  const sso = "fromSSO({ clientConfig: { region } });";
  const ini = "fromIni({ clientConfig: { region } });";
  const chain = "fromNodeProviderChain({ clientConfig: { region } });";
  const deferredIni = "fromIni({ parentClientConfig: { region } });";
  const deferredChain = "fromNodeProviderChain({ parentClientConfig: { region } });";
  const pinned = (factory: string, ssoRegion: string): string =>
    `${factory}({ clientConfig: { region: "${ssoRegion}" /* sso_region */ } });`;

  it.each([
    { call: sso, options: {}, result: "fromSSO({});" },
    { call: sso, options: { profile: "dev" }, result: pinned("fromSSO", "us-west-2") },
    { call: sso, options: { profile: "dev", strategy: "defer" }, result: "fromSSO({});" },
    { call: sso, options: { profile: "dev", "sso-region": "eu-north-1" }, result: pinned("fromSSO", "us-west-2") },
    { call: sso, options: { "sso-region": "eu-north-1" }, result: pinned("fromSSO", "eu-north-1") },
    { call: ini, options: {}, result: deferredIni },
    { call: ini, options: { profile: "legacy" }, result: pinned("fromIni", "eu-west-1") },
    { call: ini, options: { profile: "deploy" }, result: deferredIni },
    { call: ini, options: { profile: "deploy", "sso-region": "eu-north-1" }, result: deferredIni },
    { call: ini, options: { "sso-region": "eu-north-1" }, result: deferredIni },
    { call: ini, options: { profile: "lost", "sso-region": "eu-north-1" }, result: pinned("fromIni", "eu-north-1") },
    { call: chain, options: { profile: "dev", "sso-region": "eu-north-1" }, result: deferredChain },
  ])("$call with $options becomes $result", ({ call, options, result }) => {
    expect(rewritten(call, options)).toBe(result);
  });

  it("a profile in the source goes before the option", () => {
    expect(rewritten('fromSSO({ profile: "legacy", clientConfig: { region } });', { profile: "dev" })).toContain(
      '"eu-west-1" /* sso_region */',
    );
  });

  it.each([
    [
      { strategy: "inline-all" },
      'The option "--strategy=inline-all" is not known. Use "explicit", "defer", or "inline".',
    ],
    [{ "sso-region": "Oregon" }, 'The option "--sso-region=Oregon" is not the name of a region such as "us-west-2".'],
    [
      { stratgy: "defer" },
      'The option "--stratgy" is not known. Ours are "--strategy", "--profile", "--aws-config", and "--sso-region".',
    ],
    [{ profile: true }, 'The option "--profile" needs one value, as in "--profile=VALUE".'],
    [{ profile: ["a", "b"] }, 'The option "--profile" needs one value, as in "--profile=VALUE".'],
  ])("%o is refused in a sentence", (options, message) => {
    expect(() => transform(start, options)).toThrow(message);
  });
});

describe("what cannot be done is reported", () => {
  it("a file that is too long", () => {
    const source = `import { fromIni } from "@aws-sdk/credential-providers"; fromIni({ clientConfig: { region: "x" } });`;
    expect(transform(source + " ".repeat(5_000_000))).toEqual({
      text: undefined,
      reports: ["Left as it is. It is over 3 MB, too long to be read as source."],
    });
  });

  it("nothing of a bundle, which names factories and imports none, whether it parses or not", () => {
    const bundled = `var dependencies = { "@aws-sdk/credential-provider-ini": "3" };\nvar fromIni = (a) => a;\n`;
    expect(transform(`${bundled}fromIni({ clientConfig: ;\n`)).toEqual({ text: undefined, reports: [] });
  });

  it("a file that does not parse, with the line", () => {
    expect(transform('import "@aws-sdk/credential-providers";\nfromIni({ clientConfig: ;\n')).toEqual({
      text: undefined,
      reports: ["Line 2: left as it is, for the file does not parse: Unexpected token."],
    });
  });

  it("a call that is left, with line and reason", () => {
    expect(transform(`${start}\nfromIni({ clientConfig: { endpoint } });`)).toEqual({
      text: undefined,
      reports: ['Line 3: "fromIni" is left as it is: what "endpoint" is meant for cannot be told from the source.'],
    });
  });

  it("a profile whose sso_region is not known, where the remedy falls back to defer", () => {
    expect(transform(`${start}fromIni({ profile: "missing", clientConfig: { region } });`)).toEqual({
      text: `${start}fromIni({ profile: "missing", parentClientConfig: { region } });`,
      reports: [
        'Line 2: "fromIni" leaves the region to the profile, whose "sso_region" is not known: Profile "missing" is in no AWS config file that was read.',
      ],
    });
  });

  it("an assertion of a test on how a factory is called, which is not edited", () => {
    const test = `${start}expect(fromIni).toHaveBeenCalledWith({\n  clientConfig: { region: "eu-west-1" },\n});\n`;
    expect(transform(test)).toEqual({
      text: undefined,
      reports: [
        'Line 3: a test expects "fromIni" to be called with "clientConfig.region". Adapt it where the call it tests is rewritten.',
      ],
    });
  });

  it("a config file that is not there, once a run", () => {
    const path = join(folder, "none");
    expect(transform(`${start}fromIni({ clientConfig });`, { "aws-config": path }).reports).toEqual([
      `The AWS config file "${path}", given as an option, does not exist.`,
    ]);
    expect(transform(`${start}fromIni({ clientConfig });`, { "aws-config": path }).reports).toEqual([]);
  });

  describe("a file that is not valid UTF-8", () => {
    const path = join(folder, "latin1.js");
    const bytes = Buffer.concat([
      Buffer.from(`${start}// caf`),
      Buffer.from([0xe9]),
      Buffer.from("\nfromIni({ clientConfig: { region } });"),
    ]);
    beforeAll(() => {
      writeFileSync(path, bytes);
    });

    it("is left", () => {
      expect(transform(bytes.toString(), {}, path)).toEqual({
        text: undefined,
        reports: ["Line 2: left as it is, for the file is not valid UTF-8."],
      });
    });
  });
});

it("a file without the name of a factory is not parsed", () => {
  expect(transform("this is no program")).toEqual({ text: undefined, reports: [] });
});
