import type { Linter } from "eslint";
import { createRequire } from "node:module";
import path from "node:path";
import { install } from "./packages.ts";
import { readByOurselves, transformed, type Reader } from "./reading.ts";

/** The ways in which programs are read, by their parser. Each is loaded where it is used, for its memory. */
type Readers = Readonly<Record<string, () => Promise<Reader>>>;

/** Those with a parser that we have; `@babel/parser` is our own. */
export const readers: Readers = {
  "@babel/parser": () => Promise.resolve(readByOurselves),
  espree: () => linted(),
  "@typescript-eslint/parser": async () => linted(await import("@typescript-eslint/parser")),
};

/** Babel's parser for ESLint 10 declares a newer Node.js than we do: it is fetched where it is used. */
const fetchedParser = "@babel/eslint-parser";
const fetchedPackages = [`${fetchedParser}@8.1.2`, "@babel/core@8.1.2"];

/** With the parser that is fetched. That one rejects with npm's own error where it cannot be had. */
export const allReaders: Readers = {
  ...readers,
  [fetchedParser]: async () => {
    const require = createRequire(path.join(await install(...fetchedPackages), "package.json"));
    return linted(require(fetchedParser) as Linter.Parser);
  },
};

/** The transform itself. */
export const transform = (): Promise<Reader> => Promise.resolve(transformed);

async function linted(parser?: Linter.Parser): Promise<Reader> {
  const { lintedWith } = await import("./linting.ts");
  return lintedWith(parser);
}
