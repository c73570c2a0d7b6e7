import intersects from "semver/ranges/intersects.js";
import subset from "semver/ranges/subset.js";
import { facts, measured, type FactId } from "./facts.ts";

/** The releases we support: from the first that reads `parentClientConfig`, without which `defer` is no remedy. */
export const supportedReleases = ">=3.515.0";

/** The releases of which a fact is true, as a range. */
function rangeOf(fact: FactId): string {
  return facts[fact].holds.map(({ first, last }) => (last ? `>=${first} <=${last}` : `>=${first}`)).join(" || ");
}

/** Whether a fact is true of at least one release in a range. */
export function holdsSomewhere(fact: FactId, releases: string): boolean {
  return intersects(rangeOf(fact), releases);
}

/** Whether a fact is true of every release in a range. */
export function holdsEverywhere(fact: FactId, releases: string): boolean {
  return subset(releases, rangeOf(fact));
}

/** The release from which on a fact is true; undefined where it was true of the oldest that was measured. */
export function firstRelease(fact: FactId): string | undefined {
  const first = facts[fact].holds[0]?.first;
  return first === measured.oldest ? undefined : first;
}
