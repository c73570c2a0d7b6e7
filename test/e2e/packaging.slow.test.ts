// What the tarball looks like to package managers, to TypeScript and to those who have to like its size and its licences.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compare, satisfies } from "semver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute, filesIn, node, npm, packed, root, temporaryFolder, fill } from "./sandbox.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

const installed = join(folder, "installed");
let tarball: string;

beforeAll(async () => {
  tarball = await packed(folder);
  fill(installed, { "package.json": '{ "private": true }\n' });
  await npm(installed, ["install", "--omit=dev", "--omit=peer", "--no-audit", "--no-fund", tarball]);
});

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The manifests of all packages that come with ours, ours among them. */
function manifests(): Manifest[] {
  return filesIn(installed)
    .filter((name) => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/u.test(name))
    .map((name) => JSON.parse(readFileSync(join(installed, name), "utf8")) as Manifest);
}

/** Packages whose code is in our files, as "name release (licence)". */
function bundled(): string[] {
  const licences = filesIn(installed).filter((name) => name.endsWith("LICENSES.txt"));
  return licences.flatMap((name) => readFileSync(join(installed, name), "utf8").match(/^\S+ \d\S* \(.+\)$/gmu) ?? []);
}

describe("what `npm install --omit=dev --omit=peer` brings", () => {
  it("is less than 15 MB", () => {
    const bytes = filesIn(installed).reduce((sum, name) => sum + statSync(join(installed, name)).size, 0);
    console.log(`${manifests().length} packages, ${(bytes / 1e6).toFixed(1)} MB.`);
    expect(bytes).toBeLessThan(15e6);
  });

  it("is ours, and what it depends on, of which only ESLint's kit depends on more", () => {
    const ofTheKit = ["@eslint/core", "@types/json-schema", "levn", "prelude-ls", "type-check"];
    const ours = manifests().find(({ name }) => name === "eslint-plugin-sso-region");
    const names = manifests().map(({ name }) => name);
    const expected = ["eslint-plugin-sso-region", ...Object.keys(ours?.dependencies ?? {}), ...ofTheKit];
    expect(names.sort()).toEqual(expected.sort());
  });

  it("is all under permissive licences", () => {
    const permissive = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "0BSD"]);
    const installedOnes = manifests().map(({ name, version, license = "none" }) => `${name} ${version} (${license})`);
    expect(bundled().length).toBeGreaterThan(9);
    const licence = (line: string): string => /\((.+)\)$/u.exec(line)?.[1] ?? "";
    expect([...installedOnes, ...bundled()].filter((line) => !permissive.has(licence(line)))).toEqual([]);
  });
});

/** The manifests of what comes with ours. */
function brought(): Manifest[] {
  return manifests().filter(({ name }) => name !== "eslint-plugin-sso-region");
}

interface Release {
  readonly version: string;
  readonly deprecated?: string;
}

/** The releases of a package that a range names, oldest first. */
async function releases(name: string, range: string): Promise<Release[]> {
  // The name is there because npm leaves out the names of fields where a release has but one.
  const text = await npm(installed, ["view", `${name}@${range}`, "name", "version", "deprecated", "--json"]);
  const found = [JSON.parse(text)].flat() as Release[];
  return found.sort((left, right) => compare(left.version, right.version));
}

describe("what is installed or bundled", () => {
  it("is the newest of its major, where it is installed", async () => {
    for (const { name, version } of brought())
      expect((await releases(name, `^${version}`)).at(-1), name).toMatchObject({ version });
  });

  it("is not deprecated", async () => {
    const all = new Set([
      ...brought().map(({ name, version }) => `${name} ${version}`),
      ...bundled().map((line) => line.replace(/ \(.*$/u, "")),
    ]);
    for (const line of all) {
      const [name = "", version = ""] = line.split(" ");
      expect(await releases(name, version)).toEqual([{ name, version }]);
    }
  });
});

describe("the tarball", () => {
  it.each([
    ["publint", "publint/src/cli.js", ["--strict"]],
    ["attw", "@arethetypeswrong/cli/dist/index.js", ["--no-emoji"]],
  ])("has nothing that %s minds", async (_, bin, flags) => {
    const { code, stdout, stderr } = await node(root, [join(root, "node_modules", bin), ...flags, tarball]);
    expect(code, stdout + stderr).toBe(0);
  });

  it("can be published as it is, with no field that npm would correct", async () => {
    const flags = ["--dry-run", "--ignore-scripts", "--access=public"];
    const { code, stdout, stderr } = await execute("npm", ["publish", ...flags], root, process.env);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^\+ eslint-plugin-sso-region@/mu);
    expect(stderr).not.toContain("npm warn publish errors corrected");
  });
});

describe("this project", () => {
  it("is installed on every release of Node that it works on, and without a word of the package manager", () => {
    const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      packages: Record<string, { engines?: { node?: string }; deprecated?: string }>;
    };
    const oldest = ["20.19.0", "22.13.0", "24.0.0"];
    const minding = Object.entries(packages).filter(
      ([, { engines, deprecated }]) =>
        deprecated !== undefined || oldest.some((node) => !satisfies(node, engines?.node ?? "*")),
    );
    expect(minding.map(([name]) => name)).toEqual([]);
  });

  it("has no file and no dependency that nothing uses", async () => {
    const { code, stdout, stderr } = await execute("npx", ["--yes", "knip@6"], root, process.env);
    expect(code, stdout + stderr).toBe(0);
  });
});
