// Programs, the product and one release of the SDK: who says what, and where they disagree.
import type { Judge, Ruling, Trial } from "../judge.ts";
import { holdRemedy, holdVerdict, type Finding } from "./laws.ts";
import { knownDisagreements } from "./known.ts";
import { type Plan, trialsOf } from "./plan.ts";
import { sizeOf } from "./write.ts";

/** A program on which a law and the SDK disagree. */
export interface Disagreement {
  readonly plan: Plan;
  readonly size: number;
  /** What disagrees, in sentences. */
  readonly disagreements: readonly string[];
  /** The known disagreement that it is all of. */
  readonly known: string | undefined;
  readonly before: Ruling;
  readonly after: readonly Ruling[];
}

/** What came of one release. Counts are by name or by reason. */
export interface Agreement {
  readonly version: string;
  readonly programs: number;
  readonly trials: number;
  /** The smallest program first. */
  readonly disagreements: readonly Disagreement[];
  /** Those that are known, likewise. */
  readonly known: readonly Disagreement[];
  readonly unknown: ReadonlyMap<string, number>;
  readonly exemptions: ReadonlyMap<string, number>;
}

/** Rulings of one release, by trial: what was once run is not run again. */
export type Records = Map<string, Ruling>;

function keyOf(trial: Trial): string {
  return JSON.stringify(trial);
}

async function ruleOn(trials: readonly Trial[], court: Judge, records: Records): Promise<void> {
  const unknown = new Map(trials.map((trial) => [keyOf(trial), trial]));
  for (const key of records.keys()) unknown.delete(key);
  const rulings = await court.judge([...unknown.values()]);
  [...unknown.keys()].forEach((key, index) => {
    const ruling = rulings[index];
    if (ruling) records.set(key, ruling);
  });
}

function recalled(trial: Trial, records: Records): Ruling {
  const ruling = records.get(keyOf(trial));
  if (!ruling) throw new Error(`No ruling on\n${trial.source}`);
  return ruling;
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function findingsOf(plan: Plan, version: string, records: Records): Disagreement & Finding {
  const before = recalled(plan.trial, records);
  const without = plan.without && recalled(plan.without, records);
  const after = plan.rewritten.map(({ trial }) => recalled(trial, records));
  const parts: Finding[] = [
    holdVerdict(plan, before, without, version),
    ...plan.rewritten.map((one) => holdRemedy(plan, one, before, recalled(one.trial, records), version)),
  ];
  const disagreements = parts.flatMap((part) => part.disagreements);
  return {
    plan,
    size: sizeOf(plan.program),
    disagreements,
    known: knownDisagreements.find(({ holds }) => disagreements.every((sentence) => holds(plan, sentence)))?.name,
    exemptions: [...new Set(parts.flatMap((part) => part.exemptions))],
    before,
    after,
  };
}

/** Holds planned programs against one release of the SDK, for which `court` has been opened. */
export async function agreementOf(
  plans: readonly Plan[],
  version: string,
  court: Judge,
  records: Records = new Map(),
): Promise<Agreement> {
  await ruleOn(plans.flatMap(trialsOf), court, records);
  const held = plans.map((plan) => findingsOf(plan, version, records));
  const wrong = held
    .filter(({ disagreements }) => disagreements.length > 0)
    .sort((one, other) => one.size - other.size);
  return {
    version,
    programs: plans.length,
    trials: records.size,
    disagreements: wrong.filter(({ known }) => known === undefined),
    known: wrong.filter(({ known }) => known !== undefined),
    unknown: count(plans.flatMap(({ verdict }) => (verdict.kind === "unknown" ? [verdict.reason] : []))),
    exemptions: count(held.flatMap(({ exemptions }) => exemptions)),
  };
}
