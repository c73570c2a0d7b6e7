import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { copy, published } from "../e2e/sandbox.ts";
import { sandbox } from "./binary.ts";

const made = sandbox({ "package.json": '{ "dependencies": { "sst": "*" } }' });
afterAll(made.remove);

describe("check --deps on a project that depends on SST", () => {
  it.each([
    [
      "2.49.0",
      1,
      /^node_modules\/sst\/credentials\.js \(sst 2\.49\.0\)\n {2}\d+:\d+ {2}error {2}"fromNodeProviderChain" signs in/u,
    ],
    ["2.49.3", 0, /^$/u],
  ])("finds what %s does", async (version, expected, report) => {
    const unpacked = await published(join(made.folder, ".."), `sst@${version}`);
    copy(unpacked, join(made.folder, "node_modules/sst"));
    const { code, stdout, stderr } = await made.run(["check", "--deps"]);
    expect(code).toBe(expected);
    expect(stderr).toBe(
      `"sst" ${version} brings the SDK's own code with it, as bundles do: calls in it cannot be seen.\n`,
    );
    expect(stdout).toMatch(report);
  });
});
