import { existsSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { root, type Ran, type Sources } from "../e2e/sandbox.ts";
import { sandbox, type Sandbox } from "./binary.ts";

const config = path.join(root, "test/fixtures/aws-config");
const imports = 'import { fromIni, fromNodeProviderChain, fromSSO } from "@aws-sdk/credential-providers";\n';

let current: Sandbox | undefined;
afterEach(() => {
  current?.remove();
});

/** Runs the command in a project with this project's own SDK installed. */
async function trouble(sources: Sources, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  current = sandbox({ "package.json": '{ "dependencies": { "@aws-sdk/credential-providers": "*" } }', ...sources });
  symlinkSync(path.join(root, "node_modules/@aws-sdk"), path.join(current.folder, "node_modules/@aws-sdk"), "junction");
  return current.run(args, { AWS_CONFIG_FILE: config, ...env });
}

/** With an empty folder for what is installed. */
const project = (sources: Sources): Sources => ({ "node_modules/.keep": "", ...sources });

/** The paragraphs of what was said, without the config file's own path and the SDK's version. */
function said({ stdout }: Ran): string[] {
  return stdout
    .replaceAll(config, "CONFIG")
    .replaceAll(/SDK 3\.\d+\.\d+/gu, "SDK VERSION")
    .trimEnd()
    .split("\n");
}

describe("a call that signs in elsewhere is shown with what it contradicts, what the SDK does, and what mends it", () => {
  it("a region in the source, a profile in the source", async () => {
    const code = `${imports}export const provider = fromIni({\n  profile: "dev",\n  clientConfig: { region: "eu-central-1" },\n});\n`;
    const ran = await trouble(project({ "src/a.ts": code }), ["src", "--profile", "dev"]);
    expect(said(ran)).toEqual([
      'src/a.ts:4:19: "fromIni" signs in to SSO in "eu-central-1" ("clientConfig.region").',
      "",
      '  3 |   profile: "dev",',
      '  4 |   clientConfig: { region: "eu-central-1" },',
      "    |                   ^^^^^^^^^^^^^^^^^^^^^^",
      "  5 | });",
      "",
      '  Profile "dev" (which the call names) signs in to SSO in "us-west-2", says "sso_region" in "CONFIG", line 35.',
      '  The installed SDK VERSION, asked, calls SSO in "eu-central-1". After the remedy, it calls SSO in "us-west-2".',
      "  To mend it: npx eslint-plugin-sso-region fix --profile dev src/a.ts",
    ]);
    expect(ran).toMatchObject({ code: 1, stderr: "" });
  });

  it("a region that only the program knows: the machine's own stands in, and says so", async () => {
    const code = `${imports}export const provider = (region) => fromNodeProviderChain({ clientConfig: { region, requestHandler } });\n`;
    const ran = await trouble(project({ "a.js": code }), [], { AWS_PROFILE: "deploy", AWS_REGION: "ap-south-1" });
    expect(said(ran)).toContain(
      '  The installed SDK VERSION, asked with "ap-south-1" for the region, calls SSO in "ap-south-1" and STS in "ap-south-1".' +
        ' After the remedy, it calls SSO in "us-west-2" and STS in "ap-south-1".',
    );
    expect(said(ran)).toContain(
      '  Profile "deploy" (from AWS_PROFILE) signs in to SSO through profile "dev" in "us-west-2", says "sso_region" in "CONFIG", line 35.',
    );
    expect(ran.code).toBe(1);
  });

  it("an ssoRegion that makes the SDK throw", async () => {
    const ran = await trouble(project({ "a.js": `${imports}fromSSO({ profile: "dev", ssoRegion: "us-west-2" });\n` }));
    expect(said(ran)[0]).toBe(
      'a.js:2:27: With "ssoRegion" and without "ssoStartUrl", "ssoAccountId", and "ssoRoleName", "fromSSO" makes the SDK throw.',
    );
    expect(ran.stdout).toMatch(
      /asked, throws "Incomplete configuration\..*"\. After the remedy, it calls SSO in "us-west-2"\./u,
    );
  });

  it("a pinned region that is not this profile's", async () => {
    const code = `${imports}fromSSO({ profile: "legacy", clientConfig: { region: "us-west-2" /* sso_region */ } });\n`;
    const ran = await trouble(project({ "a.js": code }));
    expect(said(ran)[0]).toBe(
      'a.js:2:46: "fromSSO" signs in to SSO in "us-west-2", which the source gives for the SSO region.',
    );
    expect(ran.stdout).toContain("To mend it: write the profile's sso_region, or leave the region out.");
    expect(ran.code).toBe(1);
  });

  it("of two profiles the one that goes wrong, whichever stands first", async () => {
    const withProfiles = (...names: readonly string[]): string => {
      const options = names.map((name) => `{ profile: "${name}", clientConfig: { region: "eu-west-1" } }`);
      return `${imports}fromIni(isLive ? ${options.join(" : ")});\n`;
    };
    for (const names of [
      ["dev", "legacy"],
      ["legacy", "dev"],
    ]) {
      const ran = await trouble(project({ "a.js": withProfiles(...names) }));
      expect(said(ran)).toContain(
        '  Profile "dev" (which the call names) signs in to SSO in "us-west-2", says "sso_region" in "CONFIG", line 35.',
      );
      expect(ran.code).toBe(1);
      current?.remove();
    }
    const harmless = await trouble(project({ "a.js": withProfiles("legacy", "legacy") }));
    expect(harmless.stdout).toContain("Harmless on this machine:\n");
  });

  it("an sso-session that the options leave out, with what mends it", async () => {
    const fields = 'ssoStartUrl: "s", ssoAccountId: "1", ssoRoleName: "r", ssoRegion: "us-west-2"';
    const ran = await trouble(project({ "a.js": `${imports}fromSSO({ profile: "dev", ${fields} });\n` }));
    expect(said(ran)[0]).toMatch(/: "fromSSO" does not find the token of the sso-session "corp"\.$/u);
    expect(ran.stdout).toContain(
      'To mend it: pass "ssoSession" too, or leave the SSO options out, for the profile has them.\n',
    );
    expect(ran.code).toBe(1);
  });

  it.each([
    ["with space.js", "'with space.js'"],
    ["it's.js", String.raw`'it'\''s.js'`],
    ["-dash.js", "./-dash.js"],
    ["$HOME.js", "'$HOME.js'"],
    ["src/with\u001B[2Jescape.js", "src"],
    ["new\nline.js", "."],
  ])("the command is one that a shell takes: %s", async (name, word) => {
    const ran = await trouble(
      project({ [name]: `${imports}fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n` }),
    );
    expect(ran.stdout).toContain(`To mend it: npx eslint-plugin-sso-region fix ${word}\n`);
  });

  it("one that has to be mended by hand, and why", async () => {
    const code = `${imports}fromIni({ profile: "dev", clientConfig: { endpoint: "https://proxy.example.com" } });\n`;
    const ran = await trouble(project({ "a.js": code }));
    expect(ran.stdout).toContain('calls SSO at "proxy.example.com".');
    expect(ran.stdout).toContain(
      'To be mended by hand, for what "endpoint" is meant for cannot be told from the source.',
    );
  });

  it("after three of them, only the places of the rest", async () => {
    const call = 'fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n';
    const ran = await trouble(project({ "a.js": imports + call.repeat(5) }));
    expect(said(ran).slice(-6, -3)).toEqual(["2 more calls:", "  a.js:5:43", "  a.js:6:43"]);
  });

  it("on a machine without AWS config, as far as can be told", async () => {
    const code = `${imports}fromNodeProviderChain({ clientConfig: { region: "eu-central-1" } });\n`;
    const ran = await trouble(project({ "a.js": code }), [], { AWS_CONFIG_FILE: "" });
    expect(ran.stdout).toContain(
      'Profile "default" (as none is named): The AWS config and credentials files have no profile "default".',
    );
    expect(ran.code).toBe(1);
  });
});

describe("a call whose profile the source does not tell, where the machine's default is none of SSO", () => {
  const config = `[default]
region = eu-central-1
[profile keys]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
${["us-west-2", "eu-west-1"]
  .map(
    (region) => `[profile in-${region}]
sso_start_url = https://example.awsapps.com/start
sso_region = ${region}
sso_account_id = 111122223333
sso_role_name = Developer
`,
  )
  .join("")}`;
  const call = (region: string, profile = "profile"): string =>
    `${imports}export const provider = (profile) => fromIni({ ${profile}, clientConfig: { region: ${region} } });\n`;
  const env = { AWS_CONFIG_FILE: "config" };

  it.each([
    ["a region that the source does not tell", "REGION", {}, "in-us-west-2", 7],
    ["the region of one of the profiles", '"us-west-2"', {}, "in-eu-west-1", 12],
    ["a profile of the environment that is none of SSO", "REGION", { AWS_PROFILE: "keys" }, "in-us-west-2", 7],
  ])("is held against a profile of SSO: %s", async (_, region, variables, profile, line) => {
    const ran = await trouble(project({ "a.js": call(region), config }), [], { ...env, ...variables });
    const ssoRegion = profile.slice(3);
    expect(said(ran)).toContain(
      `  Profile "${profile}" (one of this machine's; the source does not tell which) signs in to SSO in "${ssoRegion}", says "sso_region" in "config", line ${line}.`,
    );
    expect(ran.stdout).toContain(`After the remedy, it calls SSO in "${ssoRegion}".`);
    expect(said(ran)).toContain("  To mend it: npx eslint-plugin-sso-region fix a.js");
    expect(ran.code).toBe(1);
  });

  it("is harmless where it names the region of all of them", async () => {
    const one = config.slice(0, config.indexOf("[profile in-eu"));
    const ran = await trouble(project({ "a.js": call('"us-west-2"'), config: one }), [], env);
    expect(said(ran)).toContain('  a.js:2:73 (profile "in-us-west-2"): it names the sso_region of the profile itself.');
    expect(ran.code).toBe(0);
  });

  it("is harmless where somebody says that this profile is the one in trouble", async () => {
    const ran = await trouble(project({ "a.js": call("REGION"), config }), ["--profile", "default"], env);
    expect(said(ran)).toContain('  a.js:2:73 (profile "default"): the profile does not sign in through SSO.');
    expect(ran.code).toBe(0);
  });

  it("says how to ask about another profile where the call names none", async () => {
    const ran = await trouble(project({ "a.js": call("REGION", "roleArn"), config }), [], env);
    expect(said(ran)).toContain('  a.js:2:73 (profile "default"): the profile does not sign in through SSO.');
    expect(said(ran)).toContain(
      '  If your program runs with another profile, say which: run "npx eslint-plugin-sso-region --profile NAME".',
    );
  });

  it("is held against one, too, where it names none and there is no default profile", async () => {
    const without = config.slice(config.indexOf("[profile"));
    const ran = await trouble(project({ "a.js": call("REGION", "roleArn"), config: without }), [], env);
    expect(ran.stdout).toContain('  Profile "in-us-west-2" (one of this machine\'s; none is named) signs in to SSO in');
    expect(ran.stdout).toContain('After the remedy, it calls SSO in "us-west-2".');
    expect(ran.code).toBe(1);
  });
});

describe("where somebody stops it", () => {
  const calls = `${imports}${'fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n'.repeat(3)}`;

  it("by reading no further, the exit code still tells", async () => {
    current = sandbox(project({ "a.js": calls }));
    symlinkSync(
      path.join(root, "node_modules/@aws-sdk"),
      path.join(current.folder, "node_modules/@aws-sdk"),
      "junction",
    );
    const child = current.start([], { AWS_CONFIG_FILE: config });
    child.stdout?.once("data", () => child.stdout?.destroy());
    expect(await new Promise((accept) => child.once("close", accept))).toBe(1);
  });

  it.runIf(process.platform !== "win32").each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "by %s, the copy of the profile and the process that has it are gone",
    async (signal) => {
      const sdk = "node_modules/@aws-sdk/credential-providers";
      current = sandbox({
        [`${sdk}/package.json`]: '{ "version": "3.900.0", "main": "index.js" }',
        [`${sdk}/index.js`]: `for (;;) require("fs").writeFileSync(__dirname + "/beat", String(process.hrtime()));`,
        "a.js": calls,
        "tmp/.keep": "",
      });
      const { folder } = current;
      const tmp = path.join(folder, "tmp");
      const child = current.start([], { AWS_CONFIG_FILE: config, TMPDIR: tmp });
      const ended = new Promise((accept) =>
        child.once("close", (_, by) => {
          accept(by);
        }),
      );
      const beat = (): string => readFileSync(path.join(folder, sdk, "beat"), "utf8");
      while (!existsSync(path.join(folder, sdk, "beat"))) await setTimeout(20);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(readdirSync(tmp)).toEqual([".keep"]);
      const last = beat();
      await setTimeout(100);
      expect(beat()).toBe(last);
    },
  );
});

describe("in a direct dependency", () => {
  const broken =
    'const { fromIni } = require("@aws-sdk/credential-providers");\nfromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n';

  it("the package, its release, the file and the line are named", async () => {
    const ran = await trouble({
      "package.json": '{ "dependencies": { "one": "1" } }',
      "node_modules/one/package.json": '{ "version": "1.2.3" }',
      "node_modules/one/lib/index.js": broken,
    });
    expect(said(ran)[0]).toBe(
      'one 1.2.3 node_modules/one/lib/index.js:2:43: "fromIni" signs in to SSO in "eu-central-1" ("clientConfig.region").',
    );
    expect(ran.stdout).toContain("The installed SDK 3.");
    expect(ran.stdout).toContain(
      'To mend it: see whether a newer release of "one" is mended, or tell its makers of this line; we know of none.',
    );
    expect(ran.code).toBe(1);
  });

  it("a minified line is cut to what can be read", async () => {
    const ran = await trouble({
      "package.json": '{ "dependencies": { "one": "1" } }',
      "node_modules/one/package.json": '{ "version": "1.2.3" }',
      "node_modules/one/index.js": `${"f(a,1);".repeat(5000)}${broken.replaceAll("\n", "")}${"f(a,1);".repeat(5000)}`,
    });
    const [, , code = "", mark = ""] = said(ran);
    expect(code).toContain('clientConfig: { region: "eu-central-1" }');
    expect(code.length).toBeLessThan(110);
    expect(code.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe('region: "eu-central-1"');
  });
});

describe("a call that does nobody harm on this machine is no finding", () => {
  it.each([
    [
      'fromSSO({ profile: "legacy", clientConfig: { region: "eu-west-1" } })',
      '(profile "legacy"): it names the sso_region of the profile itself.',
    ],
    [
      'fromIni({ profile: "pod", clientConfig: { region: "eu-west-1" } })',
      '(profile "pod"): the profile does not sign in through SSO.',
    ],
    ['fromIni({ profile: "dev", ssoRegion: "us-west-2" })', '(profile "dev"): an ssoRegion that does nothing.'],
  ])("%s", async (call, reason) => {
    const ran = await trouble(project({ "a.js": `${imports}${call};\n` }), ["--profile", "dev"]);
    expect(said(ran).slice(0, 2)).toEqual(["Harmless on this machine:", expect.stringMatching(/^ {2}a\.js:2:\d+ /u)]);
    expect(said(ran)[1]).toContain(reason);
    expect(ran.code).toBe(0);
  });
});

describe("where nothing is found", () => {
  it("it says what was looked at, what cannot be seen, and what else gives the error", async () => {
    const ran = await trouble(
      {
        "package.json": '{ "dependencies": { "one": "1", "two": "1" } }',
        "node_modules/one/package.json": "{}",
        "node_modules/one/bundle.js": "function fromSSO(){return profile.sso_region}",
        "a.js": `${imports}fromIni({ profile: "dev" });\nfromIni(options);\n`,
      },
      [],
      { AWS_PROFILE: "dev", AWS_ENDPOINT_URL_SSO: "https://example.com" },
    );
    expect(said(ran).slice(3)).toEqual([
      "No call was found that signs in to SSO in another region than the profile's.",
      "  Looked at: 1 file here with 2 calls of the SDK's factories; 1 direct dependency, 1 of them with the factories' names inside;" +
        ' the AWS config file "CONFIG"; the installed SDK VERSION. Not installed, so not seen: two.',
      "  Cannot be seen: calls in bundled or minified code, here in one (1 file), in dependencies of dependencies and in other languages." +
        " Nor can the options of a.js:3, which the source does not tell.",
      '  An expired session gives the same error: run "aws sso login --profile dev".',
      "  AWS_ENDPOINT_URL_SSO is set: the SDK signs in to SSO there, whatever the profile says.",
    ]);
  });

  it.each([
    [
      "no profile of that name",
      ["--profile", "nobody"],
      'The AWS config and credentials files have no profile "nobody".',
      1,
    ],
    [
      "its session is missing",
      ["--profile", "lost"],
      '"CONFIG", line 30: Profile "lost" names the sso-session "nowhere", which this file does not have: the SDK throws "Cannot read properties of undefined".',
      1,
    ],
    ["nothing is wrong with it", ["--profile", "dev"], undefined, 0],
  ])("but what is wrong with the profile is named: %s", async (_, args, mistake, code) => {
    const ran = await trouble(project({}), args);
    expect(said(ran)[0]).toBe(
      mistake === undefined
        ? "No call was found that signs in to SSO in another region than the profile's."
        : "In the AWS config files, this keeps profiles from signing in:",
    );
    if (mistake !== undefined) expect(said(ran)[1]).toBe(`  ${mistake}`);
    expect(ran.code).toBe(code);
  });

  it("a release of the SDK that does not do so yet is named as the reason", async () => {
    current = sandbox({
      "node_modules/@aws-sdk/credential-providers/package.json": '{ "version": "3.600.0" }',
      "a.js": `${imports}fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n`,
    });
    const ran = await current.run(["--profile", "dev"], { AWS_CONFIG_FILE: config });
    expect(ran.stdout).toContain('a.js:2:43 (profile "dev"): the installed release of the SDK does not do so yet.');
    expect(ran.stdout).toContain("the installed SDK 3.600.0");
    expect(ran.code).toBe(0);
  });

  it("a release of the SDK that gives the error by itself is named", async () => {
    current = sandbox({
      "node_modules/@aws-sdk/credential-providers/package.json": '{ "version": "3.485.0" }',
      "a.js": `${imports}fromIni({ profile: "dev" });\n`,
    });
    const ran = await current.run(["--profile", "dev"], { AWS_CONFIG_FILE: config });
    expect(ran.stdout).toContain(
      "  The installed SDK 3.485.0 does not refresh a session that is about to expire: update it.\n",
    );
  });

  it("an empty folder is no mistake, and nothing is invented about it", async () => {
    current = sandbox({ "empty/.keep": "" });
    const ran = await current.run(["empty"]);
    expect(said(ran)[1]).toBe(
      "  Looked at: 0 files here with 0 calls of the SDK's factories; 0 direct dependencies, 0 of them with the factories' names inside; no AWS config file.",
    );
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    ["the profile that is asked for", ["--profile", "dev"], {}, "dev"],
    ["the profile by which a role's signs in", ["--profile", "deploy"], {}, "dev"],
    ["no default profile that does not sign in through SSO", [], {}, "NAME"],
    ["no profile that is asked for and not there", ["--profile", "nobody"], {}, "NAME"],
    ["no default profile that is not there", [], { AWS_CONFIG_FILE: "nowhere" }, "NAME"],
  ])("the way to a new session names %s", async (_, args, env, name) => {
    const ran = await trouble(project({ "a.js": "" }), args, env);
    expect(ran.stdout).toContain(`: run "aws sso login --profile ${name}".\n`);
  });

  it("settings that are wrong end with 2", async () => {
    const ran = await trouble(project({ ".sso-region.json": "[]", "a.js": `${imports}fromIni();\n` }));
    expect(ran.stderr).toMatch(/^The settings file ".*\.sso-region\.json" has to be an object/u);
    expect(ran.code).toBe(2);
  });

  it("a package.json that is broken ends with 2, though the code is looked at", async () => {
    const code = `${imports}fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n`;
    const ran = await trouble(project({ "a.js": code, "package.json": "{" }));
    expect(ran.stderr).toBe(
      "package.json: It is not a JSON object that can be read, so that its dependencies are not known.\n",
    );
    expect(ran.stdout).toContain("a.js:2:43");
    expect(ran.code).toBe(2);
  });

  it("a path that is not there ends with 2, though another has a guilty call", async () => {
    const code = `${imports}fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n`;
    const ran = await trouble(project({ "a.js": code }), ["nowhere", "a.js"]);
    expect(ran).toMatchObject({ code: 2, stderr: "nowhere: There is no such file or folder.\n" });
    expect(ran.stdout).toContain("a.js:2:43");
  });

  it("a path that is not there ends with 2", async () => {
    const ran = await trouble(project({}), ["--profile", "dev", "nowhere"]);
    expect(ran).toMatchObject({ code: 2, stderr: "nowhere: There is no such file or folder.\n" });
  });
});

it("nothing of the config files is told but names and regions", async () => {
  const canaries = ["CANARYKEY", "CANARYSECRET", "canary.awsapps.com", "999988887777", "CanaryRole", "canary-process"];
  const home = `[profile dev]
sso_session = corp
sso_account_id = 999988887777
sso_role_name = CanaryRole
[sso-session corp]
sso_region = us-west-2
sso_start_url = https://canary.awsapps.com/start
[profile half]
sso_start_url = https://canary.awsapps.com/start
sso_account_id = 999988887777
aws_access_key_id = CANARYKEY
aws_secret_access_key = CANARYSECRET
[ignored]
sso_account_id = 999988887777
sso_role_name = CanaryRole
credential_process = canary-process
`;
  const calls = ["dev", "half", "ignored"].map(
    (profile) => `fromSSO({ profile: "${profile}", clientConfig: { region: "eu-central-1" } });\n`,
  );
  const ran = await trouble(project({ "a.js": imports + calls.join(""), "home/config": home }), [], {
    AWS_CONFIG_FILE: "home/config",
  });
  expect(ran.stdout).toContain("After the remedy");
  expect(ran.stdout).toContain(
    'line 13: The SDK ignores this section: "ignored" is no profile without "profile " before it.',
  );
  for (const canary of canaries) expect(ran.stdout + ran.stderr).not.toContain(canary);
});

it("nor is it where the SDK itself tells it in an error", async () => {
  current = sandbox({
    "node_modules/@aws-sdk/credential-providers/package.json": '{ "version": "3.900.0", "main": "index.js" }',
    "node_modules/@aws-sdk/credential-providers/index.js":
      'const config = require("fs").readFileSync(process.env.HOME + "/.aws/config", "utf8");\n' +
      'exports.fromIni = () => async () => { throw new Error("No: " + config.replaceAll("\\n", " ")); };\n',
    "a.js": `${imports}fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n`,
  });
  const ran = await current.run([], { AWS_CONFIG_FILE: config });
  expect(ran.stdout).toContain(
    'The installed SDK 3.900.0, asked, throws "An error that tells more of the profile than regions.".',
  );
  expect(ran.stdout).not.toMatch(/111122223333|Developer|awsapps/u);
});

describe("a call whose options are made in several ways", () => {
  const code = `${imports}const options = debug ? { profile: "dev", clientConfig: { region: "eu-central-1" } } : { profile: "dev" };
export const provider = fromIni(options);
`;

  it("is held against the profile that it names on the way that goes wrong", async () => {
    const ran = await trouble(project({ "a.js": code }));
    expect(said(ran)).toContain(
      'a.js:2:59: "fromIni" signs in to SSO in "eu-central-1" ("clientConfig.region") on some of the paths that lead to this call.',
    );
    expect(said(ran)).toContain(
      '  Profile "dev" (which the call names) signs in to SSO in "us-west-2", says "sso_region" in "CONFIG", line 35.',
    );
    expect(said(ran)).toContain("  To mend it: npx eslint-plugin-sso-region fix a.js");
    expect(ran.code).toBe(1);
  });

  it("is harmless where it names that profile's region", async () => {
    const ran = await trouble(project({ "a.js": code.replace("eu-central-1", "us-west-2") }));
    expect(said(ran)).toContain('  a.js:2:59 (profile "dev"): it names the sso_region of the profile itself.');
  });
});

it("says that a comment keeps a call from being mended", async () => {
  const comment = "// eslint-disable-next-line sso-region/no-overridden-sso-region -- why\n";
  const code = `${imports}${comment}export const p = fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });\n`;
  expect(said(await trouble(project({ "a.js": code })))).toContain(
    "  To mend it, take out the comment that turns the rule off there, and run: npx eslint-plugin-sso-region fix a.js",
  );
});
