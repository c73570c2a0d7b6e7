import { evaluate, withWrites } from "./evaluate.ts";
import { outcomesOf } from "./choices.ts";
import { happenedTo, type Assignment, type Holder } from "./escapes.ts";
import { unknown, type Alternative, type Env, type Flow, type Given } from "./values.ts";

/** The values that a holder can have where it is read: those it is made with, those it is given later, and what is written into them. */
export function valuesHeld(
  holder: Holder,
  made: (given: Given) => readonly Alternative[],
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const happened = happenedTo(holder, env, flow);
  if (!happened)
    return made(given).map((one) => (isLasting(one) ? one : { ...one, ...unknown("changedLater", one.given) }));
  const values = valuesAssigned(happened.assignments, made, env, given, flow);
  return happened.writes.length === 0 ? values : values.map((one) => withWrites(one, happened.writes));
}

/** The last assignment that has run decides. */
function valuesAssigned(
  assignments: readonly Assignment[],
  made: (given: Given) => readonly Alternative[],
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const last = assignments.at(-1);
  if (!last) return made(given);
  return outcomesOf(last.when, given, flow).flatMap(({ holds, given: then }) =>
    holds
      ? evaluate({ node: last.value, env }, then, flow)
      : valuesAssigned(assignments.slice(0, -1), made, env, then, flow),
  );
}

/** What cannot be seen anyway is not changed by what is written to it. */
function isLasting({ value }: Alternative): boolean {
  return value.kind === "hidden";
}
