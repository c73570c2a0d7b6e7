import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { loadSharedConfigFiles, loadSsoSessionData, parseKnownFiles } from "@smithy/core/config";
import fc from "fast-check";
import { afterAll, afterEach, expect, test } from "vitest";

import { readKnownFiles, type Settings } from "../../src/aws-config/known-files.ts";
import { configFileText } from "./generate.ts";

const PAIRS = process.env["TEST_ALL"] ? 20_000 : 1_000;

type Values = Record<string, Record<string, string>>;
type SdkData = Record<string, Record<string, string | undefined> | undefined>;

const directory = mkdtempSync(join(tmpdir(), "aws-config-agreement-"));
const [configFilepath, filepath] = [join(directory, "config"), join(directory, "credentials")];
afterAll(() => {
  rmSync(directory, { recursive: true });
});

// For a name such as "constructor" the SDK's loader writes into the global `Object`: undo it, and don't compare those.
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
const pristine = [Object, ...[...INHERITED].map((name) => Object.prototype[name as keyof object] as unknown)]
  .filter((value) => typeof value === "function")
  .map((value) => ({ value, properties: Object.getOwnPropertyDescriptors(value) }));
function undoPollution(): void {
  for (const { value, properties } of pristine) {
    for (const key of Reflect.ownKeys(value)) if (!Object.hasOwn(properties, key)) Reflect.deleteProperty(value, key);
    Object.defineProperties(value, properties);
  }
}
afterEach(undoPollution);

async function sdkReads(config: string, credentials: string) {
  writeFileSync(configFilepath, config);
  writeFileSync(filepath, credentials);
  const options = { configFilepath, filepath, ignoreCache: true };
  const { configFile } = await loadSharedConfigFiles(options);
  const merged = await parseKnownFiles(options);
  // This one cannot be told to ignore its cache, which the two above have just filled.
  const sessions = await loadSsoSessionData(options);
  return { configFile: plain(configFile), merged: plain(merged, INHERITED), sessions: plain(sessions) };
}

function weRead(config: string, credentials: string) {
  const texts = { config: { file: configFilepath, text: config }, credentials: { file: filepath, text: credentials } };
  const { merged, sessions } = readKnownFiles(texts);
  const alone = readKnownFiles({ config: texts.config });
  return {
    configFile: plain(valuesOf(alone.merged)),
    merged: plain(valuesOf(merged), INHERITED),
    sessions: plain(valuesOf(sessions)),
    settings: [...merged.values(), ...sessions.values()].flatMap((settings) => [...settings.values()]),
  };
}

function valuesOf(known: ReadonlyMap<string, Settings>): Values {
  const values = ([name, settings]: [string, Settings]) => [
    name,
    Object.fromEntries([...settings].map(([key, { value }]) => [key, value])),
  ];
  return Object.fromEntries([...known].map(values)) as Values;
}

// Entries in a fixed order: a name such as `__proto__` would not survive in an object literal.
function plain(data: SdkData, except: ReadonlySet<string> = new Set()) {
  const sorted = <T>(entries: [string, T][]) => entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const names = Object.entries(data).filter(([name]) => !except.has(name));
  return sorted(names.map(([name, values]) => [name, sorted(Object.entries(values ?? {}))]));
}

test(
  `the SDK's own loader and we read the same from ${PAIRS} generated pairs of files`,
  { timeout: 600_000 },
  async () => {
    let values = 0;
    await fc.assert(
      fc.asyncProperty(configFileText, configFileText, async (config, credentials) => {
        undoPollution();
        const sdk = await sdkReads(config, credentials);
        const { settings, ...ours } = weRead(config, credentials);
        undoPollution();
        expect(ours).toEqual(sdk);

        const lines = { [configFilepath]: config.split(/\r?\n/), [filepath]: credentials.split(/\r?\n/) };
        for (const { value, file, line } of settings) expect(lines[file]?.[line - 1]).toContain(value);
        values += settings.length;
      }),
      { numRuns: PAIRS },
    );
    // A generator that produced mere noise would prove nothing.
    expect(values).toBeGreaterThan(PAIRS * 5);
  },
);
