/** Config files of ESLint 9 and 10, and of 8.57 where it is asked for them. */

const plugin = `import ssoRegion from "eslint-plugin-sso-region";\n`;
const typescriptFiles = `files: ["**/*.{ts,mts,cts,tsx}"]`;

/** The recommended config, and a parser for TypeScript. */
export const flatConfig = `${plugin}import parser from "@typescript-eslint/parser";
export default [{ ${typescriptFiles}, languageOptions: { parser } }, ssoRegion.configs.recommended];
`;

export const flatConfigInCommonJs = `const ssoRegion = require("eslint-plugin-sso-region");
const parser = require("@typescript-eslint/parser");
module.exports = [{ ${typescriptFiles}, languageOptions: { parser } }, ssoRegion.configs.recommended];
`;

/** With `extends`, in ESLint 9.22 and later. */
export const definedConfig = `${plugin}import parser from "@typescript-eslint/parser";
import { defineConfig } from "eslint/config";
export default defineConfig([
  { ${typescriptFiles}, languageOptions: { parser } },
  { plugins: { "sso-region": ssoRegion }, extends: ["sso-region/recommended"] },
]);
`;

export const legacyConfig = JSON.stringify({
  root: true,
  extends: ["plugin:sso-region/legacy-recommended"],
  parserOptions: { ecmaVersion: "latest", sourceType: "module" },
  // ESLint 8 looks at no ending but .js, unless an override names it.
  overrides: [{ files: ["*.cjs"] }, { files: ["*.ts", "*.cts"], parser: "@typescript-eslint/parser" }],
});

/** The recommended config, and a parser for files of one kind, with options for it. */
export function withParser(ending: string, parser: string, parserOptions: string): string {
  return `${plugin}import * as parser from "${parser}";
import typescript from "@typescript-eslint/parser";
export default [
  ssoRegion.configs.recommended,
  { files: ["**/*.${ending}"], languageOptions: { parser, parserOptions: ${parserOptions} } },
];
`;
}

export const oxlintConfig = JSON.stringify({
  jsPlugins: ["eslint-plugin-sso-region"],
  rules: { "sso-region/no-overridden-sso-region": "error", "sso-region/no-ineffective-sso-region": "error" },
});

/** TypeScript that uses all that we export, as ES module and as CommonJS, and one rule option that there is not. */
export const typed = {
  "module.mts": `import { defineConfig } from "eslint/config";
import ssoRegion, { configs, meta, rules, type ReportOptions } from "eslint-plugin-sso-region";
import fixSsoRegion from "eslint-plugin-sso-region/fix-sso-region";
const options: ReportOptions = { suggestInline: true };
export const names: string[] = [meta.name, typeof fixSsoRegion, ...Object.keys(rules)];
export default defineConfig([
  configs.recommended,
  { plugins: { "sso-region": ssoRegion }, extends: ["sso-region/recommended"] },
  { rules: { "sso-region/no-overridden-sso-region": ["error", options] } },
]);
`,
  "common.cts": `import { defineConfig } from "eslint/config";
import byDefault from "eslint-plugin-sso-region";
import ssoRegion = require("eslint-plugin-sso-region");
export const names: string[] = [ssoRegion.meta.name, ...Object.keys(byDefault.rules)];
export const config = defineConfig([ssoRegion.configs.recommended, byDefault.configs.recommended]);
`,
  "wrong.mts": `import { defineConfig } from "eslint/config";
import ssoRegion from "eslint-plugin-sso-region";
export default defineConfig([
  ssoRegion.configs.recommended,
  { rules: { "sso-region/no-overridden-sso-region": ["error", { suggestInlin: true }] } },
]);
`,
};
