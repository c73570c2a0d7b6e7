import { isDeepStrictEqual } from "node:util";
import type { Outcome } from "../../test/sdk/experiment.ts";
import type { Measurement } from "./measure.ts";

export interface BisectOptions {
  /** All releases, earliest first. */
  readonly releases: readonly string[];
  /** Those that are measured whatever comes of it. */
  readonly grid: readonly string[];
  readonly measure: (release: string) => Promise<Measurement>;
  readonly say: (line: string) => void;
}

export interface Bisected {
  /** Outcomes by release, earliest first. Between two releases next to each other here that differ, there is no other. */
  readonly measured: ReadonlyMap<string, readonly Outcome[]>;
  /** The releases that could not be asked, and why. */
  readonly unusable: ReadonlyMap<string, string>;
}

/** The middle of the first gap across which something changed, or undefined where all changes are bracketed. */
function nextProbe(releases: readonly string[], measured: ReadonlyMap<string, readonly Outcome[]>): string | undefined {
  let last = -1;
  for (const [index, release] of releases.entries()) {
    const outcomes = measured.get(release);
    if (outcomes === undefined) continue;
    const before = measured.get(releases[last] ?? "");
    if (before !== undefined && index - last > 1 && !isDeepStrictEqual(before, outcomes))
      return releases[Math.floor((index + last) / 2)];
    last = index;
  }
  return undefined;
}

/**
 * Measures the grid, then halves every gap across which any outcome changed, until both sides of each change are next to each other.
 * A behaviour that comes and goes between two releases of the grid is not seen.
 * @throws what `measure` throws.
 */
export async function bisect({ releases, grid, measure, say }: BisectOptions): Promise<Bisected> {
  const measured = new Map<string, readonly Outcome[]>();
  const unusable = new Map<string, string>();
  const ask = async (release: string): Promise<void> => {
    const measurement = await measure(release);
    say(`${release}${typeof measurement === "string" ? `: ${measurement}` : ""}`);
    if (typeof measurement === "string") unusable.set(release, measurement);
    else measured.set(release, measurement);
  };
  for (const release of grid) await ask(release);
  for (;;) {
    const left = releases.filter((release) => !unusable.has(release));
    const probe = nextProbe(left, measured);
    if (probe === undefined) break;
    await ask(probe);
  }
  const ordered = releases.flatMap((release) => {
    const outcomes = measured.get(release);
    return outcomes === undefined ? [] : [[release, outcomes] as const];
  });
  return { measured: new Map(ordered), unusable };
}
