// Which releases there are to hold, and which of the measured facts are true of one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type FactId, facts } from "../../../src/sdk/facts.ts";
import { compareVersions } from "../versions.ts";

/**
 * The release of the SDK that is installed here.
 * @throws if there is none.
 */
export function installedVersion(): string {
  const manifest = createRequire(import.meta.url).resolve("@aws-sdk/credential-providers/package.json");
  const version = /"version":\s*"([^"]+)"/u.exec(readFileSync(manifest, "utf8"))?.[1];
  if (version === undefined) throw new Error(`There is no version in "${manifest}".`);
  return version;
}

/** Whether a fact is true of a release. */
export function isSoIn(version: string, fact: FactId): boolean {
  return facts[fact].holds.some(
    ({ first, last }) =>
      compareVersions(first, version) <= 0 && (last === undefined || compareVersions(version, last) <= 0),
  );
}

/** Whether remedies are made for a release: from the first that reads `parentClientConfig`. */
export function isSupported(version: string): boolean {
  return isSoIn(version, "iniStsParentRegion");
}
