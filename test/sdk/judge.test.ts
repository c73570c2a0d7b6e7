import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { judge, openJudge, type Ruling, type SdkRequest, type Trial } from "./judge.ts";

const CONFIG = `
[sso-session abc]
sso_start_url = https://example.awsapps.com/start
sso_region = us-west-2
[profile dev]
sso_session = abc
sso_account_id = 111122223333
sso_role_name = Reader
[profile deploy]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = dev
region = eu-west-1
[profile static]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
`;

const PROVIDERS = "@aws-sdk/credential-providers";
const IMPORT = `import { fromIni, fromNodeProviderChain, fromSSO } from "${PROVIDERS}";`;

const court = openJudge({ limitMs: 3_000 });
afterAll(court.close);
afterEach(() => vi.unstubAllEnvs());

function program(source: string, more: Partial<Trial> = {}): Trial {
  return { fileName: "program.mjs", source, config: CONFIG, ...more };
}

function call(expression: string, more: Partial<Trial> = {}): Trial {
  return program(`${IMPORT} export const provider = ${expression};`, more);
}

async function rule(trial: Trial): Promise<Ruling> {
  const [ruling] = await court.judge([trial]);
  if (ruling === undefined) throw new Error("No ruling.");
  return ruling;
}

function places({ requests }: Ruling): string[] {
  return requests.map(({ service, region, host }) => `${service} ${region ?? host}`);
}

const SIGN_IN: SdkRequest = {
  service: "sso",
  region: "us-west-2",
  host: "portal.sso.us-west-2.amazonaws.com",
  operation: "GetRoleCredentials",
  accountId: "111122223333",
  roleName: "Reader",
};

describe("what the SDK asked", () => {
  test("is told in order, with account, role, role ARN and operation", async () => {
    const ruling = await rule(call("fromIni({ profile: 'deploy' })", { client: { region: "ap-south-1" } }));
    expect(ruling).toEqual({
      requests: [
        SIGN_IN,
        {
          service: "sts",
          region: "eu-west-1",
          host: "sts.eu-west-1.amazonaws.com",
          operation: "AssumeRole",
          roleArn: "arn:aws:iam::444455556666:role/Deploy",
        },
        { service: "other", region: "ap-south-1", host: "s3.ap-south-1.amazonaws.com", operation: "ListBuckets" },
      ],
      error: undefined,
    });
  });

  test("includes the refresh of a token about to expire, each time a program is run", async () => {
    const trial = call("fromSSO({ profile: 'dev' })", { ssoToken: "expiring" });
    const rulings = await court.judge([trial, trial]);
    expect(rulings.map(places)).toEqual([
      ["oidc us-west-2", "sso us-west-2"],
      ["oidc us-west-2", "sso us-west-2"],
    ]);
  });

  test.each([
    ["FIPS", "us-west-2", { AWS_USE_FIPS_ENDPOINT: "true" }, "portal.sso-fips.us-west-2.amazonaws.com"],
    ["dual stack", "us-west-2", { AWS_USE_DUALSTACK_ENDPOINT: "true" }, "portal.sso.us-west-2.api.aws"],
    ["GovCloud", "us-gov-west-1", {}, "portal.sso.us-gov-west-1.amazonaws.com"],
    ["China", "cn-north-1", {}, "portal.sso.cn-north-1.amazonaws.com.cn"],
  ])("has its region read off a host name of %s", async (_name, region, env, host) => {
    const { requests } = await rule(
      call("fromSSO({ profile: 'dev' })", { env, config: CONFIG.replace("us-west-2", region) }),
    );
    expect(requests).toEqual([{ ...SIGN_IN, region, host }]);
  });

  test("has no region where the host names none", async () => {
    expect(places(await rule(call("fromIni({ profile: 'deploy', clientConfig: { region: 'aws-global' } })")))).toEqual([
      "sso aws-global",
      "sts sts.amazonaws.com",
    ]);
    expect(
      places(
        await rule(call("fromIni({ profile: 'deploy', clientConfig: { endpoint: 'https://proxy.example/aws' } })")),
      ),
    ).toEqual(["sso proxy.example", "sts proxy.example"]);
  });

  test("includes what it was refused: instance metadata", async () => {
    const ruling = await rule(call("fromNodeProviderChain()"));
    expect(ruling.requests[0]).toEqual({ service: "other", region: undefined, host: "169.254.169.254" });
    expect(ruling.error).toEqual({
      name: "CredentialsProviderError",
      message: "Could not load credentials from any providers",
    });
  });

  test.each(["fetch(url)", "new Promise((accept) => https.get(url, accept))"])(
    "includes requests that go past its clients: %s",
    async (request) => {
      const ruling = await rule(
        program(`
      import https from "node:https";
      const url = "https://portal.sso.eu-west-3.amazonaws.com/federation/credentials?account_id=1&role_name=R";
      export const makeProvider = async () => { await ${request}; return { accessKeyId: "x" }; };`),
      );
      expect(places(ruling)).toEqual(["sso eu-west-3"]);
    },
  );
});

describe("a program", () => {
  const options = "{ profile: 'dev' }";
  test.each([
    ["an ES module", "a.mjs", `${IMPORT} export const provider = fromSSO(${options});`],
    ["an ES module by its syntax", "a.js", `${IMPORT} export const provider = fromSSO(${options});`],
    [
      "with top-level await",
      "a.js",
      `const { fromSSO } = await import("${PROVIDERS}"); export const provider = fromSSO(${options});`,
    ],
    [
      "CommonJS",
      "a.cjs",
      `const { fromSSO } = require("${PROVIDERS}"); module.exports = { provider: fromSSO(${options}) };`,
    ],
    ["CommonJS by its syntax", "a.js", `exports.provider = require("${PROVIDERS}").fromSSO(${options});`],
    [
      "compiled",
      "a.js",
      `exports.__esModule = true; const m_1 = require("${PROVIDERS}"); exports.provider = (0, m_1.fromSSO)(${options});`,
    ],
    [
      "CommonJS that imports",
      "a.cjs",
      `exports.makeProvider = async () => (await import("${PROVIDERS}")).fromSSO(${options});`,
    ],
    [
      "TypeScript",
      "a.ts",
      `${IMPORT} interface Options { profile: string } export const provider = fromSSO(${options} satisfies Options);`,
    ],
    [
      "TypeScript that requires",
      "a.ts",
      `import os from "node:os"; const sdk = require("${PROVIDERS}"); os.platform(); export const provider = sdk.fromSSO(${options});`,
    ],
    ["a TypeScript module", "a.mts", `${IMPORT} export const provider = fromSSO(${options} as const);`],
    [
      "CommonJS TypeScript",
      "a.cts",
      `import sdk = require("${PROVIDERS}"); export const provider = sdk.fromSSO(${options});`,
    ],
    [
      "TSX",
      "a.tsx",
      `${IMPORT} export const provider = fromSSO(${options}); export const Page = () => <p>{1 as number}</p>;`,
    ],
    ["with a makeProvider", "a.ts", `${IMPORT} export function makeProvider() { return fromSSO(${options}); }`],
    ["that fetches on the spot", "a.ts", `${IMPORT} export const makeProvider = async () => fromSSO(${options})();`],
  ])("may be %s", async (_kind, fileName, source) => {
    expect(await rule({ fileName, source, config: CONFIG })).toEqual({ requests: [SIGN_IN], error: undefined });
  });

  test("may have credentials that need no asking", async () => {
    expect(await rule(call("fromIni({ profile: 'static' })"))).toEqual({ requests: [], error: undefined });
  });
});

describe("one trial", () => {
  test("sees no variable but its own, neither the caller's nor an earlier trial's", async () => {
    vi.stubEnv("AWS_PROFILE", "static");
    const trial = call("fromIni()", { config: CONFIG.replaceAll("profile dev", "default") });
    const [first, second] = await judge([{ ...trial, env: { AWS_USE_FIPS_ENDPOINT: "true" } }, trial]);
    expect([first, second].map((ruling) => ruling?.requests[0]?.host)).toEqual([
      "portal.sso-fips.us-west-2.amazonaws.com",
      "portal.sso.us-west-2.amazonaws.com",
    ]);
  });

  test("is not disturbed by what an earlier program still does", async () => {
    const restless = program(
      `${IMPORT} export const provider = fromSSO({ profile: "dev" }); setInterval(() => provider().catch(() => 0), 1).unref();`,
    );
    const trial = call("fromNodeProviderChain({ profile: 'dev' })");
    expect((await judge([restless, trial, trial, trial])).slice(1)).toEqual(
      Array(3).fill({ requests: [SIGN_IN], error: undefined }),
    );
  });

  test("has a home of its own, though the profile is called the same", async () => {
    const trial = call("fromSSO({ profile: 'dev' })");
    const rulings = await court.judge([trial, { ...trial, config: CONFIG.replace("us-west-2", "eu-north-1") }, trial]);
    expect(rulings.map(places)).toEqual([["sso us-west-2"], ["sso eu-north-1"], ["sso us-west-2"]]);
  });

  test("reads the credentials file it was given", async () => {
    const credentials = "[dev]\nsso_role_name = Writer\n";
    expect((await rule(call("fromSSO({ profile: 'dev' })", { credentials }))).requests).toEqual([
      { ...SIGN_IN, roleName: "Writer" },
    ]);
  });
});

describe("an error", () => {
  test.each([
    [
      "the SDK's",
      call("fromIni({ profile: 'absent' })"),
      "CredentialsProviderError",
      /^Could not resolve credentials using profile: \[absent\]/,
    ],
    ["the program's, while it loads", program("throw new TypeError('Broken.');"), "TypeError", /^Broken\.$/],
    ["one of syntax", program("export const provider = ;"), "SyntaxError", /Unexpected token/],
    [
      "one of TypeScript's syntax",
      program("export const provider: = 1;", { fileName: "a.ts" }),
      "SyntaxError",
      /Unexpected "="/,
    ],
    ["an end", program("process.exit(7);"), "ProgramExit", /^The program ended the process with code 7\.$/],
  ])("is part of the ruling: %s", async (_kind, trial, name, message) => {
    const { error } = await rule(trial);
    expect(error?.name).toBe(name);
    expect(error?.message).toMatch(message);
  });

  test.each(["for (;;);", "await new Promise(() => undefined);"])(
    "tells of a program that hangs, and what it had asked: %s",
    async (hang) => {
      const hasty = openJudge({ limitMs: 1_500 });
      const [hanging, next] = await hasty
        .judge([program(`${IMPORT} await fromSSO({ profile: "dev" })(); ${hang}`), call("fromSSO({ profile: 'dev' })")])
        .finally(hasty.close);
      expect(hanging).toEqual({
        requests: [SIGN_IN],
        error: { name: "TimeLimit", message: "The program had not ended after 1.5 seconds." },
      });
      expect(next).toEqual({ requests: [SIGN_IN], error: undefined });
    },
  );
});

describe("a trial that shows nothing makes the judge fail", () => {
  const swallowed = (open: string): Trial =>
    program(`
    ${IMPORT} import http from "node:http"; import http2 from "node:http2"; import net from "node:net"; import tls from "node:tls";
    try { ${open}; } catch {}
    export const provider = fromSSO({ profile: "dev" });`);

  test.each([
    "net.connect(443, 'outside.example')",
    "net.connect({ host: 'outside.example', port: 443 })",
    "tls.connect(443, 'outside.example')",
    "new net.Socket().connect(443, 'outside.example')",
    "http2.connect(new URL('https://outside.example'))",
    "new http.ClientRequest({ host: 'outside.example' })",
  ])("a socket, even where the program catches the error: %s", async (open) => {
    await expect(rule(swallowed(open))).rejects.toThrow(
      '1 of 1 trials show nothing. Trial 0 ("program.mjs"): The program reached the network: outside.example.',
    );
  });

  test("credentials out of nowhere", async () => {
    await expect(rule(program("export const provider = async () => ({ accessKeyId: 'AKIAOTHER' });"))).rejects.toThrow(
      "The program asked nothing",
    );
  });

  test("nothing to run", async () => {
    await expect(rule(program("export default 1;"))).rejects.toThrow(
      'The program exports neither a "provider" nor a "makeProvider"',
    );
    await expect(rule(program("x", { fileName: "a.py" }))).rejects.toThrow('"a.py" is no program');
  });

  test("a folder without the SDK", async () => {
    const empty = mkdtempSync(join(tmpdir(), "no-sdk-"));
    await expect(judge([], { sdkDir: empty })).rejects.toThrow(
      /^There is no "@aws-sdk\/credential-providers" in ".*": install it there first\.$/,
    );
    rmSync(empty, { recursive: true });
  });
});
