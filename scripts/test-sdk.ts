// `npm run test:sdk`: holds the product's verdicts and remedies against the SDK, release by release. `--help` says how.
import { parseArgs } from "node:util";
import { bracketingReleases } from "../src/sdk/facts.ts";
import { exemptionsFor } from "../test/sdk/agreement/exemptions.ts";
import { generatePrograms } from "../test/sdk/agreement/generate.ts";
import { type Plan, planOf } from "../test/sdk/agreement/plan.ts";
import { disagreementText, exemptionsTable, releaseLine, releasesTable } from "../test/sdk/agreement/report.ts";
import { type Agreement, agreementOf, type Disagreement } from "../test/sdk/agreement/run.ts";
import { shrink } from "../test/sdk/agreement/shrink.ts";
import { openJudge } from "../test/sdk/judge.ts";
import { installSdk } from "../test/sdk/versions.ts";

const HELP = `Usage: npm run test:sdk -- [options]

  --versions A,B   releases of @aws-sdk/credential-providers; by default the ${bracketingReleases.length} on both sides of every known change
  --markdown       end with the same as tables in Markdown
  --help           this text

Ends with 1 where the product and the SDK disagree, where something is allowed for that need not be, or where a release cannot be
had; with 2 where it does not understand its options.`;

/** One main process and two judges keep two cores busy. */
const JUDGES = 2;

interface Timed {
  readonly agreement: Agreement;
  /** One disagreement that is not known, and one of each that is, each by the smallest program. */
  readonly smallest: readonly Disagreement[];
  readonly seconds: number;
}

async function hold(version: string, plans: readonly Plan[]): Promise<Timed> {
  const court = openJudge({ sdkDir: await installSdk(version) });
  const started = performance.now();
  try {
    const agreement = await agreementOf(plans, version, court);
    const smallest: Disagreement[] = [];
    for (const one of oneOfEach(agreement)) smallest.push(await shrink(one, version, court));
    return { agreement, smallest, seconds: (performance.now() - started) / 1000 };
  } finally {
    court.close();
  }
}

function oneOfEach({ disagreements, known }: Agreement): Disagreement[] {
  return [...new Map([...disagreements, ...known].reverse().map((one) => [one.known, one])).values()];
}

/** Newest first: what the installed release does is known soonest. A release that cannot be held is named and left out. */
async function holdAll(versions: readonly string[], plans: readonly Plan[]): Promise<Timed[]> {
  const waiting = [...versions].reverse();
  const done: Timed[] = [];
  const work = async (): Promise<void> => {
    for (let version = waiting.shift(); version !== undefined; version = waiting.shift()) {
      try {
        const timed = await hold(version, plans);
        done.push(timed);
        console.log(releaseLine(timed.agreement, timed.seconds));
      } catch (thrown) {
        console.log(`${version}: cannot be held: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: JUDGES }, work));
  return done.sort((one, other) => versions.indexOf(one.agreement.version) - versions.indexOf(other.agreement.version));
}

/** Says what disagrees, and what is known to, once: by the newest release that shows it. Returns how many programs disagree. */
function report(done: readonly Timed[]): number {
  const known = new Map<string, Disagreement>();
  for (const { agreement, smallest } of done)
    for (const one of smallest) {
      if (one.known === undefined) console.log(`\n${agreement.version}: ${disagreementText(one)}`);
      else known.set(one.known, one);
    }
  for (const [name, one] of known) console.log(`\nKnown, "${name}": ${disagreementText(one)}`);
  return done.reduce((sum, { agreement }) => sum + agreement.disagreements.length + agreement.known.length, 0);
}

function needlessExemptions(done: readonly Timed[]): string[] {
  const used = new Set(done.flatMap(({ agreement }) => [...agreement.exemptions.keys()]));
  return exemptionsFor(done.map(({ agreement }) => agreement.version)).filter((name) => !used.has(name));
}

/** Returns whether all is well. */
async function holdAndReport(versions: readonly string[], isMarkdown: boolean): Promise<boolean> {
  const started = performance.now();
  const plans = generatePrograms().map((program) => planOf(program));
  const done = await holdAll(versions, plans);
  const count = report(done);
  const needless = needlessExemptions(done);
  if (needless.length > 0) console.log(`\nAllowed for and never needed: ${needless.join(", ")}.`);
  if (isMarkdown) {
    console.log(`\n${releasesTable(done)}`);
    console.log(`\n${exemptionsTable(done.map(({ agreement }) => agreement))}`);
  }
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const releases = `${done.length} of ${versions.length} releases`;
  console.log(`\n${plans.length} programs, ${releases}, ${count} disagreements, ${minutes} min.`);
  return count === 0 && needless.length === 0 && done.length === versions.length;
}

function options() {
  return parseArgs({
    options: { versions: { type: "string" }, markdown: { type: "boolean" }, help: { type: "boolean" } },
  }).values;
}

async function main(): Promise<void> {
  const { versions, markdown, help } = options();
  const asked = versions?.split(",") ?? bracketingReleases;
  const odd = asked.find((version) => !/^\d+\.\d+\.\d+$/u.test(version));
  if (odd !== undefined) throw new Error(`"${odd}" is no release: write 3.1169.0, or 3.515.0,3.1169.0.`);
  if (help) console.log(HELP);
  else process.exitCode = (await holdAndReport(asked, markdown ?? false)) ? 0 : 1;
}

try {
  await main();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
