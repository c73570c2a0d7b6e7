// `npm run facts`: measures what the SDK does, release by release, and writes src/sdk/facts.ts and docs/sdk-behaviour.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { releasesFrom } from "../test/sdk/versions.ts";
import { bisect } from "./facts/bisect.ts";
import { factsModule } from "./facts/data.ts";
import { measure } from "./facts/measure.ts";
import { behaviourPage } from "./facts/page.ts";
import { bracketing, findings, type Measured } from "./facts/spans.ts";

/** Some way before the first change that matters to a fix: the oldest release that is worth a word. */
const OLDEST = "3.400.0";
const GRID_SIZE = 25;
/** Releases of which something was known or claimed before they were measured: they are run in any case. */
const LANDMARKS = [485, 502, 504, 511, 600, 693, 696, 697, 699, 709, 713, 744, 848, 920].map((minor) => `3.${minor}.0`);
const AGREEMENT_RELEASES = 25;

/** Releases spread evenly over the list, its ends included, and the landmarks that are in it. */
function gridOf(releases: readonly string[]): string[] {
  const step = (releases.length - 1) / (GRID_SIZE - 1);
  const even = Array.from({ length: GRID_SIZE }, (_, index) => releases[Math.round(index * step)]);
  return releases.filter((release) => even.includes(release) || LANDMARKS.includes(release));
}

function endsOf(measured: Measured): { oldest: string; newest: string } {
  const releases = [...measured.keys()];
  const [oldest, newest] = [releases[0], releases.at(-1)];
  if (oldest === undefined || newest === undefined) throw new Error("No release could be measured.");
  return { oldest, newest };
}

async function write(path: string, text: string): Promise<void> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  console.log(`Wrote ${path}.`);
}

const releases = await releasesFrom(OLDEST);
const started = Date.now();
const { measured, unusable } = await bisect({ releases, grid: gridOf(releases), measure, say: console.log });
const found = findings(measured);
const measurement = {
  date: new Date().toISOString().slice(0, 10),
  ...endsOf(measured),
  count: measured.size,
  bracketing: bracketing(measured, AGREEMENT_RELEASES),
};
await write("src/sdk/facts.ts", factsModule(found, measurement));
await write("docs/sdk-behaviour.md", behaviourPage(found, measurement));
console.log(
  `${found.length} facts, ${measured.size} of ${releases.length} releases run, ${unusable.size} not to be had, ${Math.round((Date.now() - started) / 1000)} s.`,
);
