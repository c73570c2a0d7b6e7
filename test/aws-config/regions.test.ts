import { readFileSync } from "node:fs";

import { partition } from "@aws-sdk/core/client";
import { expect, test } from "vitest";

import { regionsModule } from "../../scripts/regions.ts";
import { partitionOf, regionOfZone } from "../../src/aws-config/partitions.ts";
import { PARTITIONS } from "../../src/aws-config/regions.ts";

test("regions.ts is what the installed @aws-sdk/core makes of it: else run npm run regions", async () => {
  expect(readFileSync(new URL("../../src/aws-config/regions.ts", import.meta.url), "utf8")).toBe(await regionsModule());
});

test("the SDK itself puts each region into the same partition", () => {
  const regions = Object.values(PARTITIONS).flat();
  expect(regions.length).toBeGreaterThan(30);
  for (const region of regions) expect([region, partitionOf(region)]).toEqual([region, partition(region).name]);
});

test.each([
  ["us-west-2a", "us-west-2"],
  ["us-west-2-lax-1a", "us-west-2"],
  ["us-east-1-wl1-bos-wlz-1", undefined],
  ["us-gov-west-1b", "us-gov-west-1"],
  ["us-west-2", undefined],
  ["us-wset-2a", undefined],
  ["", undefined],
])("%j is a zone of %j", (zone, region) => {
  expect(regionOfZone(zone)).toBe(region);
});
