import type { Linter } from "eslint";
import { createRequire } from "node:module";
import path from "node:path";
import { install } from "./packages.ts";
import { readByOurselves, transformed, type Reader } from "./reading.ts";

/** The ways in which programs are read, by their parser. Each is loaded where it is used, for its memory. */
type Readers = Readonly<Record<string, () => Promise<Reader>>>;

/** Babel's parser for ESLint 10 declares a newer Node.js than we do: it is fetched where it is used. */
const fetchedParser = "@babel/eslint-parser";
const fetchedPackages = [`${fetchedParser}@8.1.2`, "@babel/core@8.1.2"];

/** What ESLint reads with; undefined is its own. The one that is fetched rejects with npm's own error where it cannot be had. */
export const parsers: Readonly<Record<string, () => Promise<Linter.Parser | undefined>>> = {
  espree: () => Promise.resolve(undefined),
  "@typescript-eslint/parser": () => import("@typescript-eslint/parser"),
  [fetchedParser]: async () => {
    const require = createRequire(path.join(await install(...fetchedPackages), "package.json"));
    return require(fetchedParser) as Linter.Parser;
  },
};

const linted: Readers = Object.fromEntries(
  Object.entries(parsers).map(([name, load]) => [name, async () => linting(await load())]),
);

/** `@babel/parser` is our own. */
export const allReaders: Readers = { "@babel/parser": () => Promise.resolve(readByOurselves), ...linted };

/** Those with a parser that need not be fetched. */
export const readers: Readers = Object.fromEntries(
  Object.entries(allReaders).filter(([name]) => name !== fetchedParser),
);

/** The transform itself. */
export const transform = (): Promise<Reader> => Promise.resolve(transformed);

async function linting(parser: Linter.Parser | undefined): Promise<Reader> {
  const { lintedWith } = await import("./linting.ts");
  return lintedWith(parser);
}
