const imported = `import { fromIni } from "@aws-sdk/credential-providers";\n`;
const call = `fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } })`;

/** One provider call each, in the ways people write it, and a file that is clean. */
export const javascript = {
  "src/clean.js": `${imported}export const credentials = fromIni({ profile: "dev" });\n`,
  "src/common.cjs": `const { fromIni } = require("@aws-sdk/credential-providers");\nexports.credentials = ${call};\n`,
  "src/module.js": `${imported}export const credentials = ${call};\n`,
};
export const typescript = {
  "src/common.cts": `import aws = require("@aws-sdk/credential-providers");\nexport const credentials = aws.${call} as unknown;\n`,
  "src/module.ts": `${imported}export const credentials = ${call} as unknown;\n`,
};

export const inJavascript = ["common.cjs:2", "module.js:2"].map(overridden);
export const inTypescript = ["common.cts:2", "module.ts:2"].map(overridden);

/** More of them, in a folder of their own. */
export const manyFiles = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [`many/module${index}.js`, javascript["src/module.js"]]),
);

/** A finding of the rule all these programs are about. */
export function overridden(place: string): string {
  return `${place} sso-region/no-overridden-sso-region`;
}

export const vue = `<script>
import { fromIni } from "@aws-sdk/credential-providers";
export default { name: "Panel", created: () => ${call} };
</script>
<script setup lang="ts">
const credentials = ${call} as unknown;
</script>
<template><p>{{ credentials }}</p></template>
`;

export const svelte = `<script lang="ts">
  ${imported.trim()}
  const credentials = ${call} as unknown;
</script>
<p>{credentials}</p>
<p>{${call}}</p>
`;

export const astro = `---
${imported.trim()}
const credentials = ${call} as unknown;
---
<p>{String(credentials)}</p>
<p>{String(${call})}</p>
`;

export const decorated = `${imported}@decorated
export class Store {
  credentials = ${call};
}
`;

export const flow = `// @flow\n${imported}export const credentials: mixed = ${call};\n`;
