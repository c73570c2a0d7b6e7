// The libraries in which people met the trouble first, as they are published.
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { firstFixed } from "../../src/cli/trouble/fixed-releases.ts";
import { asWeUse, install, node, packed, root, temporaryFolder, type Ran } from "../e2e/sandbox.ts";
import { installSdk } from "../sdk/versions.ts";
import { binary } from "./binary.ts";
import { asDependency, findingsInRelease } from "./published-release.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

const env = { AWS_CONFIG_FILE: path.join(root, "test/fixtures/aws-config") };

/** A project with a release of a package, and the SDK that it asks for. */
async function projectWith(release: string, sdk: string): Promise<(args: readonly string[]) => Promise<Ran>> {
  const project = await asDependency(folder, release);
  mkdirSync(path.join(project, "node_modules"), { recursive: true });
  cpSync(path.join(await installSdk(sdk), "node_modules"), path.join(project, "node_modules"), { recursive: true });
  return (args) => node(project, [binary, ...args], env);
}

describe("sst 2.49.0 as a dependency", () => {
  it("is named by the command without a name, in seconds", async () => {
    const run = await projectWith("sst@2.49.0", "3.699.0");
    await run([]);
    const begun = performance.now();
    const { code, stdout, stderr } = await run([]);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(stdout).toContain(
      'sst 2.49.0 node_modules/sst/credentials.js:15:25: "fromNodeProviderChain" signs in to SSO in "project.config.region" ("clientConfig.region").',
    );
    expect(stdout).toContain(
      'The installed SDK 3.699.0, asked with "eu-central-1" for the region, calls SSO in "eu-central-1". After the remedy, it calls SSO in "us-west-2".',
    );
    expect(stdout).toContain(
      'To mend it: update "sst" to "2.49.3", the first release from which this call is mended, or newer.',
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });

  it("mended in 2.49.3, is not", async () => {
    const run = await projectWith("sst@2.49.3", "3.699.0");
    const { code, stdout } = await run(["--profile", "dev"]);
    expect(stdout).toContain("No call was found that signs in to SSO in another region than the profile's.");
    expect(stdout).toContain("here in sst (12 files)");
    expect(code).toBe(0);
  });
});

describe("the table of releases holds against the registry", () => {
  const chain = (line: number): string => `credentials.js:${line} fromNodeProviderChain`;
  const file = "lib/api/aws-auth/awscli-compatible.js";
  it.each([
    ["sst", "2.24.3", []],
    ["sst", "2.24.7", [chain(10)]],
    ["sst", "2.47.2", [chain(14)]],
    ["sst", "2.47.3", []],
    ["sst", "2.48.5", []],
    ["sst", "2.49.0", [chain(14)]],
    ["sst", "2.49.3", []],
    ["aws-cdk", "2.172.0", []],
    ["aws-cdk", "2.173.0", [`${file}:45 fromIni`, `${file}:77 fromNodeProviderChain`]],
    ["aws-cdk", "2.173.1", []],
  ])("%s %s", async (name, version, calls) => {
    expect((await findingsInRelease(path.join(folder, "table"), `${name}@${version}`)).calls).toEqual(calls);
    expect(firstFixed(name, version) !== undefined).toBe(calls.length > 0);
  });
});

it("the packed package asks the SDK too", async () => {
  const place = path.join(folder, "installed");
  mkdirSync(place);
  await install(place, [await packed(folder), asWeUse("@aws-sdk/credential-providers")]);
  const program = path.join(place, "node_modules/eslint-plugin-sso-region/dist/cli/main.js");
  cpSync(path.join(root, "examples/deploy.ts"), path.join(place, "deploy.ts"));
  const { code, stdout } = await node(place, [program, "deploy.ts"], {
    ...env,
    AWS_CONFIG_FILE: path.join(root, "examples/aws-config"),
  });
  expect(stdout).toMatch(/The installed SDK 3\.\d+\.\d+, asked/u);
  expect(stdout).toContain("To mend it: npx eslint-plugin-sso-region fix deploy.ts");
  expect(code).toBe(1);
});
