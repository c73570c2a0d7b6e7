// `npm run test:corpus`: reads what others wrote, mutants and programs that are deep or large, with four parsers. `--help` says how.
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { heavyFiles } from "../test/corpus/heavy.ts";
import { withProcesses, type Run, type Whole } from "../test/corpus/jobs.ts";
import { corpusPackages, unpack } from "../test/corpus/packages.ts";
import { allReaders } from "../test/corpus/readers.ts";
import {
  heavyTable,
  maxMegabytes,
  maxMilliseconds,
  maxShare,
  table,
  type Heavy,
  type Tally,
} from "../test/corpus/tally.ts";

const allNames = ["transform", ...Object.keys(allReaders)];

const help = `Usage: npm run test:corpus -- [options]

  --packages A,B   npm packages with their release; by default ${corpusPackages.length}
  --mutants N      how many mutants of fixtures and examples; by default 50000
  --seed N         which mutants; by default 1
  --readers A,B    of ${allNames.join(", ")}; by default all
  --help           this text

Each reader is a process of its own, which may need ${maxMegabytes} MB. What ESLint alone takes about as much for is read in two others,
without our rules and with them, which may add ${maxShare} MB. Ends with 1 where something throws, is written that does not parse or changes again, takes
longer than ${maxMilliseconds / 1000} s or more memory; with 2 where it does not understand its options.`;

const { values } = parseArgs({
  options: {
    packages: { type: "string", default: corpusPackages.join(",") },
    mutants: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
    readers: { type: "string", default: allNames.join(",") },
    help: { type: "boolean" },
  },
});

async function main(): Promise<void> {
  const readers = values.readers.split(",");
  const unknown = readers.find((name) => !allNames.includes(name));
  if (unknown !== undefined) throw new Error(`There is no reader "${unknown}".`);
  const packages = values.packages.split(",").filter(Boolean);
  for (const name of packages) await unpack(name);
  const [mutants, seed] = [Number(values.mutants), Number(values.seed)];
  await withProcesses(async (run) => {
    const all = await inTurn(readers, async (reader) => {
      return { reader, ...(await run({ kind: "all", reader, packages, mutants, seed })) };
    });
    const heavy = readers.flatMap((reader) => heavyFiles(packages, reader).map((file) => ({ reader, file })));
    report(all, await inTurn(heavy, (one) => readHeavy(one, run)));
  });
}

async function readHeavy({ reader, file }: Pick<Heavy, "reader" | "file">, run: Run): Promise<Heavy> {
  const alone = await run({ kind: "alone", reader, file, heap: 4_096 });
  // With no more than that, what V8 leaves uncollected does not count as ours.
  const { tally, megabytes } = await run({ kind: "file", reader, file, heap: alone.megabytes });
  console.error(`${reader}, ${path.basename(file)}: ${alone.megabytes} MB alone, ${megabytes} MB with our rules`);
  return { reader, file, tally, alone: alone.megabytes, ours: megabytes };
}

/** As many at once as there are processors: time is the processors' own. */
async function inTurn<T, Made>(all: readonly T[], work: (one: T) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  const waiting = [...all.entries()];
  const next = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) made[entry[0]] = await work(entry[1]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  return made;
}

function report(all: readonly (Whole & { readonly reader: string })[], heavy: readonly Heavy[]): void {
  const rows = all.flatMap(({ reader, rows }) => rows.map(([what, tally]) => [what, reader, tally] as const));
  const wrong = [
    ...rows.flatMap(([what, reader, tally]) => wrongIn(`${what}, ${reader}`, tally)),
    ...all.flatMap(({ reader, megabytes }) =>
      megabytes > maxMegabytes ? [`The process of "${reader}" held ${megabytes} MB.`] : [],
    ),
    ...heavy.flatMap(wrongInHeavy),
  ];
  for (const one of wrong) console.log(`${one}\n`);
  console.log(table(rows));
  console.log(`\nMemory at most: ${all.map(({ reader, megabytes }) => `${reader} ${megabytes} MB`).join(", ")}.`);
  if (heavy.length > 0) console.log(`\nEach in processes of its own:\n\n${heavyTable(heavy)}`);
  const verdicts = all.flatMap((result) => Object.entries(result.verdicts));
  console.log(
    `\nProvider calls that others wrote:\n${verdicts.map(([verdict, times]) => `${times} ${verdict}`).join("\n")}`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function wrongIn(where: string, { faults, slowest }: Tally): string[] {
  const isSlow = slowest.milliseconds > maxMilliseconds;
  return [
    ...faults.map(({ name, fault }) => `${where}: ${name}: ${fault}`),
    ...(isSlow ? [`${where}: ${slowest.name} took ${slowest.milliseconds.toFixed(0)} ms.`] : []),
  ];
}

function wrongInHeavy({ reader, file, tally, alone, ours }: Heavy): string[] {
  const share = ours - alone;
  return [
    ...wrongIn(reader, tally),
    ...(share > maxShare ? [`${reader}: ${file} needs ${share} MB more with our rules.`] : []),
  ];
}

try {
  if (values.help) console.log(help);
  else await main();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
