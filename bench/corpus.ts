// The tree that is measured: source files of published packages, some of them with a call planted at the end.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder, installed, run } from "./tools.ts";

/** Code of many kinds: TypeScript sources, ES modules, CommonJS, small files and large ones. */
const packages = [
  "@babel/core@7.28.5",
  "@typescript-eslint/eslint-plugin@8.46.0",
  "effect@3.18.4",
  "eslint@9.37.0",
  "fp-ts@2.16.11",
  "lodash-es@4.17.21",
  "rxjs@7.8.2",
  "svelte@5.39.11",
  "three@0.180.0",
  "webpack@5.102.1",
  "zod@4.1.12",
];

const isSource = (name: string): boolean => /(?<!\.d)\.(?:[cm]?js|[cm]?ts|[jt]sx)$/u.test(name);
const isModule = (text: string): boolean => /^(?:import|export)\s/mu.test(text);

/** What is planted: it signs in to SSO in the wrong region, and every contender has to find it. */
const planted = `
import { fromIni as plantedFactory } from "@aws-sdk/credential-providers";
plantedFactory({ clientConfig: { region: "eu-central-1" } });
`;

/** A tree of source files, tracked by git. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Each in a file of its own. */
  readonly plantedCalls: number;
}

/**
 * The corpus, made where it is not there yet. `copies` puts the files into as many folders; only those of the first get calls.
 * @throws npm's or git's error.
 */
export function makeCorpus(copies = 1, calls = 50): Corpus {
  const folder = join(cacheFolder, `corpus-${copies}x-${calls}`);
  const facts = `${folder}.json`;
  if (!existsSync(facts)) writeFileSync(facts, JSON.stringify(write(folder, copies, calls)));
  restore(folder);
  return { ...(JSON.parse(readFileSync(facts, "utf8")) as Omit<Corpus, "folder">), folder };
}

/** Takes back what was rewritten, in a run before or in one that was broken off. @throws git's error. */
export function restore(folder: string): void {
  rmSync(join(folder, ".git", "index.lock"), { force: true });
  run("git", ["checkout", "--quiet", "--", "."], folder);
}

function write(folder: string, copies: number, calls: number): Omit<Corpus, "folder"> {
  rmSync(folder, { recursive: true, force: true });
  const modules = join(installed("corpus-packages", packages), "node_modules");
  // Every other file: some 5,000.
  const names = readdirSync(modules, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(modules.length + 1))
    .sort()
    .filter((_, index) => index % 2 === 0);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  let bytes = 0;
  for (let copy = 0; copy < copies; copy += 1) {
    for (const name of names) {
      const to = join(unfinished, `copy-${copy}`, name.replaceAll("node_modules", "modules"));
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(join(modules, name), to);
      bytes += readFileSync(to).length;
    }
  }
  plant(join(unfinished, "copy-0"), calls);
  run("git", ["init", "--quiet"], unfinished);
  run("git", ["add", "--all"], unfinished);
  run(
    "git",
    ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "--quiet", "-m", "Corpus"],
    unfinished,
  );
  renameSync(unfinished, folder);
  return { files: names.length * copies, bytes, plantedCalls: calls };
}

function plant(folder: string, calls: number): void {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(isSource)
    .map((name) => join(folder, name))
    .filter((file) => isModule(readFileSync(file, "utf8")))
    .sort();
  for (let call = 0; call < calls; call += 1) {
    const file = modules[Math.floor((call * modules.length) / calls)];
    if (file === undefined) throw new Error("There are fewer modules in the corpus than calls to plant.");
    writeFileSync(file, readFileSync(file, "utf8") + planted);
  }
}
