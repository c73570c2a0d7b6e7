import { valuePlace, type ConfigDocument, type Section, type Setting } from "../document.ts";
import { knownSections } from "../known-sections.ts";
import { partitionOf, regionOfZone } from "../partitions.ts";
import { REGIONS_SOURCE } from "../regions.ts";
import { bareName } from "../wording.ts";
import { breakBefore, replace } from "./edits.ts";
import type { Edit, Problem } from "./problem.ts";
import { shownRegion, writtenRegion, type WrittenRegion } from "../region-text.ts";
import { ssoRegionOf } from "./sso-profiles.ts";

export interface RegionOptions {
  /** Regions that AWS has opened since the list was made. */
  readonly regions?: readonly string[] | undefined;
}

const REGION_KEYS: ReadonlySet<string> = new Set(["region", "sso_region"]);

/** The SDK's `isValidHostLabel` (@smithy/core 3.41). */
const HOST_LABEL = /^(?!.*-$)(?!-)[a-zA-Z0-9-]{1,63}$/;

/** The regions that the SDK refuses, or that nobody knows, and profiles between two partitions. */
export function regionProblems(document: ConfigDocument, { regions = [] }: RegionOptions = {}): Problem[] {
  const problems: Problem[] = [];
  for (const section of document.sections.filter(hasRegions)) {
    for (const setting of section.settings) {
      if (!REGION_KEYS.has(setting.path) || setting.value === "") continue;
      const problem = regionProblem(document, setting, regions);
      if (problem) problems.push(problem);
    }
  }
  return [...problems, ...otherPartitions(document)];
}

function hasRegions({ header }: Section): boolean {
  return header?.id !== undefined && header.kind !== "services";
}

function regionProblem(document: ConfigDocument, setting: Setting, regions: readonly string[]): Problem | undefined {
  const { key, value } = setting;
  if (partitionOf(value) !== undefined) return undefined;
  const place = valuePlace(setting);
  const written = writtenRegion(value);
  if (!written || !HOST_LABEL.test(written.region)) return { code: "refusedRegion", place, data: { key: `"${key}"` } };
  const { region } = written;
  if (region !== value) {
    const code = written.isQuoted ? "quotedRegion" : "gluedComment";
    const edits = bareRegion(document, setting, written);
    const data = { region: shownRegion(region) };
    // ESLint puts what is between two edits into one: what is not shown must not stand there.
    return { code, place, data, ...(data.region === region && { fix: { code: "writeRegion", data, edits } }) };
  }
  if (regions.includes(region)) return undefined;
  const zoneOf = regionOfZone(region);
  if (zoneOf === undefined)
    return { code: "unknownRegion", place, data: { region: shownRegion(region), source: REGIONS_SOURCE } };
  const edits = [replace(place, zoneOf)];
  const suggestions = [{ code: "writeRegion" as const, data: { region: zoneOf }, edits }];
  return { code: "availabilityZone", place, data: { zone: region, region: zoneOf }, suggestions };
}

/** Takes out the quotes; a comment goes to a line of its own, as the AWS CLI knows none behind a value. */
function bareRegion(document: ConfigDocument, setting: Setting, written: WrittenRegion): Edit[] {
  const place = valuePlace(setting);
  const { region, isQuoted, commentAt } = written;
  const closing = place.start + region.length + 1;
  const quotes = [place.start, closing].map((start) => replace({ start, end: start + 1 }, ""));
  const bare = isQuoted ? quotes : [];
  return commentAt === undefined ? bare : [...bare, breakBefore(document, setting.line, place.start + commentAt)];
}

function otherPartitions(document: ConfigDocument): Problem[] {
  const known = knownSections(document);
  return [...known.profiles.values()].flatMap((profile) => {
    const [region, sso] = [profile.settings.get("region"), ssoRegionOf(profile, known)];
    if (!region || !sso) return [];
    const [partition, ssoPartition] = [partitionOf(region.value), partitionOf(sso.value)];
    if (partition === undefined || ssoPartition === undefined || partition === ssoPartition) return [];
    const data = {
      profile: bareName(profile.name),
      region: region.value,
      partition,
      ssoRegion: sso.value,
      line: String(sso.line.number),
      ssoPartition,
    };
    return [{ code: "otherPartition" as const, place: valuePlace(region), data }];
  });
}
