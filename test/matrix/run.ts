import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, delimiter, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { execute, fill, root, type Ran } from "../e2e/sandbox.ts";
import type { Manager, Row, Trial } from "./row.ts";

const WINDOWS = process.platform === "win32";

export interface Outcome {
  readonly what: string;
  /** What was wrong; undefined where all was as expected. */
  readonly failure: string | undefined;
}

/** How a package manager is called, with no need to be installed. */
const commands: Readonly<Record<Manager, readonly string[]>> = {
  npm: ["npm"],
  pnpm: ["npx", "--yes", "pnpm@10"],
  yarn: ["npx", "--yes", "--package", "@yarnpkg/cli-dist@4", "--", "yarn"],
  linked: [],
};
const installing: Readonly<Record<Manager, (tarball: string) => readonly string[]>> = {
  npm: (tarball) => ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball],
  pnpm: (tarball) => ["add", "--prefer-offline", tarball],
  yarn: (tarball) => ["add", `eslint-plugin-sso-region@file:${tarball}`],
  linked: () => [],
};
/** How an installed command is run: by itself where that works, as it is the quickest. */
const executing: Readonly<Record<Manager, (command: string) => readonly string[]>> = {
  npm: installedCommand,
  pnpm: (command) => [...commands.pnpm, "exec", command],
  yarn: (command) => (command === "node" ? [...commands.yarn, command] : [...commands.yarn, "run", command]),
  linked: installedCommand,
};

function installedCommand(command: string): readonly string[] {
  return [command === "node" ? command : join("node_modules", ".bin", WINDOWS ? `${command}.cmd` : command)];
}

/**
 * Makes the project of a row in a new folder and tries everything there. Takes the packed tarball.
 * Never rejects: what could not be installed is a failure, too.
 */
export async function runRow(row: Row, tarball: string, folder: string): Promise<Outcome[]> {
  const manager = row.manager ?? "npm";
  try {
    fill(folder, { "package.json": '{ "private": true }\n', ".yarnrc.yml": "nodeLinker: pnp\n", ...row.files });
    const env = await environment(row);
    if (manager === "linked") await link(tarball, folder);
    else {
      const words = [...commands[manager], ...installing[manager](tarball), ...row.packages];
      const installed = await run(words, folder, env);
      if (installed.code !== 0) return [{ what: "install", failure: text(installed) }];
    }
    const outcomes: Outcome[] = [];
    for (const trial of row.trials) outcomes.push(await attempt(trial, manager, folder, env));
    return outcomes;
  } catch (thrown) {
    return [{ what: "install", failure: thrown instanceof Error ? thrown.message : String(thrown) }];
  }
}

async function attempt(trial: Trial, manager: Manager, folder: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const [command = "", ...args] = trial.command;
  const words = [...executing[manager](command), ...args];
  const ran = await run(words, folder, { ...env, ...trial.env });
  return { what: trial.what, failure: failureOf(trial, ran) };
}

function failureOf({ code, read, expected }: Trial, ran: Ran): string | undefined {
  try {
    const found = read(ran.stdout);
    if (ran.code === code && isDeepStrictEqual(found, [...expected])) return undefined;
    return `Expected ${code} ${JSON.stringify(expected)}, came ${ran.code} ${JSON.stringify(found)}.\n${text(ran)}`;
  } catch {
    return text(ran);
  }
}

function text({ code, stdout, stderr }: Ran): string {
  return `Ended with code ${code}.\n${stdout}\n${stderr}`.slice(0, 3000);
}

function run([command = "", ...args]: readonly string[], folder: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return execute(command, args, folder, env);
}

/** The tarball unpacked beside a link to each of our own packages. */
async function link(tarball: string, folder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  const own = join(modules, "eslint-plugin-sso-region");
  mkdirSync(own, { recursive: true });
  const unpacked = await execute("tar", ["-xzf", tarball, "--strip-components=1", "-C", own], folder, process.env);
  if (unpacked.code !== 0) throw new Error(text(unpacked));
  for (const name of readdirSync(join(root, "node_modules")))
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
}

/** Ours, without what `npm run` adds, and with the row's Node before all others. */
async function environment({ node }: Row): Promise<NodeJS.ProcessEnv> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(?:registry|cache|userconfig)$)|^NODE_OPTIONS$/iu.test(name),
    ),
  );
  // Yarn reads no .npmrc.
  const registry = (await execute("npm", ["config", "get", "registry"], root, clean)).stdout.trim();
  const env = { ...clean, YARN_NPM_REGISTRY_SERVER: registry, YARN_ENABLE_TELEMETRY: "0", CI: "" };
  if (node === undefined) return env;
  const { code, stdout, stderr } = await execute(
    "npx",
    ["--yes", "--package", `node@${node}`, "--", "node", "-p", "process.execPath"],
    root,
    clean,
  );
  if (code !== 0) throw new Error(`Node ${node} cannot be had: ${stderr}`);
  return { ...env, PATH: `${dirname(stdout.trim())}${delimiter}${process.env["PATH"] ?? ""}` };
}
