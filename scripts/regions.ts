import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";

/** AWS's own list, in the package of the SDK's core. */
const source = "dist-es/submodules/client/util-endpoints/lib/aws/partitions.js";
const target = new URL("../src/aws-config/regions.ts", import.meta.url);

interface PartitionsInfo {
  readonly partitions: readonly { readonly id: string; readonly regions: Readonly<Record<string, unknown>> }[];
}

/** The text of `src/aws-config/regions.ts`, made from the installed `@aws-sdk/core`. */
export async function regionsModule(): Promise<string> {
  const core = dirname(createRequire(import.meta.url).resolve("@aws-sdk/core/package.json"));
  const { version } = JSON.parse(readFileSync(join(core, "package.json"), "utf8")) as { version: string };
  const { partitionsInfo } = (await import(pathToFileURL(join(core, source)).href)) as {
    partitionsInfo: PartitionsInfo;
  };
  // "aws-global" and its like are names for endpoints, no regions to sign in to.
  const rows = partitionsInfo.partitions.map(({ id, regions }) => [
    id,
    Object.keys(regions).filter((region) => !region.endsWith("-global")),
  ]);
  const text = `// Made by "npm run regions" from AWS's own partition data, @aws-sdk/core ${version} (Apache-2.0). Don't edit.

/** Where the list comes from, for messages. */
export const REGIONS_SOURCE = "@aws-sdk/core ${version}";

/** The regions of each AWS partition. */
export const PARTITIONS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(Object.fromEntries(rows))};
`;
  return format(text, { ...(await resolveConfig(target)), parser: "typescript" });
}

if (process.argv[1] === import.meta.filename) writeFileSync(target, await regionsModule());
