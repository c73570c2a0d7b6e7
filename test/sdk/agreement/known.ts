// Where the product is known to be wrong: each entry goes when the product is put right, which the test sees to.
import type { Plan } from "./plan.ts";

export interface KnownDisagreement {
  readonly name: string;
  readonly because: string;
  readonly holds: (plan: Plan, sentence: string) => boolean;
}

export const knownDisagreements: readonly KnownDisagreement[] = [];
