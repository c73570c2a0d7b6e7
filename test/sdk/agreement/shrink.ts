// From a program that shows a disagreement to the smallest that does.
import type { Judge } from "../judge.ts";
import { dimensionNames, dimensions, type Program } from "./dimensions.ts";
import { planOf } from "./plan.ts";
import { agreementOf, type Disagreement, type Records } from "./run.ts";

async function disagreementOn(
  program: Program,
  version: string,
  court: Judge,
  records: Records,
): Promise<Disagreement | undefined> {
  const { disagreements, known } = await agreementOf([planOf(program)], version, court, records);
  return [...disagreements, ...known][0];
}

/** Makes one dimension after the other as plain as it can be with the same disagreement, or one that is as unknown. */
export async function shrink(given: Disagreement, version: string, court: Judge): Promise<Disagreement> {
  const records: Records = new Map();
  let smallest = given;
  for (const name of dimensionNames) {
    const { program } = smallest.plan;
    for (const value of dimensions[name]) {
      if (value === program[name]) break;
      const found = await disagreementOn({ ...program, [name]: value }, version, court, records);
      if (!found || found.known !== given.known) continue;
      smallest = found;
      break;
    }
  }
  return smallest;
}
