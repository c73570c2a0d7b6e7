// What is measured of the SDK, release by release. `npm run facts` runs these on all releases, known-facts.test.ts on the installed one.
import type { VersionSpan } from "../../src/sdk/facts.ts";
import { type Experiment, type ExperimentGroup, holds, type Outcome } from "./experiment.ts";
import { elsewhereExperiments } from "./experiments-elsewhere.ts";
import { ssoExperiments } from "./experiments-sso.ts";
import { stsExperiments } from "./experiments-sts.ts";
import { throwingExperiments } from "./experiments-throwing.ts";
import { compareVersions } from "./versions.ts";

export const experimentGroups: readonly ExperimentGroup[] = [
  ...ssoExperiments,
  ...elsewhereExperiments,
  ...throwingExperiments,
  ...stsExperiments,
];
export const experiments: readonly Experiment[] = experimentGroups.flatMap((group) => group.experiments);

/** Whether a version lies in one of the spans, ends included. */
function within(spans: readonly VersionSpan[], version: string): boolean {
  return spans.some(
    ({ first, last }) =>
      compareVersions(first, version) <= 0 && (last === undefined || compareVersions(version, last) <= 0),
  );
}

/**
 * Holds the recorded facts against what a release was seen to do.
 * @param recorded the spans in which each fact is said to hold, by id
 * @param version the release that was run
 * @param outcomes what it did, in the order of `experiments`
 * @returns a sentence for each disagreement: none means that all is as recorded
 */
export function disagreements(
  recorded: Readonly<Record<string, { readonly holds: readonly VersionSpan[] }>>,
  version: string,
  outcomes: readonly Outcome[],
): string[] {
  const ids = new Set(experiments.map(({ id }) => id));
  const unmeasured = Object.keys(recorded).filter((id) => !ids.has(id));
  return [
    ...unmeasured.map((id) => `${id}: there is no such experiment`),
    ...experiments.flatMap((experiment, index) => {
      const spans = recorded[experiment.id]?.holds;
      const outcome = outcomes[index];
      if (spans === undefined || outcome === undefined) return [`${experiment.id}: not recorded`];
      if (within(spans, version) === holds(experiment, outcome)) return [];
      const said = within(spans, version) ? "holds" : "does not hold";
      return [`${experiment.id}: recorded as "${said}" in ${version}, but was seen: ${JSON.stringify(outcome)}`];
    }),
  ];
}
