// What ESLint and a parser cannot read in 512 MB beside much else: how it is told, and which files it is.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Program } from "./programs.ts";
import { corpusCache, sourceFiles } from "./packages.ts";

/**
 * So many tokens ESLint carries in a process that stays below `maxMegabytes`, by its parser. Its tree, tokens and scopes take 760, 920
 * and 1,150 bytes for each (measured on 40 files of 0.5 to 6 MB without our rules, Node 20), and it starts with 70, 90 and 130 MB.
 */
export const carriedTokens: Readonly<Record<string, number>> = {
  espree: 260_000,
  "@babel/eslint-parser": 200_000,
  "@typescript-eslint/parser": 130_000,
};

/** Nobody lints more: it takes ESLint alone over 1 GB. */
const maxLinted = 6_500_000;

/** Less text than this is not counted: it cannot hold as many tokens. */
const minHeavy = 300_000;

/** Whether a program is more than ESLint carries with a parser; for what is not ESLint's, nothing is. */
export function isHeavy({ text }: Program, reader: string): boolean {
  const carried = carriedTokens[reader];
  return carried !== undefined && text.length >= minHeavy && tokensIn(text) > carried;
}

/** The files of packages that are too heavy for a parser, and are not too long for everybody. */
export function heavyFiles(packages: readonly string[], reader: string): string[] {
  return packages.flatMap(filesOf).filter((file) => {
    const program = { name: file, text: readFileSync(file, "utf8") };
    return program.text.length <= maxLinted && isHeavy(program, reader);
  });
}

/** The source files of a package that is unpacked. */
export function filesOf(packageName: string): string[] {
  return sourceFiles(path.join(corpusCache, packageName.replace("/", "__")));
}

const token = /[\w$]+|[^\s\w$]/gu;

/** Words and signs, as a parser will find about as many. Lines that are comments count nothing. */
function tokensIn(text: string): number {
  let count = 0;
  for (const line of text.split("\n")) {
    if (/^\s*(?:\/\/|\/?\*)/u.test(line)) continue;
    // One at a time: all of a line of 1 MB would be memory of its own.
    while (token.test(line)) count += 1;
  }
  return count;
}
