import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { strategies } from "../../src/remedy/plan.ts";

export interface Program {
  readonly name: string;
  readonly text: string;
}

const root = path.resolve(import.meta.dirname, "../..");
const isSource = /\.[cm]?[jt]sx?$/u;

function programsIn(folder: string): Program[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => isSource.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(root, folder, name), "utf8") }));
}

/** What remedies start from: the fixtures' programs before they are rewritten. */
export const fixturePrograms: readonly Program[] = strategies
  .flatMap((strategy) => programsIn(`test/fixtures/${strategy}`))
  .filter(({ name }) => name.includes(".input."));

/** The programs of the demo. */
export const examplePrograms: readonly Program[] = programsIn("examples");
