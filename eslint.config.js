import js from "@eslint/js";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Who may import whom below `src`: each folder, and the folders of ours it may look into. Faces import the core, never each other. */
const mayImport = {
  sdk: [],
  "aws-config": [],
  settings: [],
  analysis: ["sdk"],
  verdict: ["analysis", "sdk", "settings", "aws-config"],
  remedy: ["verdict", "analysis", "sdk", "settings", "aws-config"],
  cli: ["remedy", "verdict", "analysis", "sdk", "settings", "aws-config"],
};

const faces = ["rules", "transforms", "language"];
const facesInSrc = ["language"];
const fileSystem = ["fs", "node:fs", "fs/promises", "node:fs/promises"];

/** The one file of a folder that may touch the file system, and the two that make a home for the SDK that is asked. */
const readsFiles = [
  "src/aws-config/files.ts",
  "src/sdk/files.ts",
  "src/settings/files.ts",
  "src/sdk/ask/ask.ts",
  "src/sdk/ask/child.ts",
  "src/cli/files/*.ts",
  "src/cli/dependencies.ts",
];

function layer(folder, allowed) {
  const forbidden = Object.keys(mayImport).filter((other) => other !== folder && !allowed.includes(other));
  const patterns = [
    {
      regex: `^\\.\\./(?:\\.\\./)*(?:${[...forbidden, "index\\.ts"].join("|")})(?:/|$)`,
      message: `"src/${folder}" may import ${allowed.join(", ") || "nothing of ours"}.`,
    },
    { regex: `(?:^|/)(?:${faces.join("|")})/`, message: "The core knows none of its faces." },
    { group: ["eslint", "eslint/*", "jscodeshift"], message: "The core knows no ESLint and no jscodeshift." },
  ];
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns, paths: fileSystem.map((name) => ({ name, message: "Only files.ts touches the file system." })) },
      ],
    },
  };
}

function face(folder) {
  const others = faces.filter((other) => other !== folder);
  return {
    files: [`${facesInSrc.includes(folder) ? "src/" : ""}${folder}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: `/(?:${others.join("|")})/`, message: "Faces import the core, never each other." }] },
      ],
    },
  };
}

export default defineConfig(
  globalIgnores(["dist/", "examples/", "test/fixtures/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // ESTree's node types are strings at run time; their enum is a type only.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Export by name, unless a tool demands a default." },
        { selector: "ClassDeclaration", message: "Plain functions and discriminated unions over classes." },
      ],
    },
  },
  { files: ["src/index.ts", "transforms/*.ts", "*.config.ts"], rules: { "no-restricted-syntax": "off" } },
  // ESLint's toolkit for languages is a class to extend; lines, of which there are many, share the getter of a class.
  { files: ["src/language/source-code.ts", "src/aws-config/lines.ts"], rules: { "no-restricted-syntax": "off" } },
  { files: ["test/**/*.ts"], rules: { "max-lines-per-function": "off" } },
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: { process: "readonly", console: "readonly" } } },
  {
    files: ["rules/*.ts"],
    extends: [eslintPlugin.configs.recommended],
    // Suggestions are made in rules/utils/report.ts, where this rule does not look.
    rules: { "eslint-plugin/require-meta-has-suggestions": "off" },
  },
  { files: ["src/*/**/*.ts"], rules: { "max-lines": ["error", { max: 250 }] } },
  Object.entries(mayImport).map(([folder, allowed]) => layer(folder, allowed)),
  faces.map(face),
  { files: readsFiles, rules: { "no-restricted-imports": "off" } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
);
