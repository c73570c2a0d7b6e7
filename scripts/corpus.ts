// `npm run test:corpus`: reads what others wrote, mutants and programs that are deep or large, with four parsers. `--help` says how.
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { deepPrograms } from "../test/corpus/deep.ts";
import { largePrograms } from "../test/corpus/large.ts";
import { mutantsOf } from "../test/corpus/mutants.ts";
import { corpusCache, corpusPackages, sourceFiles, unpack } from "../test/corpus/packages.ts";
import { hasFactory, planted } from "../test/corpus/plant.ts";
import { examplePrograms, fixturePrograms, type Program } from "../test/corpus/programs.ts";
import { allReaders, transform } from "../test/corpus/readers.ts";
import {
  count,
  emptyTally,
  maxMegabytes,
  maxMilliseconds,
  maxPlanted,
  table,
  type Tally,
} from "../test/corpus/tally.ts";
import { verdictsIn, verdictsWithoutQuestion } from "../test/corpus/verdicts.ts";
import { fixture } from "../test/fixture-files.ts";

/** The transform on packages as they are published, and each parser on all else, with calls planted where nobody wrote one. */
const all: typeof allReaders = { transform, ...allReaders };

const help = `Usage: npm run test:corpus -- [options]

  --packages A,B   npm packages with their release; by default ${corpusPackages.length}
  --mutants N      how many mutants of fixtures and examples; by default 50000
  --seed N         which mutants; by default 1
  --readers A,B    of ${Object.keys(all).join(", ")}; by default all
  --help           this text

Each reader is a process of its own, with a heap of 512 MB. Ends with 1 where something throws, is written that does not parse or
changes again, takes longer than ${maxMilliseconds / 1000} s or more memory; with 2 where it does not understand its options.`;

const { values } = parseArgs({
  options: {
    packages: { type: "string", default: corpusPackages.join(",") },
    mutants: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
    readers: { type: "string", default: Object.keys(all).join(",") },
    "only-reader": { type: "string" },
    help: { type: "boolean" },
  },
});

/** What one reader made of it all. */
interface Result {
  readonly rows: (readonly [what: string, tally: Tally])[];
  /** The provider calls that others wrote, by what is said of them. */
  readonly verdicts: Record<string, number>;
  readonly megabytes: number;
}

async function resultOf(name: string): Promise<Result> {
  const reader = await all[name]?.();
  const verdicts: Record<string, number> = {};
  const rows: Result["rows"] = [];
  const read = (what: string, programs: Iterable<Program>): void => {
    const tally = emptyTally();
    for (const program of programs) if (reader) count(tally, program, reader);
    rows.push([what, tally]);
    const { faults, milliseconds } = tally;
    console.error(
      `${name}, ${what}: ${faults.length} faults, ${(milliseconds / 1000).toFixed(1)} s; ${peak()} MB at most`,
    );
  };
  if (name !== "transform") {
    read("deep (10 to 10,000)", [10, 100, 1_000, 3_000, 10_000].flatMap(deepPrograms));
    read("large (1,000 of each)", largePrograms(1_000));
    const numRuns = Number(values.mutants);
    const mutants = fc.sample(mutantsOf([...fixturePrograms, ...examplePrograms]), {
      seed: Number(values.seed),
      numRuns,
    });
    read(`mutants (seed ${values.seed})`, mutants);
  }
  for (const packageName of values.packages.split(",").filter(Boolean)) {
    const files = sourceFiles(path.join(corpusCache, packageName.replace("/", "__")));
    read(packageName, name === "transform" ? published(files, verdicts, rows) : plantedIn(files));
  }
  return { rows, verdicts, megabytes: peak() };
}

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function* plantedIn(files: readonly string[]): Generator<Program> {
  for (const file of files) {
    const program = { name: file, text: readFileSync(file, "utf8") };
    if (program.text.length <= maxPlanted) yield planted(program);
  }
}

/** Programs as they are. That none is passed over that has a call is seen where they are not too long to be parsed twice. */
function* published(files: readonly string[], verdicts: Result["verdicts"], rows: Result["rows"]): Generator<Program> {
  for (const file of files) {
    const program = { name: file, text: readFileSync(file, "utf8") };
    yield program;
    if (!hasFactory(program) || program.text.length > maxPlanted) continue;
    const seen = verdictsIn(program);
    for (const verdict of seen) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    const lost = verdictsWithoutQuestion(program).length - seen.length;
    if (lost > 0)
      rows.push([`lost in ${program.name}`, { ...emptyTally(), faults: [{ name: file, fault: `${lost} lost` }] }]);
  }
}

/** Reads in a process of its own. Throws an Error where that ends without a result, as it does without memory. */
async function childResultOf(name: string): Promise<Result> {
  const env = {
    ...process.env,
    AWS_CONFIG_FILE: fixture("aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: fixture("no-credentials"),
  };
  const execArgv = ["--max-old-space-size=512", "--import", "tsx"];
  const child = fork(import.meta.filename, [...process.argv.slice(2), "--only-reader", name], {
    env,
    execArgv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (result) => {
      resolve(result as Result);
    });
    child.once("exit", (code, signal) => {
      reject(new Error(`"${name}" ended with ${signal ?? String(code)}.`));
    });
  });
}

async function main(): Promise<void> {
  const names = values.readers.split(",");
  const unknown = names.find((name) => !Object.hasOwn(all, name));
  if (unknown !== undefined) throw new Error(`There is no reader "${unknown}".`);
  for (const name of values.packages.split(",").filter(Boolean)) await unpack(name);
  report(await resultsOf(names));
}

/** As many at once as there are processors: time is the processors' own. */
async function resultsOf(names: readonly string[]): Promise<[string, Result][]> {
  const results: [string, Result][] = [];
  const waiting = [...names.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, name] = next;
      results[index] = [name, await childResultOf(name)];
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

function report(results: readonly (readonly [string, Result])[]): void {
  const rows = results.flatMap(([name, { rows }]) => rows.map(([what, tally]) => [what, name, tally] as const));
  for (const [what, reader, { faults, slowest }] of rows) {
    for (const { name, fault } of faults) console.log(`${what}, ${reader}: ${name}: ${fault}\n`);
    if (slowest.milliseconds > maxMilliseconds)
      console.log(`${what}, ${reader}: ${slowest.name} took ${slowest.milliseconds.toFixed(0)} ms.\n`);
  }
  console.log(table(rows));
  console.log(`\nMemory at most: ${results.map(([name, { megabytes }]) => `${name} ${megabytes} MB`).join(", ")}.`);
  const verdicts = results.flatMap(([, result]) => Object.entries(result.verdicts));
  console.log(
    `\nProvider calls that others wrote:\n${verdicts.map(([verdict, times]) => `${times} ${verdict}`).join("\n")}`,
  );
  const isFaulty = rows.some(
    ([, , { faults, slowest }]) => faults.length > 0 || slowest.milliseconds > maxMilliseconds,
  );
  process.exitCode = isFaulty || results.some(([, { megabytes }]) => megabytes > maxMegabytes) ? 1 : 0;
}

try {
  if (values.help) console.log(help);
  else if (values["only-reader"] === undefined) await main();
  else process.send?.(await resultOf(values["only-reader"]));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
