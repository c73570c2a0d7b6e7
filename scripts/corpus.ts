// `npm run test:corpus`: reads what others wrote, mutants and programs that are deep or large, with four parsers. `--help` says how.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { deepPrograms } from "../test/corpus/deep.ts";
import { largePrograms } from "../test/corpus/large.ts";
import { mutantsOf } from "../test/corpus/mutants.ts";
import { corpusCache, corpusPackages, sourceFiles, unpack } from "../test/corpus/packages.ts";
import { hasFactory, planted } from "../test/corpus/plant.ts";
import { examplePrograms, fixturePrograms, type Program } from "../test/corpus/programs.ts";
import { allReaders, readerNames, type Reader } from "../test/corpus/readers.ts";
import { count, emptyTally, maxCharacters, maxMilliseconds, table, type Tally } from "../test/corpus/tally.ts";
import { verdictsIn } from "../test/corpus/verdicts.ts";

const help = `Usage: npm run test:corpus -- [options]

  --packages A,B   npm packages with their release; by default ${corpusPackages.length}
  --mutants N      how many mutants of fixtures and examples; by default 50000
  --seed N         which mutants; by default 1
  --readers A,B    of ${readerNames.join(", ")}; by default all
  --help           this text

Ends with 1 where something throws, is written that does not parse or changes again, or takes longer than ${maxMilliseconds / 1000} s
of processor time; with 2 where it does not understand its options. More than 512 MB of heap end it, too.`;

type Row = [what: string, reader: string, tally: Tally];

type NamedReader = [name: string, read: Reader];

function readAll(what: string, programs: Iterable<Program>, readers: readonly NamedReader[]): Row[] {
  const reading = readers.map(([name, read]) => ({ read, row: [what, name, emptyTally()] satisfies Row }));
  for (const program of programs)
    for (const { read, row } of reading) count(row[2], program.name, program.text.length, read(program));
  const rows = reading.map(({ row }) => row);
  console.error(
    `${what}: ${rows.map(([, name, { faults, milliseconds }]) => `${name} ${faults.length} faults, ${(milliseconds / 1000).toFixed(1)} s`).join("; ")}; ${memory()} MB at most`,
  );
  return rows;
}

function memory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** The provider calls that others wrote, by what is said of them. */
const verdicts = new Map<string, number>();

/** The files that are not read, as the command line tool reads none of them. */
const tooLong: string[] = [];

function* programsOf(files: readonly string[]): Generator<Program> {
  for (const file of files) {
    const program = { name: path.relative(corpusCache, file), text: readFileSync(file, "utf8") };
    if (program.text.length > maxCharacters) {
      tooLong.push(`${program.name}, ${(program.text.length / 1e6).toFixed(1)} MB`);
      continue;
    }
    if (hasFactory(program))
      for (const verdict of verdictsIn(program)) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    yield planted(program);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      packages: { type: "string", default: corpusPackages.join(",") },
      mutants: { type: "string", default: "50000" },
      seed: { type: "string", default: "1" },
      readers: { type: "string", default: readerNames.join(",") },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const names = values.readers.split(",");
  const unknown = names.find((name) => !readerNames.includes(name));
  if (unknown !== undefined) throw new Error(`There is no reader "${unknown}".`);
  const readers = Object.entries(await allReaders()).filter(([name]) => names.includes(name));
  const rows: Row[] = [];
  rows.push(...readAll("deep (10 to 10,000)", [10, 100, 1_000, 3_000, 10_000].flatMap(deepPrograms), readers));
  rows.push(...readAll("large (1,000 of each)", largePrograms(1_000), readers));
  const mutants = fc.sample(mutantsOf([...fixturePrograms, ...examplePrograms]), {
    seed: Number(values.seed),
    numRuns: Number(values.mutants),
  });
  rows.push(...readAll(`mutants (seed ${values.seed})`, mutants, readers));
  for (const name of values.packages.split(",").filter(Boolean)) {
    rows.push(...readAll(name, programsOf(sourceFiles(await unpack(name))), readers));
  }
  report(rows);
}

function report(rows: readonly Row[]): void {
  for (const [what, reader, { faults, slowest }] of rows) {
    for (const { name, fault } of faults) console.log(`${what}, ${reader}: ${name}: ${fault}\n`);
    if (slowest.milliseconds > maxMilliseconds)
      console.log(`${what}, ${reader}: ${slowest.name} took ${slowest.milliseconds.toFixed(0)} ms.\n`);
  }
  console.log(table(rows));
  console.log(
    `\nProvider calls that others wrote:\n${[...verdicts].map(([verdict, times]) => `${times} ${verdict}`).join("\n")}`,
  );
  console.log(`\nToo long to be read as source: ${tooLong.length}\n${tooLong.join("\n")}`);
  console.log(`\nResident memory at most: ${memory()} MB.`);
  const isFaulty = rows.some(
    ([, , { faults, slowest }]) => faults.length > 0 || slowest.milliseconds > maxMilliseconds,
  );
  process.exitCode = isFaulty ? 1 : 0;
}

try {
  await main();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
