import fs, { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Linter } from "eslint";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import plugin from "../../src/index.ts";

const read = vi.spyOn(fs, "readFileSync");

const folder = mkdtempSync(join(tmpdir(), "reads-"));
const settings = join(folder, ".sso-region.json");
const config = join(folder, "config");

beforeAll(() => {
  writeFileSync(settings, '{ "ssoRegion": "us-west-2" }');
  writeFileSync(config, "[profile dev]\nsso_region = us-west-2\n");
  vi.stubEnv("AWS_CONFIG_FILE", config);
  syncBuiltinESMExports();
});
afterAll(() => {
  vi.unstubAllEnvs();
  read.mockRestore();
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true });
});

it("5,000 files with findings read the settings and the AWS config once", { timeout: 120_000 }, () => {
  const linter = new Linter({ cwd: folder });
  const code =
    'import { fromIni } from "@aws-sdk/credential-providers"; fromIni({ profile: "dev", clientConfig: { region } });';
  for (let index = 0; index < 5000; index++) {
    const filename = join(folder, `packages/p${index % 50}/src/f${index}.js`);
    expect(linter.verify(code, [plugin.configs.recommended], { filename })).toHaveLength(1);
  }
  const reads = read.mock.calls.map(([file]) => file);
  expect(reads.filter((file) => file === settings)).toHaveLength(1);
  expect(reads.filter((file) => file === config)).toHaveLength(1);
});
