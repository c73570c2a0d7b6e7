import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  asWeUse,
  bytesIn,
  copy,
  exampleConfig,
  examples,
  fill,
  filesIn,
  findings,
  install,
  packed,
  root,
  temporaryFolder,
  type Environment,
  type Project,
  type Sources,
} from "./sandbox.ts";

const rule = "sso-region/no-overridden-sso-region";
const loadAndTurnOn = ["--plugin", "sso-region", "--rule", `${rule}: error`];
const parser = ["--parser", "@typescript-eslint/parser"];
const everyEnding = ".js,.mjs,.cjs,.jsx,.ts,.mts,.cts,.tsx";

/** The flags each version of ESLint needs where there is no config file. */
interface Version {
  readonly eslint: string;
  readonly noConfig: readonly string[];
  readonly javascript: readonly string[];
  readonly typescript: readonly string[];
}

const flat = {
  noConfig: ["--no-config-lookup"],
  javascript: [],
  typescript: ["--ext", ".jsx,.ts,.mts,.cts,.tsx", ...parser],
};
const versions: readonly Version[] = [
  { eslint: "10", ...flat },
  { eslint: "9", ...flat },
  {
    eslint: "8.57",
    noConfig: ["--no-eslintrc"],
    javascript: ["--ext", ".js,.mjs,.cjs", "--parser-options=ecmaVersion:latest,sourceType:module"],
    typescript: ["--ext", everyEnding, ...parser],
  },
];

const component = `import { fromIni } from "@aws-sdk/credential-providers";
const credentials = fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });
export const panel = <section title={String(credentials)}>{"ok"}</section>;
`;
const commonTypeScript = `import { fromIni } from "@aws-sdk/credential-providers";
export const credentials = fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } }) as unknown;
`;
const sources: Sources = {
  ...examples("backup.cjs", "compiled.js", "upload-report.mjs", "who-am-i.mjs"),
  ...examples("audit.mts", "deploy.ts", "invoices.ts", "list-buckets.ts", "stack-reader.ts"),
  "pages/panel.jsx": component,
  "pages/panel.tsx": component,
  "settings.cts": commonTypeScript,
};

const inJavaScript = [
  `backup.cjs:8:19 ${rule}`,
  `compiled.js:9:21 ${rule}`,
  `upload-report.mjs:7:65 ${rule}`,
  `who-am-i.mjs:6:21 ${rule}`,
];
const inTypeScriptAndJsx = [
  `audit.mts:8:49 ${rule}`,
  `deploy.ts:13:19 ${rule}`,
  `list-buckets.ts:5:67 ${rule}`,
  `pages/panel.jsx:2:63 ${rule}`,
  `pages/panel.tsx:2:63 ${rule}`,
  `settings.cts:2:70 ${rule}`,
  `stack-reader.ts:15:9 ${rule}`,
];
const everywhere = [...inJavaScript, ...inTypeScriptAndJsx].sort();

const temporary = temporaryFolder();
const projects = new Map<string, Project>();

function project(version: string): Project {
  const found = projects.get(version);
  if (!found) throw new Error(`The project with ESLint ${version} was not made.`);
  return found;
}

/** Writes config files into a project, runs, and removes them again. */
async function withFiles<T>(
  version: string,
  files: Readonly<Record<string, string>>,
  act: () => Promise<T>,
): Promise<T> {
  const paths = Object.keys(files).map((name) => join(project(version).folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project(version).folder, name), text);
  try {
    return await act();
  } finally {
    for (const path of paths) rmSync(path);
  }
}

async function lint(version: string, args: readonly string[], env?: Environment): Promise<string[]> {
  return findings(await project(version).run("eslint", ["-f", "json", ...args], env));
}

beforeAll(async () => {
  const tarball = await packed(temporary.folder);
  const common = [tarball, asWeUse("@typescript-eslint/parser"), asWeUse("typescript")];
  for (const { eslint } of versions) {
    const codemod = eslint === "10" ? [asWeUse("jscodeshift")] : [];
    const folder = join(temporary.folder, `with eslint ${eslint}`);
    projects.set(eslint, await install(folder, [...common, ...codemod, `eslint@${eslint}`]));
    fill(join(folder, "src"), sources);
  }
});

afterAll(temporary.remove);

describe("the installed package", () => {
  it("brings three packages and their own, and nothing from our tests or sources", () => {
    const folder = join(project("10").folder, "node_modules/eslint-plugin-sso-region");
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { dependencies: object };
    expect(Object.keys(manifest.dependencies)).toEqual(["@eslint/plugin-kit", "ini", "semver"]);
    const files = filesIn(folder).filter((name) => !name.startsWith("dist/"));
    expect(files).toEqual([
      "LICENSE",
      "README.md",
      ...readdirSync(join(root, "docs/rules"))
        .sort()
        .map((name) => `docs/rules/${name}`),
      "fix-sso-region/index.d.cts",
      "fix-sso-region/package.json",
      "package.json",
      "sso-region.schema.json",
    ]);
  });
});

describe.each(versions)("ESLint $eslint without a config file", ({ eslint, noConfig, javascript, typescript }) => {
  const bare = [...noConfig, ...loadAndTurnOn];

  it("finds the calls in JavaScript, and passes TypeScript over", async () => {
    expect(await lint(eslint, [...bare, ...javascript, "src"])).toEqual(inJavaScript);
  });

  it("finds them in TypeScript and JSX too, given a parser and the endings", async () => {
    expect(await lint(eslint, [...bare, ...typescript, "src"])).toEqual(everywhere);
  });

  it("ends with 1 where something is found, and with 0 where nothing is", async () => {
    const { run } = project(eslint);
    expect((await run("eslint", [...bare, ...javascript, "src/backup.cjs"])).code).toBe(1);
    expect((await run("eslint", [...bare, ...typescript, "src/invoices.ts"])).code).toBe(0);
  });

  it("only loads the rules by --plugin: --rule turns one on", async () => {
    expect(await lint(eslint, [...noConfig, "--plugin", "sso-region", ...typescript, "src"])).toEqual([]);
  });

  it("says the same whatever config file the machine has, and changes nothing with --fix", async () => {
    const env = { AWS_CONFIG_FILE: exampleConfig };
    expect(await lint(eslint, [...bare, ...typescript, "--fix", "src"], env)).toEqual(everywhere);
    expect(bytesIn(join(project(eslint).folder, "src"))).toEqual(asBytes(sources));
  });

  it("obeys a comment that disables the rule", async () => {
    const text = commonTypeScript.replace("export", `// eslint-disable-next-line ${rule}\nexport`);
    fill(join(project(eslint).folder, "more/src"), { "disabled.cts": text });
    expect(await lint(eslint, [...bare, ...typescript, "more"])).toEqual([]);
  });

  it("stumbles over comments for rules that are not loaded, unless told not to read comments", async () => {
    const text = commonTypeScript.replace("export", "// eslint-disable-next-line import/no-unresolved\nexport");
    fill(join(project(eslint).folder, "more/src"), { "other.cts": text });
    const found = `other.cts:3:70 ${rule}`;
    expect(await lint(eslint, [...bare, ...typescript, "more"])).toEqual(["other.cts:2:1 import/no-unresolved", found]);
    expect(await lint(eslint, [...bare, ...typescript, "--no-inline-config", "more"])).toEqual([found]);
  });
});

function asBytes(all: Sources): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).map(([name, content]) => [name, Buffer.from(content).toString("latin1")]),
  );
}

describe("TypeScript without --ext or without a parser", () => {
  it.each(["9", "10"])("is ignored by ESLint %s with a warning, where the file is named", async (version) => {
    const args = [...flat.noConfig, ...loadAndTurnOn, ...parser, "src/deploy.ts"];
    expect(await lint(version, args)).toEqual([
      "deploy.ts:undefined:undefined File ignored because no matching configuration was supplied.",
    ]);
  });

  it.each(versions)("is a parsing error for ESLint $eslint, given --ext alone", async ({ eslint, noConfig }) => {
    const [found, ...others] = await lint(eslint, [...noConfig, ...loadAndTurnOn, "--ext", ".ts", "src/deploy.ts"]);
    expect(found).toMatch(/^deploy\.ts:\d+:1 Parsing error: /u);
    expect(others).toEqual([]);
  });

  it("leaves ESLint 8 unable to read even plain JavaScript, which it takes for that of 2009", async () => {
    expect(await lint("8.57", ["--no-eslintrc", ...loadAndTurnOn, "src"])).toEqual([
      "compiled.js:5:1 Parsing error: The keyword 'const' is reserved",
    ]);
  });
});

const typescriptBlock = `{ files: ["**/*.{jsx,ts,mts,cts,tsx}"], languageOptions: { parser } }`;
const imports = `import ssoRegion from "eslint-plugin-sso-region";\nimport parser from "@typescript-eslint/parser";\n`;

const flatConfig = `${imports}export default [${typescriptBlock}, ssoRegion.configs.recommended];\n`;

describe.each(["9", "10"])("ESLint %s with a flat config file", (version) => {
  it("names plugin and version where ESLint writes its config down, and can cache", async () => {
    const text = `${imports}export default [ssoRegion.configs.recommended];\n`;
    await withFiles(version, { "eslint.config.mjs": text }, async () => {
      const { stdout } = await project(version).run("eslint", ["--print-config", "src/compiled.js"]);
      expect((JSON.parse(stdout) as { plugins: string[] }).plugins).toContainEqual(
        expect.stringMatching(/^sso-region:eslint-plugin-sso-region@\d/u),
      );
      const cache = ["--cache", "--cache-location", join(temporary.folder, `cache-${version}`)];
      expect(await lint(version, [...cache, "src"])).toEqual(inJavaScript);
      expect(await lint(version, [...cache, "src"])).toEqual(inJavaScript);
    });
  });
});

describe("ESLint 8.57 with .eslintrc.json", () => {
  const extending = { root: true, extends: ["plugin:sso-region/legacy-recommended"] };

  it("finds every call by the recommended config", async () => {
    const text = JSON.stringify({ ...extending, parser: "@typescript-eslint/parser" });
    const found = await withFiles("8.57", { ".eslintrc.json": text }, () =>
      lint("8.57", ["--ext", everyEnding, "src"]),
    );
    expect(found).toEqual(everywhere);
  });

  it("reads the TypeScript of an override without --ext", async () => {
    const overrides = [{ files: ["*.ts", "*.cts", "*.mts"], parser: "@typescript-eslint/parser" }];
    const text = JSON.stringify({ ...extending, parserOptions: { ecmaVersion: "latest" }, overrides });
    const found = await withFiles("8.57", { ".eslintrc.json": text }, () => lint("8.57", ["src"]));
    expect(found).toEqual(everywhere.filter((finding) => /\.(?:js|[cm]?ts):/u.test(finding)));
  });

  it("takes the flat config too, where it is asked to by its file name", async () => {
    const found = await withFiles("8.57", { "eslint.config.mjs": flatConfig }, () => lint("8.57", ["src"]));
    expect(found).toEqual(everywhere);
  });
});

// Last, as it changes the sources.
describe("the way of somebody who installs the package", () => {
  const transform = ["-t", "node_modules/eslint-plugin-sso-region/fix-sso-region"];
  const endings = "--extensions=js,jsx,mjs,cjs,ts,tsx,mts,cts";
  const env = { AWS_CONFIG_FILE: exampleConfig };

  it("rewrites every call that was found", async () => {
    const { code, stdout } = await project("10").run("jscodeshift", [...transform, endings, "src"], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^0 errors$/mu);
    expect(stdout).toMatch(new RegExp(`^Calls rewritten: ${everywhere.length}\\s*$`, "mu"));
  });

  it.each(versions)("then finds ESLint $eslint silent, with no settings file", async (version) => {
    const { eslint, noConfig, typescript } = version;
    if (eslint !== "10") copy(join(project("10").folder, "src"), join(project(eslint).folder, "src"));
    expect(await lint(eslint, [...noConfig, ...loadAndTurnOn, ...typescript, "src"])).toEqual([]);
  });

  it("then finds all recommended rules silent, too", async () => {
    const config = { "eslint.config.mjs": flatConfig };
    expect(await withFiles("10", config, () => lint("10", ["src"]))).toEqual([]);
  });

  it("changes no byte by a second run", async () => {
    const folder = join(project("10").folder, "src");
    const before = bytesIn(folder);
    const { stdout } = await project("10").run("jscodeshift", [...transform, endings, "src"], env);
    expect(stdout).toMatch(/^Calls rewritten: 0\s*$/mu);
    expect(bytesIn(folder)).toEqual(before);
  });
});
