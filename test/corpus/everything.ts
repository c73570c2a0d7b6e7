// Everything that one reader reads, by rows.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { deepPrograms } from "./deep.ts";
import { filesOf, isHeavy } from "./heavy.ts";
import type { Whole, WholeJob } from "./jobs.ts";
import { largePrograms } from "./large.ts";
import { mutantsOf } from "./mutants.ts";
import { hasFactory, planted } from "./plant.ts";
import { examplePrograms, fixturePrograms, type Program } from "./programs.ts";
import { allReaders, transform } from "./readers.ts";
import { count, emptyTally, maxPlanted, peakMegabytes } from "./tally.ts";
import { verdictsIn, verdictsWithoutQuestion } from "./verdicts.ts";

/** The transform on packages as they are published, and each parser on all else, with calls planted where nobody wrote one. */
export async function readEverything({ reader: name, packages, mutants, seed }: WholeJob): Promise<Whole> {
  const reader = await (name === "transform" ? transform() : allReaders[name]?.());
  const verdicts: Record<string, number> = {};
  const rows: Whole["rows"] = [];
  const read = (what: string, programs: Iterable<Program>): void => {
    const tally = emptyTally();
    for (const program of programs) if (reader) count(tally, program, reader);
    rows.push([what, tally]);
    const { faults, milliseconds } = tally;
    console.error(
      `${name}, ${what}: ${faults.length} faults, ${(milliseconds / 1000).toFixed(1)} s; ${peakMegabytes()} MB at most`,
    );
  };
  if (name === "transform") {
    read(
      "over 2.5 MB, planted",
      plantedIn(packages.flatMap(filesOf), ({ text }) => text.length > maxPlanted),
    );
    for (const one of packages) read(one, published(filesOf(one), verdicts, rows));
  } else {
    read("deep (10 to 10,000)", deepest());
    read("large (1,000 of each)", largePrograms(1_000));
    read(`mutants (seed ${seed})`, someMutants(mutants, seed));
    const isCarried = (program: Program) => program.text.length <= maxPlanted && !isHeavy(program, name);
    for (const one of packages) read(one, plantedIn(filesOf(one), isCarried));
  }
  return { rows, verdicts, megabytes: peakMegabytes() };
}

function* deepest(): Generator<Program> {
  for (const depth of [10, 100, 1_000, 3_000, 10_000]) yield* deepPrograms(depth);
}

/** Mutants held at a time. */
const maxMutants = 1_000;

function* someMutants(number: number, seed: number): Generator<Program> {
  const mutants = mutantsOf([...fixturePrograms, ...examplePrograms]);
  for (let start = 0; start < number; start += maxMutants)
    yield* fc.sample(mutants, { seed: seed + start, numRuns: Math.min(maxMutants, number - start) });
}

function* programsIn(files: readonly string[]): Generator<Program> {
  for (const file of files) yield { name: file, text: readFileSync(file, "utf8") };
}

function* plantedIn(files: readonly string[], isWanted: (program: Program) => boolean): Generator<Program> {
  for (const program of programsIn(files)) if (isWanted(program)) yield planted(program);
}

/** Programs as they are. That none is passed over that has a call is seen where they are not too long to be parsed twice. */
function* published(files: readonly string[], verdicts: Whole["verdicts"], rows: Whole["rows"]): Generator<Program> {
  for (const program of programsIn(files)) {
    const { name, text } = program;
    yield program;
    if (!hasFactory(program) || text.length > maxPlanted) continue;
    const seen = verdictsIn(program);
    for (const verdict of seen) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    const lost = verdictsWithoutQuestion(program).length - seen.length;
    if (lost > 0) rows.push([`lost in ${name}`, { ...emptyTally(), faults: [{ name, fault: `${lost} lost` }] }]);
  }
}
