import { Linter } from "eslint";
import path from "node:path";
import type { Program } from "./programs.ts";

/** Plugins and rules that a program is linted with. */
export type Rules = Pick<Linter.Config, "plugins" | "rules">;

/**
 * What ESLint with a parser, its own where none is given, says of a program; undefined where it cannot cope. A linter holds the tree
 * of what it read last: each program has one of its own, so that the tree before is gone.
 */
export function messagesOf(
  { name: file, text }: Program,
  parser?: Linter.Parser,
  rules?: Rules,
): readonly Linter.LintMessage[] | undefined {
  // By its whole path, ESLint would pass over what is below "node_modules".
  const filename = path.basename(file);
  try {
    return new Linter().verify(text, [{ ...configFor(filename, parser), ...rules }], { filename });
  } catch {
    return undefined;
  }
}

/** Whether a program does not parse, by what ESLint says of it. */
export function isUnparsable(messages: readonly Linter.LintMessage[]): boolean {
  return messages.some(({ fatal }) => fatal === true);
}

function configFor(name: string, parser: Linter.Parser | undefined): Linter.Config {
  return {
    files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"],
    linterOptions: { reportUnusedDisableDirectives: "off" },
    languageOptions: {
      sourceType: name.endsWith(".cjs") ? "commonjs" : "module",
      ...(parser && { parser }),
      parserOptions: {
        ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(name) },
        requireConfigFile: false,
        babelOptions: {
          babelrc: false,
          configFile: false,
          compact: false,
          parserOpts: { plugins: [/\.[cm]?tsx?$/u.test(name) ? "typescript" : "flow", "jsx", "decorators"] },
        },
      },
    },
  };
}
