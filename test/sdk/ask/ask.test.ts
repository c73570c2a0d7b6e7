import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "../../../src/analysis/parse.ts";
import { providerCalls } from "../../../src/analysis/provider-calls.ts";
import { rebuiltCall } from "../../../src/analysis/rebuilt-call.ts";
import { copyOf } from "../../../src/aws-config/copy.ts";
import { readSharedConfig } from "../../../src/aws-config/shared-config.ts";
import { askSdk } from "../../../src/sdk/ask/ask.ts";
import type { SdkAnswer } from "../../../src/sdk/ask/question.ts";

const folder = mkdtempSync(join(tmpdir(), "ask-"));
const child = join(folder, "child.mjs");
const own = fileURLToPath(new URL("../../../src/sdk/ask/child.ts", import.meta.url));

beforeAll(() => {
  buildSync({ entryPoints: [own], outfile: child, bundle: true, platform: "node", format: "esm", target: "node20" });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const shared = readSharedConfig({
  config: {
    file: "config",
    text: `[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
region = eu-central-1
[sso-session corp]
sso_region = us-west-2
sso_start_url = https://example.awsapps.com/start
[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Developer
[profile deploy]
role_arn = arn:aws:iam::111122223333:role/Deploy
source_profile = dev
`,
  },
});

/** Asks the SDK about the first call in some code, for a profile, where a file of a project would load it from. */
async function ask(
  code: string,
  profile: string,
  projectFile = import.meta.filename,
  limitMs = 10_000,
): Promise<SdkAnswer> {
  const parsed = parse(
    `import { fromIni, fromSSO, fromNodeProviderChain } from "@aws-sdk/credential-providers";\n${code}`,
    "a.ts",
  );
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  const [call] = providerCalls(parsed.tree);
  if (!call) throw new Error("There is no provider call.");
  return askSdk({ ...rebuiltCall(call, parsed.tree), ...copyOf(shared, profile), projectFile }, { child, limitMs });
}

function requests(answer: SdkAnswer): string[] | string {
  return answer.kind === "answered"
    ? answer.requests.map(({ service, region }) => `${service} ${region ?? "?"}`)
    : answer.reason;
}

describe("the installed SDK says where a call signs in", () => {
  it.each([
    ['fromIni({ profile: "dev" })', "dev", ["sso us-west-2"]],
    ['fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } })', "dev", ["sso eu-central-1"]],
    [
      'const region = "ap-south-1"; fromSSO({ profile: "legacy", clientConfig: { region } })',
      "legacy",
      ["sso ap-south-1"],
    ],
    ['fromSSO({ profile: "legacy" })', "legacy", ["sso eu-west-1"]],
    [
      'fromIni({ profile: "deploy", clientConfig: { region: "ap-south-1" } })',
      "deploy",
      ["sso ap-south-1", "sts ap-south-1"],
    ],
    [
      'fromNodeProviderChain({ profile: "deploy", parentClientConfig: { region: "ap-south-1" } })',
      "deploy",
      ["sso us-west-2", "sts ap-south-1"],
    ],
  ])("%s", async (code, profile, expected) => {
    expect(requests(await ask(code, profile))).toEqual(expected);
  });

  it("with its version, and how the call ends", async () => {
    const answer = await ask('fromSSO({ profile: "nobody" })', "nobody");
    expect(answer).toMatchObject({ kind: "answered", requests: [], error: "Profile nobody was not found." });
    expect(answer.kind === "answered" && answer.version).toMatch(/^3\.\d+\.\d+$/u);
  });
});

describe("what the source does not tell is listed, and nothing is invented", () => {
  it.each([
    [
      "fromIni({ profile: name, clientConfig: { region: this.region, maxAttempts: 2 } })",
      ["profile", "clientConfig.region"],
    ],
    ["fromIni({ ...base, clientConfig: { [key]: 1 } })", ["...base", "clientConfig.[key]"]],
    ["fromIni(options)", ["options"]],
  ])("%s", async (code, inputs) => {
    expect(await ask(code, "dev")).toMatchObject({ kind: "unknownInputs", inputs });
  });

  it("in a sentence", async () => {
    expect(requests(await ask("fromIni({ profile: name, clientConfig: { region } })", "dev"))).toBe(
      'The source does not tell "profile" and "clientConfig.region".',
    );
  });
});

describe("an SDK that cannot be asked is named", () => {
  const call = 'fromIni({ profile: "dev" })';
  const sdk = "@aws-sdk/credential-providers";

  /** A project whose SDK is some code. */
  function projectWith(code: string | undefined, manifest = '{ "main": "index.js", "version": "9.9.9" }'): string {
    const project = mkdtempSync(join(folder, "project-"));
    if (code !== undefined) {
      const place = join(project, "node_modules", sdk);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, "package.json"), manifest);
      writeFileSync(join(place, "index.js"), code);
    }
    return join(project, "file.js");
  }

  it.each([
    [
      "missing",
      undefined,
      /^"@aws-sdk\/credential-providers" is not installed where ".*file\.js" would load it from\.$/u,
    ],
    [
      "broken",
      "throw new Error('Half of it is missing')",
      `The installed "${sdk}" cannot be asked: Half of it is missing.`,
    ],
    [
      "of an unknown shape",
      "exports.other = 1",
      `The installed "${sdk}" cannot be asked: It has no function "fromIni" that returns a provider.`,
    ],
    ["ending the process", "process.exit(3)", `The installed "${sdk}" ended with code 3 and gave no answer.`],
    [
      "spamming",
      "const https = require('https'); exports.fromIni = () => async () => { for (;;) await new Promise((go) => https.request({ host: 'x' }, go).on('error', go).end()); }",
      `The installed "${sdk}" cannot be asked: It sent more than 100 requests.`,
    ],
    [
      "opening sockets",
      "exports.fromIni = () => async () => require('net').connect(443, 'example.com')",
      `The installed "${sdk}" cannot be asked: It tried to open a connection to "example.com" past Node's HTTP clients.`,
    ],
  ])("%s", async (_, code, reason) => {
    const answer = await ask(call, "dev", projectWith(code));
    expect(answer).toEqual({
      kind: "notAsked",
      reason: typeof reason === "string" ? reason : (expect.stringMatching(reason) as string),
    });
  });

  it("installed and for modules of ECMAScript only", async () => {
    const manifest = JSON.stringify({ type: "module", exports: { ".": { import: "./index.js" } } });
    expect(requests(await ask(call, "dev", projectWith("", manifest)))).toMatch(
      /^The installed "@aws-sdk\/credential-providers" cannot be asked: No "exports" main defined in /u,
    );
  });

  it("of a machine without a place for temporary files", async () => {
    vi.stubEnv("TMPDIR", join(folder, "nowhere"));
    vi.stubEnv("TEMP", join(folder, "nowhere"));
    const answer = await ask(call, "dev").finally(() => vi.unstubAllEnvs());
    expect(requests(answer)).toMatch(/^The installed "@aws-sdk\/credential-providers" could not be asked: ENOENT/u);
  });

  it("hanging", async () => {
    const answer = await ask(call, "dev", projectWith("for (;;);"), 500);
    expect(requests(answer)).toBe(`The installed "${sdk}" gave no answer in 0.5 seconds.`);
  });

  it("and it sees none of the machine's variables, files or keys", async () => {
    const code =
      "exports.fromIni = () => async () => { throw new Error(Object.keys(process.env).filter((name) => /AWS|NPM|VITEST/.test(name)).join() + process.env.HOME) }";
    const answer = await ask(call, "dev", projectWith(code));
    expect(answer.kind === "answered" && answer.error).toContain("ask-the-sdk-");
    expect(answer.kind === "answered" && answer.error).not.toMatch(/AWS|NPM|VITEST/u);
  });
});
