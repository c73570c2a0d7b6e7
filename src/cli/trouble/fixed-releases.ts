import gte from "semver/functions/gte.js";
import lt from "semver/functions/lt.js";
import valid from "semver/functions/valid.js";

/** Releases of a package with a call that signs in elsewhere: from `first` on, up to the one before `fixed`. */
interface Affected {
  readonly first: string;
  readonly fixed: string;
}

/**
 * Measured on the packages in the npm registry, by our own analysis: `npx tsx scripts/releases-with-the-bug.ts sst@2.49.0 …`; a test
 * measures both ends of each span again. Only releases that are in the registry count.
 */
const affectedReleases: Readonly<Record<string, readonly Affected[]>> = {
  // "credentials.js" calls `fromNodeProviderChain` with `clientConfig.region`.
  sst: [
    { first: "2.24.7", fixed: "2.47.3" },
    { first: "2.49.0", fixed: "2.49.3" },
  ],
  // "lib/api/aws-auth/awscli-compatible.js" calls `fromIni` and `fromNodeProviderChain` with it (aws-cdk PR 32520 mended that).
  "aws-cdk": [{ first: "2.173.0", fixed: "2.173.1" }],
};

/** The first release in which the calls of a package that is affected are mended; undefined where our data does not know. */
export function firstFixed(name: string, version: string | undefined): string | undefined {
  const spans = Object.hasOwn(affectedReleases, name) ? (affectedReleases[name] ?? []) : [];
  if (version === undefined || valid(version) === null) return undefined;
  return spans.find(({ first, fixed }) => gte(version, first) && lt(version, fixed))?.fixed;
}
