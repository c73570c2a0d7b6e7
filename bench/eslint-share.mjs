// Prints which part of the time of a run of ESLint goes to our rules, as a number from 0 to 1, by ESLint's own statistics.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.env.BENCH_MODULES}/`));
const { ESLint } = require("eslint");
const overrideConfigFile = fileURLToPath(import.meta.resolve("./selectors.config.mjs"));
const eslint = new ESLint({ cwd: process.argv[2], overrideConfigFile, stats: true });

const start = performance.now();
const results = await eslint.lintFiles(["."]);
const total = performance.now() - start;
const ours = results
  .flatMap(({ stats }) => stats.times.passes)
  .flatMap(({ rules = {} }) => Object.entries(rules))
  .filter(([name]) => name.startsWith("sso-region/"))
  .reduce((sum, [, { total: time }]) => sum + time, 0);
console.log(ours / total);
