import { readdirSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { basename, join } from "node:path";
import type { Linter, Rule } from "eslint";
import { describe, expect, it } from "vitest";
import { copy, node, npm, root, temporaryFolder } from "./sandbox.ts";

interface Built {
  readonly default: Omit<Built, "default">;
  readonly meta: { name: string; version: string };
  readonly languages: Record<string, object>;
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: {
    recommended: Linter.Config;
    "aws-config": Linter.Config;
    "legacy-recommended": Linter.LegacyConfig;
  };
}

const require = createRequire(import.meta.url);
const plugin = require("eslint-plugin-sso-region") as Built;
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  name: string;
  version: string;
  dependencies: Record<string, string>;
};

/** The names of a folder's files that end in `ending`, without it. */
function namesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending))
    .sort();
}

describe("the built plugin", () => {
  it.each([
    ["require", ["-p", 'JSON.stringify(Object.keys(require("eslint-plugin-sso-region")).sort())']],
    [
      "import",
      [
        "--input-type=module",
        "-e",
        'console.log(JSON.stringify(Object.keys(await import("eslint-plugin-sso-region")).sort()))',
      ],
    ],
  ])("gives %s its default export and the names that ESLint 8 looks for", async (_, args) => {
    const { code, stdout } = await node(root, args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining(["configs", "default", "languages", "meta", "rules"]));
  });

  it("is the same thing by default and by name", () => {
    expect(plugin.default).toEqual({
      meta: plugin.meta,
      languages: plugin.languages,
      rules: plugin.rules,
      configs: plugin.configs,
    });
  });

  it("has the name and version of its package", () => {
    expect(plugin.meta).toMatchObject({ name: manifest.name, version: manifest.version });
  });

  it("has one file, one test and one page for each rule, and none for what is no rule", () => {
    const names = Object.keys(plugin.rules).sort();
    expect(names).not.toEqual([]);
    expect(namesIn("rules", ".ts")).toEqual(names);
    expect(namesIn("test/rules", ".test.ts")).toEqual(names);
    expect(namesIn("docs/rules", ".md")).toEqual(names);
  });

  it("imports only what it depends on", () => {
    const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".js"),
    );
    const imported = files.flatMap((file) => {
      const matches = readFileSync(join(root, "dist", file), "utf8").matchAll(
        /\b(?:from|import) ?"([\w@][\w@./:-]*)"/gu,
      );
      return [...matches].map(([, name = ""]) => name).filter((name) => !isBuiltin(name));
    });
    const packages = new Set(imported.map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/")));
    expect([...packages].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it("links each rule to its page", () => {
    for (const [name, { meta }] of Object.entries(plugin.rules))
      expect(meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`, "u"));
  });

  it("turns on, in each config, the recommended rules of its language, and no others", () => {
    const recommended = Object.entries(plugin.rules).filter(([, { meta }]) => meta?.docs?.recommended === true);
    const namesOf = (language: string | undefined) =>
      recommended.filter(([, { meta }]) => meta?.languages?.[0] === language).map(([name]) => `sso-region/${name}`);
    for (const { rules, ...config } of Object.values(plugin.configs)) {
      const language = "language" in config ? config.language : undefined;
      expect(Object.keys(rules ?? {}).sort()).toEqual(namesOf(language).sort());
      expect(new Set(Object.values(rules ?? {}))).toEqual(new Set(["error"]));
    }
  });

  it("gives the flat config a name and the plugin itself, and the older one the plugin's name", () => {
    const { recommended, "legacy-recommended": legacy } = plugin.configs;
    expect(recommended.name).toBe("sso-region/recommended");
    expect(recommended.plugins?.["sso-region"]).toBe(plugin.default);
    expect(legacy.plugins).toEqual(["sso-region"]);
    const awsConfig = plugin.configs["aws-config"];
    expect(awsConfig.name).toBe("sso-region/aws-config");
    expect(awsConfig.plugins?.["sso-region"]).toBe(plugin.default);
  });
});

describe("the built transform", () => {
  const file = join(root, "dist/transforms/fix-sso-region.cjs");

  it("is under 500,000 characters, beyond which Babel complains in the user's terminal", () => {
    expect(readFileSync(file, "utf8").length).toBeLessThan(500_000);
  });

  it("requires nothing but what Node has and the parser beside it", () => {
    const required = [...readFileSync(file, "utf8").matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/gu)];
    expect(required.map(([, name]) => name)).toContain("node:fs");
    expect(required.map(([, name = ""]) => name).filter((name) => !isBuiltin(name))).toEqual(["./@babel/parser.cjs"]);
  });

  it.each(["./dist/transforms/fix-sso-region.cjs", "./fix-sso-region", "eslint-plugin-sso-region/fix-sso-region"])(
    "loads in plain Node as %s, and says nothing",
    async (name) => {
      const ran = await node(root, ["-p", `typeof require(${JSON.stringify(name)}).default`]);
      expect(ran).toEqual({ code: 0, stdout: "function\n", stderr: "" });
    },
  );

  it("needs no package around it", async () => {
    const { folder, remove } = temporaryFolder();
    try {
      copy(join(root, "dist/transforms"), join(folder, "alone"));
      const ran = await node(folder, ["-p", 'typeof require("./alone/fix-sso-region.cjs").default']);
      expect(ran).toEqual({ code: 0, stdout: "function\n", stderr: "" });
    } finally {
      remove();
    }
  });

  it("rewrites the examples of a clone, by the name of its folder alone", async () => {
    const command = ["node_modules/jscodeshift/bin/jscodeshift.js", "--dry", "-t", "fix-sso-region", "examples"];
    const ran = await node(root, command, { AWS_CONFIG_FILE: join(root, "examples/aws-config") });
    expect(ran.stdout).toMatch(/^0 errors$/mu);
    expect(ran.stdout).toMatch(/^Calls rewritten: [1-9]\d*\s*$/mu);
  });

  it("carries the licences of what it bundles", () => {
    expect(readFileSync(join(root, "dist/transforms/fix-sso-region.LICENSES.txt"), "utf8")).toContain("@babel/parser");
  });
});

describe("the package", () => {
  it("ships what users need, and no sources, tests or maps", async () => {
    const [tarball] = JSON.parse(await npm(root, ["pack", "--dry-run", "--json", "--ignore-scripts"])) as [
      { files: { path: string }[] },
    ];
    const paths = tarball.files.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith("dist/")).sort()).toEqual([
      "LICENSE",
      "README.md",
      ...Object.keys(plugin.rules)
        .sort()
        .map((name) => `docs/rules/${name}.md`),
      "fix-sso-region/index.d.cts",
      "fix-sso-region/package.json",
      "package.json",
      "sso-region.schema.json",
    ]);
    const built = paths.filter((path) => path.startsWith("dist/") && !/^dist\/cli\/[\w-]+\.js$/u.test(path));
    expect(paths).toContain("dist/cli/main.js");
    expect(built).toEqual(expect.arrayContaining(["dist/src/index.js", "dist/src/index.d.ts"]));
    expect(built.filter((path) => !/^dist\/(?:src|rules)\/[\w/-]+\.(?:d\.[cm]?ts|c?js)$/u.test(path)).sort()).toEqual([
      "dist/cli/LICENSES.txt",
      "dist/transforms/@babel/parser.cjs",
      "dist/transforms/fix-sso-region.LICENSES.txt",
      "dist/transforms/fix-sso-region.cjs",
    ]);
  });
});
