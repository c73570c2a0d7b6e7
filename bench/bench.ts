// npm run bench: how fast we are beside other tools, as ratios within one run. Ends with 1 where a limit is broken.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Corpus, makeCorpus, restore } from "./corpus.ts";
import { type Contender, medians, peakMemory } from "./measure.ts";
import { cacheFolder, contender, isInstalled, ownCommand, ownParser, root, run } from "./tools.ts";

const own = ownCommand();
const names = ["fromSSO", "fromIni", "fromNodeProviderChain", "defaultProvider"];

/** A ratio that was promised. */
interface Limit {
  readonly what: string;
  readonly ratio: number;
  readonly atMost: number;
}

function starting(): Contender[] {
  const folder = join(cacheFolder, "one-file");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "clean.js"), "export const answer = 42;\n");
  const node = { command: process.execPath, cwd: folder };
  return [
    { name: "node -e 0", ...node, args: ["-e", "0"] },
    { name: "sso-region --version", ...node, args: [own, "--version"], prints: /^\d+\.\d+\.\d+/u },
    { name: "sso-region check clean.js", ...node, args: [own, "check", "clean.js"] },
  ];
}

function searching({ folder, plantedCalls }: Corpus): Contender[] {
  const node = { command: process.execPath, cwd: folder };
  const walk = join(root, "bench", "naive-walk.mjs");
  const parser = pathToFileURL(ownParser()).href;
  const patterns = names.flatMap((name) => ["-e", name]);
  const ripgrep: Contender = { name: "ripgrep", command: "rg", args: ["-lF", ...patterns, "."], cwd: folder };
  return [
    ...(isInstalled("rg") ? [ripgrep] : []),
    { name: "git grep -lF", command: "git", args: ["grep", "-lF", ...patterns], cwd: folder },
    { name: "plain Node: walk, read, search", ...node, args: [walk, "."], prints: /^\d+$/mu },
    { name: "… and parse, without scopes", ...node, args: [walk, ".", "./bare-parser.mjs"], prints: /^\d+$/mu },
    { name: "… and parse, with scopes", ...node, args: [walk, ".", parser], prints: /^\d+$/mu },
    { name: "sso-region check", ...node, args: [own, "check"], prints: new RegExp(`\\b${plantedCalls} `, "u") },
  ];
}

function structural({ folder }: Corpus): Contender {
  const rule = join(root, "bench", "ast-grep.yml");
  const command = contender("@ast-grep", "cli", "ast-grep");
  return {
    name: "ast-grep scan",
    command,
    args: ["scan", "--rule", rule, "."],
    cwd: folder,
    prints: /overridden-sso-region/u,
  };
}

function linting({ folder, plantedCalls }: Corpus): Contender {
  const eslint = contender("eslint", "bin", "eslint.js");
  return {
    name: "ESLint with selectors",
    command: process.execPath,
    args: [eslint, "--no-config-lookup", "--config", join(root, "bench", "selectors.config.mjs"), "--quiet", "."],
    cwd: folder,
    env: { BENCH_MODULES: contender() },
    prints: new RegExp(`${plantedCalls} errors`, "u"),
  };
}

function fixing({ folder, plantedCalls }: Corpus): { ours: Contender; naive: Contender } {
  const node = {
    command: process.execPath,
    cwd: folder,
    prepare: () => {
      restore(folder);
    },
  };
  const args = [
    "-t",
    join(root, "bench", "naive-transform.cjs"),
    "--parser=tsx",
    "--extensions=js,mjs,cjs,ts,mts,cts,tsx,jsx",
    ".",
  ];
  return {
    ours: { name: "sso-region fix", ...node, args: [own, "fix"], prints: new RegExp(`\\b${plantedCalls}\\b`, "u") },
    naive: {
      name: "plain jscodeshift transform",
      ...node,
      args: [contender("jscodeshift", "bin", "jscodeshift.js"), ...args],
      prints: /\d+ ok/u,
    },
  };
}

/** Which part of an ESLint run is ours, by ESLint's own clock. */
function shareOfEslint({ folder }: Corpus): number {
  const script = join(root, "bench", "eslint-share.mjs");
  const plugin = pathToFileURL(join(root, "dist", "src", "index.js")).href;
  process.env["BENCH_MODULES"] = contender();
  process.env["SSO_REGION_PLUGIN"] = plugin;
  return Number(run(process.execPath, [script, folder], folder));
}

function table(seconds: ReadonlyMap<string, number>, unit: string): void {
  const base = seconds.get(unit) ?? Number.NaN;
  for (const [name, time] of seconds) {
    console.log(`${name.padEnd(40)} ${time.toFixed(3).padStart(8)} s ${(time / base).toFixed(2).padStart(8)} ×`);
  }
  console.log();
}

function main(): void {
  const rounds = Number(process.env["BENCH_ROUNDS"] ?? 7);
  const corpus = makeCorpus();
  console.log(
    `${corpus.files} files, ${(corpus.bytes / 1e6).toFixed(1)} MB, ${corpus.plantedCalls} planted calls, Node ${process.version}\n`,
  );

  const start = medians(starting(), rounds * 3);
  table(start, "node -e 0");
  const search = medians([...searching(corpus), structural(corpus)], rounds);
  const lint = medians([linting(corpus)], 1);
  const all = new Map([...search, ...lint]);
  table(all, "sso-region check");

  const { ours, naive } = fixing(corpus);
  const fix = new Map([...medians([ours], rounds), ...medians([naive], 1)]);
  table(fix, "sso-region fix");

  const big = makeCorpus(10);
  const bigFix = medians([{ ...fixing(big).ours, name: `sso-region fix in ${big.files} files` }], 3);
  table(new Map([...fix, ...bigFix]), "sso-region fix");
  restore(big.folder);
  const checkMemory = peakMemory([own, "check"], big.folder);
  const fixMemory = peakMemory([own, "fix", "--dry-run"], big.folder);
  const share = shareOfEslint(corpus);

  const of = (measured: ReadonlyMap<string, number>, name: string): number => measured.get(name) ?? Number.NaN;
  const check = of(all, "sso-region check");
  const limits: Limit[] = [
    { what: "--version / node -e 0", ratio: of(start, "sso-region --version") / of(start, "node -e 0"), atMost: 1.5 },
    {
      what: "check of a clean file / node -e 0",
      ratio: of(start, "sso-region check clean.js") / of(start, "node -e 0"),
      atMost: 2,
    },
    {
      what: "check / plain Node with the same parser",
      ratio: check / of(all, "… and parse, with scopes"),
      atMost: 1,
    },
    { what: "check / ast-grep", ratio: check / of(all, "ast-grep scan"), atMost: 1 / 4 },
    { what: "check / ESLint with selectors", ratio: check / of(all, "ESLint with selectors"), atMost: 1 / 50 },
    { what: "our rules / a run of ESLint", ratio: share, atMost: 0.01 },
    {
      what: "fix / plain jscodeshift transform",
      ratio: of(fix, "sso-region fix") / of(fix, "plain jscodeshift transform"),
      atMost: 1 / 10,
    },
    { what: `memory of check in ${big.files} files / 200 MB`, ratio: checkMemory / 200, atMost: 1 },
    { what: `memory of fix --dry-run in ${big.files} files / 200 MB`, ratio: fixMemory / 200, atMost: 1 },
  ];
  for (const { what, ratio, atMost } of limits) {
    console.log(
      `${ratio <= atMost ? "✔" : "✖"} ${what.padEnd(52)} ${ratio.toFixed(4).padStart(8)}  at most ${atMost.toFixed(4)}`,
    );
  }
  if (limits.some(({ ratio, atMost }) => !(ratio <= atMost))) process.exitCode = 1;
}

main();
