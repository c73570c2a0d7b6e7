import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { mockAssertionsIn } from "../../src/remedy/mock-assertions.ts";

/** The assertions found in some code, as `factory:line`. */
function found(code: string): string[] {
  const parsed = parse(`import { fromIni, fromSSO as sso } from "@aws-sdk/credential-providers";\n${code}`, "a.ts");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  return mockAssertionsIn(parsed.tree).map(({ factory, line }) => `${factory}:${String(line)}`);
}

describe("an assertion that a factory is called with a region in clientConfig is found", () => {
  it.each([
    ["fromIni:2", "expect(fromIni).toHaveBeenCalledWith({ clientConfig: { region } })"],
    ["fromSSO:2", "expect(sso).toHaveBeenCalledWith({ clientConfig: { region } })"],
    ["fromIni:3", "expect(fromIni).toHaveBeenNthCalledWith(1, {\n  clientConfig: { region: 'eu-west-1' } })"],
    ["fromIni:2", "expect(mockFromIni).lastCalledWith(expect.objectContaining({ clientConfig: { region } }))"],
    ["fromIni:2", "expect(fromIni).not.toBeCalledWith({ clientConfig: expect.objectContaining({ region }) })"],
    ["fromIni:2", "expect(vi.mocked(fromIni)).toHaveBeenCalledExactlyOnceWith({ clientConfig: { region } })"],
    ["fromNodeProviderChain:2", "sinon.assert.calledWith(stubs.fromNodeProviderChain, { clientConfig: { region } })"],
    ["fromIni:2", "assert(fromIni.calledOnceWithExactly({ clientConfig: { region } }))"],
    ["fromIni:2", "expect(fromIni).to.have.been.calledWithMatch({ clientConfig: { region } })"],
    ["fromIni:2", "expect(fromIni.mock.calls[0][0]).toEqual({ clientConfig: { region } })"],
    ["fromIni:2", "assert.deepStrictEqual(fromIni.mock.calls[0].arguments, [{ clientConfig: { region } }])"],
    ["fromIni:2", "assert.deepEqual(fromIniStub.firstCall.args, [{ clientConfig: { region } }])"],
  ])("%s: %s", (expected, code) => {
    expect(found(code)).toEqual([expected]);
  });
});

describe("and nothing else is", () => {
  it.each([
    "expect(fromIni).toHaveBeenCalledWith({ profile: 'dev' })",
    "expect(fromIni).toHaveBeenCalledWith({ parentClientConfig: { region } })",
    "expect(fromIni).toHaveBeenCalledWith({ clientConfig: { logger } })",
    "expect(fromIni).toHaveBeenCalledWith({ clientConfig: { region: 'us-west-2' /* sso_region */ } })",
    "expect(fromIni).toHaveBeenCalledWith({ clientConfig: { region: undefined } })",
    "expect(fromTemporaryCredentials).toHaveBeenCalledWith({ clientConfig: { region } })",
    "expect(options).toEqual({ clientConfig: { region }, credentials: fromIni() })",
    "fromIni({ clientConfig: { region } })",
  ])("%s", (code) => {
    expect(found(code)).toEqual([]);
  });
});
