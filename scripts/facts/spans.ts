import { isDeepStrictEqual } from "node:util";
import type { VersionSpan } from "../../src/sdk/facts.ts";
import { type Experiment, holds, type Outcome } from "../../test/sdk/experiment.ts";
import { experiments } from "../../test/sdk/experiments.ts";

/** Outcomes by release, earliest first, as `bisect` returns them. */
export type Measured = ReadonlyMap<string, readonly Outcome[]>;

/** One outcome of an experiment, and the releases that have it. */
export interface Behaviour {
  readonly outcome: Outcome;
  readonly spans: readonly VersionSpan[];
}

/** An experiment with all that was seen of it, in order of first appearance. */
export interface Finding {
  readonly experiment: Experiment;
  readonly behaviours: readonly Behaviour[];
  /** The releases of which its statement is true. */
  readonly holds: readonly VersionSpan[];
}

/** The spans of neighbouring releases for which `test` is true; one that reaches the newest is open. */
function spansWhere(
  seen: readonly (readonly [string, Outcome])[],
  test: (outcome: Outcome) => boolean,
): readonly VersionSpan[] {
  const spans: VersionSpan[] = [];
  let first: string | undefined;
  let last: string | undefined;
  for (const [release, outcome] of seen) {
    if (test(outcome)) first ??= release;
    else if (first !== undefined && last !== undefined) {
      spans.push({ first, last });
      first = undefined;
    }
    last = release;
  }
  return first === undefined ? spans : [...spans, { first }];
}

function distinct(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(
    (outcome, index) => outcomes.findIndex((other) => isDeepStrictEqual(other, outcome)) === index,
  );
}

/** What was measured, by experiment. */
export function findings(measured: Measured): Finding[] {
  return experiments.map((experiment, index) => {
    const seen = [...measured].map(([release, outcomes]) => [release, outcomes[index] ?? {}] as const);
    const behaviours = distinct(seen.map(([, outcome]) => outcome)).map((outcome) => ({
      outcome,
      spans: spansWhere(seen, (other) => isDeepStrictEqual(outcome, other)),
    }));
    return { experiment, behaviours, holds: spansWhere(seen, (outcome) => holds(experiment, outcome)) };
  });
}

/**
 * The releases on both sides of every change of a fact, the ends of the list, and as many others, evenly spread, as make them `atLeast`.
 * Takes what was measured; returns versions, earliest first.
 */
export function bracketing(measured: Measured, atLeast: number): string[] {
  const releases = [...measured.keys()];
  const truths = [...measured.values()].map((outcomes) =>
    experiments.map((experiment, index) => holds(experiment, outcomes[index] ?? {})),
  );
  const changes = releases.filter((_, index) =>
    [index - 1, index + 1].some((other) => {
      const neighbour = truths[other];
      return neighbour === undefined || !isDeepStrictEqual(neighbour, truths[index]);
    }),
  );
  const others = releases.filter((release) => !changes.includes(release));
  const wanted = Math.max(0, atLeast - changes.length);
  const chosen = Array.from({ length: wanted }, (_, index) => others[Math.floor((index * others.length) / wanted)]);
  return releases.filter((release) => changes.includes(release) || chosen.includes(release));
}
