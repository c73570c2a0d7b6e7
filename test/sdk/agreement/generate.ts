// All programs, the same ones in every run.
import { dimensionNames, dimensions, type Program } from "./dimensions.ts";
import { hiddenOptionsForms, optionsForms } from "./shapes.ts";
import { accountAlone, ssoClientForms, ssoRegionForms } from "./sign-in.ts";
import { settingsOf, trialOf } from "./write.ts";

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function picker(seed: number): <Value>(values: readonly Value[]) => Value {
  const next = numbersFrom(seed);
  return (values) => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new Error("There is nothing to pick from.");
    return value;
  };
}

/** What tells one program from another: what is run, and what is made of it. */
function identity(program: Program): string {
  return JSON.stringify([trialOf(program), [...settingsOf(program).profiles], program.strategy.name]);
}

/** Values of a program that are not drawn. */
type Fixed = Pick<Program, "factory" | "profile"> & Partial<Program>;

function fixedValues(): Fixed[] {
  const given = ssoRegionForms.slice(1);
  const clients = ssoClientForms.slice(1);
  const sessionOrLegacy = dimensions.profile.slice(0, 2);
  const hidden = [...hiddenOptionsForms.map((options) => ({ options })), { ssoRegion: accountAlone }];
  return dimensions.factory.flatMap((factory) => [
    ...dimensions.region.flatMap((region) => dimensions.profile.map((profile) => ({ factory, region, profile }))),
    ...given.flatMap((ssoRegion) => dimensions.profile.map((profile) => ({ factory, ssoRegion, profile }))),
    ...clients.flatMap((ssoClient) => dimensions.profile.map((profile) => ({ factory, ssoClient, profile }))),
    ...hidden.flatMap((form, index) =>
      sessionOrLegacy
        .filter((_, place) => place === index % sessionOrLegacy.length)
        .map((profile) => ({ factory, profile, ...form })),
    ),
  ]);
}

/**
 * The programs: every factory and profile with every region, every `ssoRegion` and every `ssoClient`, and some whose options the
 * source hides; the other dimensions are drawn, by a fixed seed. No two are the same.
 */
export function generatePrograms(seed = 3): Program[] {
  const pick = picker(seed);
  const programs = fixedValues().map((fixed): Program => {
    const drawn = {
      strategy: pick(dimensions.strategy),
      imports: pick(dimensions.imports),
      options: pick(optionsForms),
      region: pick(mostlyNoRegion),
      ssoRegion: pick(ssoRegionForms.slice(0, 1)),
      ssoClient: pick(ssoClientForms.slice(0, 1)),
      more: pick(mostlyPlain),
      parent: pick(dimensions.parent),
      caller: pick(dimensions.caller),
      ambient: pick(dimensions.ambient),
    };
    return { ...drawn, ...fixed };
  });
  return [...new Map(programs.map((program) => [identity(program), program])).values()];
}

/** An endpoint hides all else: programs with one are the fewer. */
const mostlyPlain = [...dimensions.more.slice(0, -1), ...dimensions.more];
/** Beside an `ssoRegion`, a region hides much: every other program has none. */
const mostlyNoRegion = dimensions.region.flatMap((form) => [form, ...dimensions.region.slice(1, 2)]);

/** The values of dimensions that the programs have, as `dimension: value`. */
export function valuesOf(programs: readonly Program[]): Set<string> {
  return new Set(programs.flatMap((program) => dimensionNames.map((name) => `${name}: ${program[name].name}`)));
}

/** Every value of every dimension, likewise. */
export function allValues(): Set<string> {
  return new Set(dimensionNames.flatMap((name) => dimensions[name].map((value) => `${name}: ${value.name}`)));
}

function pairsOf(program: Program): string[] {
  const values = [...valuesOf([program])];
  return values.flatMap((value, index) => values.slice(index + 1).map((other) => `${value} | ${other}`));
}

/** The value by which a program's options are hidden, if they are. */
function hiddenBy({ options, ssoRegion }: Program): string | undefined {
  if (ssoRegion === accountAlone) return ssoRegion.name;
  return hiddenOptionsForms.includes(options) ? options.name : undefined;
}

/**
 * As many of the programs as asked, chosen so that they have as many pairs of values as they can; of those whose options the
 * source hides, one of each kind.
 */
export function slice(programs: readonly Program[], size: number): Program[] {
  const kinds = new Set(programs.map(hiddenBy));
  const chosen = [...kinds].flatMap(
    (kind) => (kind === undefined ? undefined : programs.find((program) => hiddenBy(program) === kind)) ?? [],
  );
  const seen = new Set(chosen.flatMap(pairsOf));
  const waiting = programs
    .filter((program) => hiddenBy(program) === undefined)
    .map((program) => ({ program, pairs: pairsOf(program), gain: Infinity }));
  while (chosen.length < size && waiting.length > 0) {
    let [best] = waiting;
    for (const one of waiting) {
      // What a program adds never grows: it is counted again only where it may be the most.
      if (best && best !== one && one.gain <= best.gain) continue;
      one.gain = one.pairs.filter((pair) => !seen.has(pair)).length;
      if (!best || one.gain > best.gain) best = one;
    }
    if (!best) break;
    for (const pair of best.pairs) seen.add(pair);
    chosen.push(best.program);
    waiting.splice(waiting.indexOf(best), 1);
  }
  return chosen;
}
