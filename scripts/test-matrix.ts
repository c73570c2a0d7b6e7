// `npm run test:matrix`: tries the packed tarball in the set-ups of our users. `--help` says how.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packed, temporaryFolder } from "../test/e2e/sandbox.ts";
import type { Row } from "../test/matrix/row.ts";
import { rows } from "../test/matrix/rows.ts";
import { runRow, type Outcome } from "../test/matrix/run.ts";

const HELP = `Usage: npm run test:matrix -- [options] [names]

Tries every set-up, or those whose name contains one of the names given. Needs the network, and a build ("npm run build").

  --list   the names of all set-ups
  --help   this text

Ends with 1 where something failed; with 2 where it does not understand its options.`;

/** Most of the time goes into npm's own work: two at a time keep two cores busy. */
const AT_ONCE = 2;

interface Done {
  readonly row: Row;
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
}

async function tryAll(chosen: readonly Row[]): Promise<Done[]> {
  const { folder, remove } = temporaryFolder();
  try {
    const tarball = await packed(folder);
    const waiting = [...chosen.entries()];
    const done: Done[] = [];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, row] = next;
        const started = performance.now();
        const outcomes = await runRow(row, tarball, join(folder, `row ${index}`));
        done[index] = { row, outcomes, seconds: (performance.now() - started) / 1000 };
        console.error(`${row.name}: ${result(outcomes)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return done;
  } finally {
    remove();
  }
}

function result(outcomes: readonly Outcome[]): "pass" | "FAIL" {
  return outcomes.every(({ failure }) => failure === undefined) ? "pass" : "FAIL";
}

function table(done: readonly Done[]): string {
  const lines = done.map(({ row, outcomes, seconds }) => {
    const tried = outcomes.map(({ what, failure }) => (failure === undefined ? what : `**${what}**`));
    return `| ${row.name} | ${tried.join("; ")} | ${result(outcomes)} | ${seconds.toFixed(0)} |`;
  });
  return ["| set-up | tried | result | seconds |", "| --- | --- | --- | ---: |", ...lines].join("\n");
}

function rowsNamed(names: readonly string[]): readonly Row[] {
  if (names.length === 0) return rows;
  const unknown = names.find((name) => !rows.some((row) => row.name.includes(name)));
  if (unknown !== undefined) throw new Error(`No set-up has "${unknown}" in its name: "--list" says which there are.`);
  return rows.filter((row) => names.some((name) => row.name.includes(name)));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: "boolean" }, help: { type: "boolean" } },
  });
  const chosen = rowsNamed(positionals);
  if (values.help) console.log(HELP);
  else if (values.list) console.log(chosen.map(({ name }) => name).join("\n"));
  else {
    const done = await tryAll(chosen);
    for (const { row, outcomes } of done)
      for (const { what, failure } of outcomes)
        if (failure !== undefined) console.log(`\n${row.name}, ${what}: ${failure}`);
    console.log(`\n${table(done)}`);
    process.exitCode = done.every(({ outcomes }) => result(outcomes) === "pass") ? 0 : 1;
  }
}

try {
  await main();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
