import type { TSESTree } from "@typescript-eslint/types";
import { isChangedByCall, isWritten } from "../writes.ts";
import { evaluate, withWrites } from "./evaluate.ts";
import { outcomesOf } from "./choices.ts";
import { happenedTo, type Assignment, type Holder } from "./escapes.ts";
import { alternative, outermost, unknown, type Alternative, type Env, type Flow, type Given } from "./values.ts";

/** The values that a holder can have where it is read: those it is made with, those it is given later, and what is written into them. */
export function valuesHeld(
  holder: Holder,
  made: (given: Given) => readonly Alternative[],
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const happened = happenedTo(holder, env, flow);
  if (!happened) return unsettled([...made(given), ...valuesEverGiven(holder, given, flow)]);
  const values = valuesAssigned(happened.assignments, made, env, given, flow);
  return happened.writes.length === 0 ? values : values.map((one) => withWrites(one, happened.writes));
}

/** Values of which the source does not tell when they count: objects may have changed since. */
export function unsettled(values: readonly Alternative[]): readonly Alternative[] {
  return values.map((one) => (one.value.kind === "object" ? { ...one, ...unknown("changedLater", one.given) } : one));
}

/** All that a holder is given anywhere after it was made. */
function valuesEverGiven(holder: Holder, given: Given, flow: Flow): readonly Alternative[] {
  const { reader, references, strangers = [] } = holder;
  return [...writtenAmong(references), ...writtenAmong(strangers)].flatMap((reference): readonly Alternative[] => {
    const { parent } = reference;
    if (!parent || reference === reader) return [];
    if (isChangedByCall(reference, parent)) return [unknown("changedLater", given)];
    if (parent.type === "UnaryExpression") return [alternative({ kind: "nothing", isNullish: true }, given)];
    if (parent.type !== "AssignmentExpression") return [unknown("changedLater", given)];
    const isOfReader = parent.range[0] <= reader.range[0] && reader.range[1] <= parent.range[1];
    return isOfReader ? [] : evaluate({ node: parent.right, env: outermost }, given, flow);
  });
}

const written = new WeakMap<readonly TSESTree.Node[], readonly TSESTree.Node[]>();

/** Those of a holder's places that are written to: as many ask as read it. */
function writtenAmong(places: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  const found =
    written.get(places) ??
    places.filter((place) => place.parent && (isWritten(place, place.parent) || isChangedByCall(place, place.parent)));
  written.set(places, found);
  return found;
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
