import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src/index.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";

const linter = new Linter();
const config: Linter.Config = {
  files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"],
  plugins: { "sso-region": plugin },
  rules: plugin.configs.recommended.rules ?? {},
  languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
};

/** The text with the first suggestion of the first report taken, again and again, as a person would. */
export function suggested(text: string, name: string): string {
  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const take = (rest: string): string => {
    const messages = linter.verify(bom + rest, [config], { filename: name });
    const fix = messages.find(({ suggestions }) => suggestions?.[0])?.suggestions?.[0]?.fix;
    return fix ? take(applyEdits(rest, [{ start: fix.range[0], end: fix.range[1], text: fix.text }])) : rest;
  };
  return bom + take(text.slice(bom.length));
}
