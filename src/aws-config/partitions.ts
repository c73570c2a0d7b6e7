import { PARTITIONS } from "./regions.ts";

const partitionByRegion = new Map(
  Object.entries(PARTITIONS).flatMap(([partition, regions]) => regions.map((region) => [region, partition] as const)),
);

/** The partition of a region, such as `aws-cn`; undefined where none knows it. */
export function partitionOf(region: string): string | undefined {
  return partitionByRegion.get(region);
}

/** The region of an availability zone (`us-west-2a`), a local zone or a wavelength zone (`us-west-2-lax-1a`); undefined where it is none. */
export function regionOfZone(zone: string): string | undefined {
  const region = /^([a-z]+(?:-[a-z]+)+-\d+)(?:-[a-z\d]+)*[a-z]$/.exec(zone)?.[1];
  return region !== undefined && partitionByRegion.has(region) ? region : undefined;
}
