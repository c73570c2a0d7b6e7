// Lints the examples, rewrites them, lints again, and asks the real SDK, its requests intercepted, where it signs in before and after.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { styleText } from "node:util";
import { judge, type Ruling } from "../test/sdk/judge.ts";

const root = path.resolve(import.meta.dirname, "..");
const examples = path.join(root, "examples");
const folder = mkdtempSync(path.join(tmpdir(), "sso-region-demo-"));
const config = path.join(examples, "aws-config");

/** The packages that a user of the plugin would have installed. */
const installed = ["eslint", "jscodeshift", "@typescript-eslint", "@aws-sdk"];

function copyExamples(): void {
  cpSync(examples, path.join(folder, "before"), { recursive: true });
  cpSync(examples, path.join(folder, "src"), { recursive: true });
  const modules = path.join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(root, path.join(modules, "eslint-plugin-sso-region"), "junction");
  for (const name of installed)
    symlinkSync(path.join(root, "node_modules", name), path.join(modules, name), "junction");
}

/** Shows a command and what it prints, and returns its exit code. */
function run(tool: string, args: readonly string[]): number {
  console.log(
    styleText("bold", `\n$ npx ${tool} ${args.map((arg) => (/\s/u.test(arg) ? `"${arg}"` : arg)).join(" ")}`),
  );
  const bin = path.join(root, "node_modules", tool, "bin", `${tool}.js`);
  const { status } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, AWS_CONFIG_FILE: config },
  });
  return status ?? 2;
}

function lint(): number {
  const rule = "sso-region/no-overridden-sso-region: error";
  const typescript = ["--ext", ".ts,.mts", "--parser", "@typescript-eslint/parser"];
  return run("eslint", ["--no-config-lookup", "--plugin", "sso-region", "--rule", rule, ...typescript, "src"]);
}

function rewrite(): number {
  const transform = "node_modules/eslint-plugin-sso-region/fix-sso-region";
  return run("jscodeshift", ["-t", transform, "--extensions=cjs,js,mjs,mts,ts", "src"]);
}

function showDiff(): void {
  console.log(styleText("bold", "\n$ git diff before src"));
  const colour = process.stdout.isTTY ? "--color=always" : "--color=never";
  const { stdout } = spawnSync("git", ["diff", "--no-index", "-U1", colour, "before", "src"], {
    cwd: folder,
    encoding: "utf8",
  });
  console.log(stdout.replaceAll(/^.*(?:diff --git|index [\da-f]+\.\.).*\n/gmu, ""));
}

/** Runs every example as it was and as it is, and shows where the SDK signs in; returns how many still sign in somewhere else. */
async function askSdk(): Promise<number> {
  const names = readdirSync(examples).filter((name) => /\.[cm]?[jt]s$/u.test(name));
  const trials = ["before", "src"].flatMap((time) =>
    names.map((fileName) => ({
      fileName,
      source: readFileSync(path.join(folder, time, fileName), "utf8"),
      config: readFileSync(config, "utf8"),
      env: { AWS_PROFILE: "dev", AWS_REGION: "eu-central-1" },
    })),
  );
  const rulings = await judge(trials);
  console.log(styleText("bold", "Where the SDK signs in to SSO (and calls STS), before → after:"));
  const wrong = names.filter((name, index) => {
    const [before, after] = [rulings[index], rulings[index + names.length]];
    console.log(`  ${name.padEnd(20)} ${callIn(name).padEnd(24)} ${regions(before).padEnd(34)} → ${regions(after)}`);
    return regions(after, "sso") !== "us-west-2";
  });
  return wrong.length;
}

function callIn(name: string): string {
  return (
    /from(?:Ini|SSO|NodeProviderChain)(?=\)?\(\{)/u.exec(readFileSync(path.join(examples, name), "utf8"))?.[0] ?? ""
  );
}

function regions(ruling: Ruling | undefined, only?: "sso"): string {
  const called = (service: string): string[] =>
    (ruling?.requests ?? []).filter((request) => request.service === service).map(({ region }) => region ?? "?");
  const [sso, sts] = [called("sso").join(), called("sts").join()];
  if (ruling?.error) return ruling.error.message;
  return sts === "" || only ? sso : `${sso} (STS ${sts})`;
}

copyExamples();
try {
  const found = lint();
  const failed = rewrite();
  showDiff();
  const left = lint();
  console.log(left === 0 ? "Clean." : "Something is left.");
  const wrong = await askSdk();
  if (found !== 1 || failed !== 0 || left !== 0 || wrong > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
