import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Outcome, outcomeOf, trialOf } from "../../test/sdk/experiment.ts";
import { experiments } from "../../test/sdk/experiments.ts";
import { judge } from "../../test/sdk/judge.ts";
import { installSdk, SDK_CACHE } from "../../test/sdk/versions.ts";

/** What is known already: outcomes by release and experiment, and the releases that cannot be installed. */
interface Memo {
  outcomes: Record<string, Record<string, Outcome>>;
  unusable: Record<string, string>;
}

const MEMO = join(SDK_CACHE, "outcomes.json");
/** npm's code for a version, of the release or of what it needs, that the registry does not have: it will not come back. */
const GONE = "ETARGET";

const trials = experiments.map(trialOf);
/** An experiment that is changed is another: it is run again. */
const keys = trials.map((trial) => createHash("sha256").update(JSON.stringify(trial)).digest("hex").slice(0, 16));

function readMemo(): Memo {
  if (!existsSync(MEMO)) return { outcomes: {}, unusable: {} };
  // Written by this file alone.
  return JSON.parse(readFileSync(MEMO, "utf8")) as Memo;
}

function writeMemo(memo: Memo): void {
  mkdirSync(dirname(MEMO), { recursive: true });
  writeFileSync(`${MEMO}.new`, JSON.stringify(memo));
  renameSync(`${MEMO}.new`, MEMO);
}

/** Runs what has not been run on this release yet. */
async function runMissing(release: string, known: Record<string, Outcome>): Promise<Record<string, Outcome>> {
  const missing = keys.flatMap((key, index) => {
    const trial = trials[index];
    return key in known || trial === undefined ? [] : [{ key, trial }];
  });
  if (missing.length === 0) return known;
  const sdkDir = await installSdk(release);
  const rulings = await judge(
    missing.map(({ trial }) => trial),
    { sdkDir },
  );
  const all = { ...known };
  for (const [index, { key }] of missing.entries()) {
    const ruling = rulings[index];
    if (ruling !== undefined) all[key] = outcomeOf(ruling);
  }
  return all;
}

/** What a release does in each experiment, in their order; a string says why it cannot be asked. */
export type Measurement = readonly Outcome[] | string;

/**
 * Asks a release everything, or remembers: an interrupted run goes on where it was.
 * @throws npm's own error, if an installation fails for another reason than a version that is gone; the judge's, if a trial shows nothing.
 */
export async function measure(release: string): Promise<Measurement> {
  const memo = readMemo();
  const unusable = memo.unusable[release];
  if (unusable !== undefined) return unusable;
  try {
    const outcomes = await runMissing(release, memo.outcomes[release] ?? {});
    writeMemo({ ...memo, outcomes: { ...memo.outcomes, [release]: outcomes } });
    return keys.map((key) => outcomes[key] ?? {});
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.message.includes(GONE))) throw thrown;
    const reason = /No matching version found for [^\n]*/.exec(thrown.message)?.[0] ?? thrown.message;
    writeMemo({ ...memo, unusable: { ...memo.unusable, [release]: reason } });
    return reason;
  }
}
