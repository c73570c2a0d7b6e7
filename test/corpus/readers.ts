import { readByOurselves, transformed, type Reader } from "./reading.ts";

const linter = async (name: string): Promise<Reader> => {
  const { linters } = await import("./linting.ts");
  return linters[name] ?? readByOurselves;
};

/** The ways in which programs are read, by their parser; `@babel/parser` is our own. Each is loaded where it is used, for its memory. */
export const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  "@babel/parser": () => Promise.resolve(readByOurselves),
  espree: () => linter("espree"),
  "@typescript-eslint/parser": () => linter("@typescript-eslint/parser"),
  "@babel/eslint-parser": () => linter("@babel/eslint-parser"),
};

/** The transform itself. */
export const transform = (): Promise<Reader> => Promise.resolve(transformed);
