import { readFileSync } from "node:fs";
import { exampleConfig } from "../e2e/sandbox.ts";
import * as configs from "./configs.ts";
import { each, eslintFindings, oxlintFindings } from "./reading.ts";
import type { Row, Trial } from "./row.ts";
import * as sources from "./sources.ts";
import { inJavascript, inTypescript, javascript, manyFiles, overridden, typescript } from "./sources.ts";

const typescriptParser = ["@typescript-eslint/parser@8", "typescript@6"];
const bothKinds = [...inJavascript, ...inTypescript].sort();
const programs = { ...javascript, ...typescript };

const loadAndTurnOn = ["--plugin", "sso-region", "--rule", "sso-region/no-overridden-sso-region: error"];
const endings = ".js,.mjs,.cjs,.jsx,.ts,.mts,.cts,.tsx";

function eslint(what: string, flags: readonly string[], expected: readonly string[], env = {}): Trial {
  const command = ["eslint", "-f", "json", ...flags, "src"];
  return { what, command, env, code: 1, read: eslintFindings, expected };
}

const byConfig = eslint("config file", [], bothKinds);
const bareFlat = eslint("no config file", ["--no-config-lookup", ...loadAndTurnOn], inJavascript);
const bareFlatTypescript = eslint(
  "no config file, TypeScript",
  ["--no-config-lookup", ...loadAndTurnOn, "--parser", "@typescript-eslint/parser", "--ext", endings],
  bothKinds,
);
const bareLegacy = eslint(
  "no config file, TypeScript",
  ["--no-eslintrc", ...loadAndTurnOn, "--parser", "@typescript-eslint/parser", "--ext", endings],
  bothKinds,
);
const inCommonJs = eslint("config file in CommonJS", ["-c", "common.config.cjs"], bothKinds);
const defined = eslint("defineConfig with extends", ["-c", "defined.config.mjs"], bothKinds);
const flatFiles = {
  ...programs,
  "eslint.config.mjs": configs.flatConfig,
  "common.config.cjs": configs.flatConfigInCommonJs,
  "defined.config.mjs": configs.definedConfig,
};

const eslints: readonly Row[] = [
  {
    name: "eslint 8.57, eslintrc",
    packages: ["eslint@8.57", ...typescriptParser],
    files: { ...programs, ".eslintrc.json": configs.legacyConfig },
    trials: [byConfig, bareLegacy],
  },
  {
    name: "eslint 8.57, flat",
    packages: ["eslint@8.57", ...typescriptParser],
    files: flatFiles,
    trials: [byConfig, inCommonJs],
  },
  {
    name: "eslint 9.0",
    packages: ["eslint@9.0.0", ...typescriptParser],
    files: flatFiles,
    trials: [byConfig, inCommonJs, bareFlat],
  },
  ...["9", "10"].map((version) => ({
    name: `eslint ${version}`,
    packages: [`eslint@${version}`, ...typescriptParser],
    files: flatFiles,
    trials: [byConfig, inCommonJs, defined, bareFlat, bareFlatTypescript],
  })),
];

const codemodCommand = ["jscodeshift", "-t", "node_modules/eslint-plugin-sso-region/fix-sso-region"];
const codemodExtensions = "--extensions=js,cjs,ts,cts";
const codemod: Trial = {
  what: "transform",
  command: [...codemodCommand, codemodExtensions, "--dry", "src"],
  env: { AWS_CONFIG_FILE: exampleConfig },
  code: 0,
  read: each(/^Calls rewritten: \d+/gmu),
  expected: [`Calls rewritten: ${bothKinds.length}`],
};

const binary: Trial = {
  what: "command line",
  command: ["eslint-plugin-sso-region", "check", "src"],
  code: 1,
  read: each(/^\d+ errors/gmu),
  expected: [`${bothKinds.length} errors`],
};

/** A second thread takes its share of so many files. */
const twoThreads: Trial = {
  what: "command line, two threads",
  command: ["eslint-plugin-sso-region", "check", "many"],
  code: 1,
  read: each(/^\d+ errors/gmu),
  expected: [`${Object.keys(manyFiles).length} errors`],
};

const nodes: readonly Row[] = (["20.19", "22", "24", "26"] as const).map((node) => ({
  name: `node ${node}`,
  node,
  packages: ["eslint@10", "jscodeshift@17", ...typescriptParser],
  files: { ...flatFiles, ...manyFiles },
  trials: [
    {
      what: "its version",
      command: ["node", "-p", "process.version"],
      code: 0,
      read: each(/^v(\d+)/gu),
      expected: [node.replace(/\..*$/u, "")],
    },
    byConfig,
    inCommonJs,
    codemod,
    binary,
    twoThreads,
  ],
}));

function parser(
  name: string,
  file: string,
  text: string,
  lines: readonly number[],
  options: string,
): Omit<Row, "packages"> {
  const [, parserName = ""] = /^(\S+-parser)/u.exec(name) ?? [];
  const [, ending = ""] = /\.(\w+)$/u.exec(file) ?? [];
  const expected = lines.map((line) => overridden(`${file}:${line}`));
  return {
    name,
    files: { [`src/${file}`]: text, "eslint.config.mjs": configs.withParser(ending, parserName, options) },
    trials: [eslint("config file", [], expected)],
  };
}

const babelOptions = (plugin: string): string =>
  `{ requireConfigFile: false, babelOptions: { parserOpts: { plugins: ["${plugin}"] } } }`;
const withTypescript = "{ parser: typescript }";

const parsers: readonly Row[] = [
  {
    ...parser("@babel/eslint-parser 7, decorators", "store.js", sources.decorated, [4], babelOptions("decorators")),
    packages: ["eslint@9", "@babel/core@7", "@babel/eslint-parser@7", ...typescriptParser],
  },
  {
    ...parser("@babel/eslint-parser 8, Flow", "store.js", sources.flow, [3], babelOptions("flow")),
    node: "24",
    packages: ["eslint@10", "@babel/core@8", "@babel/eslint-parser@8", ...typescriptParser],
  },
  {
    ...parser("vue-eslint-parser", "Panel.vue", sources.vue, [3, 6], withTypescript),
    packages: ["eslint@10", "vue-eslint-parser@10", ...typescriptParser],
  },
  {
    ...parser("svelte-eslint-parser", "Panel.svelte", sources.svelte, [3, 6], withTypescript),
    packages: ["eslint@10", "svelte@5", "svelte-eslint-parser@1", ...typescriptParser],
  },
  {
    ...parser("astro-eslint-parser 1", "panel.astro", sources.astro, [3, 6], withTypescript),
    packages: ["eslint@9", "astro-eslint-parser@1", ...typescriptParser],
  },
  {
    ...parser("astro-eslint-parser 3", "panel.astro", sources.astro, [3, 6], withTypescript),
    node: "24",
    packages: ["eslint@10", "astro-eslint-parser@3", ...typescriptParser],
  },
];

const others: readonly Row[] = [
  {
    name: "oxlint",
    packages: ["oxlint@1"],
    files: {
      ...programs,
      "src/Panel.vue": sources.vue,
      "src/panel.astro": sources.astro,
      ".oxlintrc.json": configs.oxlintConfig,
    },
    trials: [
      {
        what: "JS plugin",
        command: ["oxlint", "-f", "unix", "src"],
        code: 1,
        read: oxlintFindings,
        // What stands in a template, oxlint does not show to plugins.
        expected: [...bothKinds, overridden("Panel.vue:3"), overridden("panel.astro:3")].sort(),
      },
    ],
  },
  ...["0.15", "17"].map((version) => ({
    name: `jscodeshift ${version}`,
    packages: [`jscodeshift@${version}`, ...(version === "0.15" ? ["@babel/preset-env@7"] : [])],
    files: programs,
    trials: [codemod],
  })),
];

const compilers: readonly Row[] = ["5.4", "5.9", "6", "7"].map((version) => ({
  name: `typescript ${version}`,
  packages: ["eslint@10", "@types/node@20", `typescript@${version}`],
  files: configs.typed,
  trials: [
    ["nodenext", "nodenext", "module.mts", "common.cts", "wrong.mts"],
    ["node16", "node16", "module.mts", "common.cts", "wrong.mts"],
    ["esnext", "bundler", "module.mts", "wrong.mts"],
  ].map(([module = "", resolution = "", ...files]) => ({
    what: `module ${module}, resolution ${resolution}`,
    command: [
      ...["tsc", "--noEmit", "--strict", "--esModuleInterop", "--types", "node", "--target", "es2022"],
      ...["--module", module, "--moduleResolution", resolution, ...files],
    ],
    code: version === "7" ? 1 : 2,
    read: each(/^\S+\(\d+,\d+\): error TS\d+/gmu),
    expected: ["wrong.mts(5,65): error TS2561"],
  })),
}));

const resolves: Trial = {
  what: "transform and schema resolve",
  command: ["node", "resolve.cjs"],
  code: 0,
  read: each(/^\S+$/gmu),
  expected: ["fix-sso-region.cjs", "package.json", "sso-region.schema.json"],
};
const resolving = `for (const name of ["fix-sso-region", "sso-region.schema.json", "package.json"])
  console.log(require("node:path").basename(require.resolve("eslint-plugin-sso-region/" + name)));
console.log(typeof require("eslint-plugin-sso-region/fix-sso-region").default === "function" ? "" : "no transform");
`;

/** Whoever installed it, and wherever: the SDK of the project is asked. */
const askedSdk: Trial = {
  what: "command line, in trouble",
  command: ["sso-region", "src/module.js"],
  env: { AWS_CONFIG_FILE: exampleConfig },
  code: 1,
  read: each(/, asked, (calls SSO in "[\w-]+"\. After the remedy, it calls SSO in "[\w-]+")\./gu),
  expected: ['calls SSO in "eu-central-1". After the remedy, it calls SSO in "us-west-2"'],
};

const managers: readonly Row[] = (["npm", "pnpm", "yarn"] as const).map((manager) => ({
  name: manager === "yarn" ? "yarn, Plug'n'Play" : manager === "pnpm" ? "pnpm, strict" : manager,
  manager,
  packages: ["eslint@10", ...typescriptParser, "@aws-sdk/credential-providers@3"],
  files: { ...flatFiles, ...manyFiles, "resolve.cjs": resolving },
  trials: [byConfig, inCommonJs, bareFlatTypescript, binary, twoThreads, askedSdk, resolves],
}));

/** Everything `npm run test:matrix` tries. */
export const rows: readonly Row[] = [...eslints, ...nodes, ...parsers, ...others, ...compilers, ...managers];

function ours(name: string): string {
  const { version } = JSON.parse(
    readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), "utf8"),
  ) as {
    version: string;
  };
  return `${name} ${version}`;
}

/** What can be tried without installing anything: the tarball beside our own packages. */
export const slimRow: Row = {
  name: ["eslint", "jscodeshift", "typescript"].map(ours).join(", "),
  manager: "linked",
  packages: [],
  files: { ...flatFiles, ...configs.typed, "resolve.cjs": resolving },
  trials: [bareFlatTypescript, inCommonJs, resolves, ...(compilers[2]?.trials.slice(0, 1) ?? [])],
};
