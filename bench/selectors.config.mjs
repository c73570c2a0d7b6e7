// The same search as ESLint's own rule can make it, by selectors; SSO_REGION_PLUGIN adds ours beside it.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.env.BENCH_MODULES}/`));
const parser = require("@typescript-eslint/parser");
const plugin = process.env.SSO_REGION_PLUGIN && (await import(process.env.SSO_REGION_PLUGIN)).default;
const files = ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"];

export default [
  {
    files,
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: "off", noInlineConfig: true },
    rules: {
      "no-restricted-syntax": [
        "error",
        "CallExpression > ObjectExpression > Property[key.name='clientConfig'] > ObjectExpression > Property[key.name='region']",
      ],
    },
  },
  ...(plugin ? [{ files, ...plugin.configs.recommended }] : []),
];
