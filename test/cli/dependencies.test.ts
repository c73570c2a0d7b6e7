import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { dependenciesOf, projectsOf } from "../../src/cli/dependencies.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "dependencies-")));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const importing = 'const sdk = require("@aws-sdk/credential-providers"); sdk.fromIni({});';
let count = 0;

/** A new project with these files: text, or `{ to }` to another folder of it. */
function project(files: Readonly<Record<string, string | { readonly to: string }>>): string {
  const folder = path.join(root, String((count += 1)));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === "string") writeFileSync(file, content);
    else symlinkSync(path.join(folder, content.to), file, "junction");
  }
  return folder;
}

/** The files of each dependency that can be seen, and after "|" those that cannot. */
function seen(folder: string, modules: readonly string[] = []): string[] {
  const names = (base: string, files: readonly string[]): string =>
    files.map((file) => path.relative(base, file).replaceAll(path.sep, "/")).join(" ");
  return dependenciesOf(folder, modules).installed.map(
    ({ name, version, folder: own, files, unseen }) =>
      `${name}@${version ?? "?"}: ${names(own, files)} | ${names(own, unseen)}`,
  );
}

const manifest = (...names: string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });

describe("the direct dependencies of a project", () => {
  it("are where Yarn's Plug'n'Play has them, where it is in force", () => {
    const folder = project({
      "package.json": manifest("one", "gone"),
      "archive/node_modules/one/package.json": '{ "version": "1.2.3" }',
      "archive/node_modules/one/index.js": importing,
    });
    const findPnpApi = (place: string): unknown => ({
      resolveToUnqualified: (name: string, issuer: string): string => {
        expect([place, issuer]).toEqual([folder + path.sep, folder + path.sep]);
        if (name !== "one") throw new Error("Your application tried to access gone, but it isn't declared.");
        return path.join(folder, "archive/node_modules/one");
      },
    });
    Object.assign(module, { findPnpApi });
    try {
      expect(seen(folder)).toEqual(["one@1.2.3: index.js | "]);
      expect(dependenciesOf(folder).missing).toEqual(["gone"]);
    } finally {
      Reflect.deleteProperty(module, "findPnpApi");
    }
  });

  it("are those its package.json names, each with the files that import a factory", () => {
    const folder = project({
      "package.json": JSON.stringify({
        dependencies: { one: "1", "@acme/two": "1" },
        devDependencies: { three: "1" },
        optionalDependencies: { four: "1" },
        peerDependencies: { five: "1" },
      }),
      "node_modules/one/package.json": '{ "version": "1.2.3" }',
      "node_modules/one/lib/index.js": importing,
      "node_modules/one/lib/other.js": "module.exports = 1;",
      "node_modules/one/lib/index.d.ts": 'import { fromIni } from "@aws-sdk/credential-providers";',
      "node_modules/one/README.md": importing,
      "node_modules/one/node_modules/inner/index.js": importing,
      "node_modules/@acme/two/package.json": "{}",
      "node_modules/@acme/two/x.mts": importing,
      "node_modules/three/package.json": "no JSON",
      "node_modules/not-ours/package.json": "{}",
      "node_modules/not-ours/index.js": importing,
    });
    expect(seen(folder)).toEqual(["one@1.2.3: lib/index.js | ", "@acme/two@?: x.mts | ", "three@?:  | "]);
    expect(dependenciesOf(folder).missing).toEqual([]);
  });

  it("that should be there and are not are named; optional and peer ones need not be there", () => {
    const folder = project({
      "package.json": JSON.stringify({
        dependencies: { one: "1" },
        devDependencies: { two: "1" },
        peerDependencies: { three: "1" },
      }),
    });
    expect(dependenciesOf(folder)).toEqual({ installed: [], missing: ["one", "two"] });
  });

  it.each(["{", "null", '"one"'])("are not known where package.json is %s", (text) => {
    const problem = "It is not a JSON object that can be read, so that its dependencies are not known.";
    expect(dependenciesOf(project({ "package.json": text }))).toEqual({ installed: [], missing: [], problem });
  });

  it("are none where package.json lists them as npm does not", () => {
    const folder = project({ "package.json": '{ "dependencies": ["one"], "devDependencies": "two" }' });
    expect(dependenciesOf(folder)).toEqual({ installed: [], missing: [] });
  });

  it("are found where a monorepo hoists them", () => {
    const folder = project({
      "node_modules/one/package.json": '{ "version": "1.0.0" }',
      "node_modules/one/index.js": importing,
      "packages/app/package.json": manifest("one"),
    });
    expect(seen(path.join(folder, "packages/app"))).toEqual(["one@1.0.0: index.js | "]);
  });

  it("are found behind pnpm's links", () => {
    const store = "node_modules/.pnpm/one@1.0.0/node_modules/one";
    const folder = project({
      "package.json": manifest("one"),
      [`${store}/package.json`]: '{ "version": "1.0.0" }',
      [`${store}/index.js`]: importing,
      "node_modules/one": { to: store },
    });
    expect(seen(folder)).toEqual(["one@1.0.0: index.js | "]);
    expect(dependenciesOf(folder).installed[0]?.folder).toBe(path.join(folder, store));
  });

  it("are neither workspaces that are linked in, nor the SDK, nor this package", () => {
    const folder = project({
      "package.json": manifest("lib", "@aws-sdk/credential-providers", "eslint-plugin-sso-region"),
      "packages/lib/package.json": "{}",
      "packages/lib/index.js": importing,
      "node_modules/lib": { to: "packages/lib" },
      "node_modules/@aws-sdk/credential-providers/package.json": "{}",
      "node_modules/eslint-plugin-sso-region/package.json": "{}",
    });
    expect(dependenciesOf(folder)).toEqual({ installed: [], missing: [] });
  });
});

describe("a file of a dependency", () => {
  it.each([
    ["import { fromSSO } from '@aws-sdk/credential-provider-sso';", "a.js | "],
    ["await import(`@aws-sdk/credential-providers`).fromIni()", "a.js | "],
    ['const {fromIni}=require("@aws-sdk/credential-providers/dist-cjs/fromIni")', "a.js | "],
    ['require("@aws-sdk/credential-provider-node").defaultProvider', "a.js | "],
    ['require("@aws-sdk/credential-providers-of-mine").fromIni', " | "],
    ['var p={dependencies:{"@aws-sdk/credential-provider-node":"3.1"}};function defaultProvider(){}', " | "],
    ['function fromSSO(){return profile.sso_region}var p={"@aws-sdk/credential-provider-sso":"3.1"}', " | a.js"],
    ['require("@aws-sdk/credential-providers").fromTokenFile', " | "],
  ])("%s", (code, expected) => {
    const folder = project({
      "package.json": manifest("one"),
      "node_modules/one/package.json": '{ "version": "1.0.0" }',
      "node_modules/one/a.js": code,
    });
    expect(seen(folder)).toEqual([`one@1.0.0: ${expected}`]);
  });

  it("counts where it imports a factory from a package that the settings name", () => {
    const folder = project({
      "package.json": manifest("one"),
      "node_modules/one/package.json": '{ "version": "1.0.0" }',
      "node_modules/one/a.js": 'import { fromIni } from "@acme/aws.credentials";',
    });
    expect(seen(folder)).toEqual(["one@1.0.0:  | "]);
    expect(seen(folder, ["@acme/aws.credentials"])).toEqual(["one@1.0.0: a.js | "]);
  });
});

describe("the projects of paths", () => {
  it("are the one above and all below, each once, none of them installed", () => {
    const folder = project({
      "package.json": "{}",
      "src/a.js": "",
      "packages/app/package.json": "{}",
      "packages/app/node_modules/one/package.json": "{}",
      ".cache/package.json": "{}",
    });
    const app = path.join(folder, "packages/app");
    expect(projectsOf([folder, app])).toEqual([folder, app]);
    expect(projectsOf([path.join(folder, "src/a.js")])).toEqual([folder]);
    expect(projectsOf([path.join(folder, "nothing-there")])).toEqual([folder]);
  });
});
