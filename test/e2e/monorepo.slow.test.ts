// The recipes of docs/integrations.md for more than one package and more than one repository, as they stand there.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { binary, guilty, mended, stubborn } from "../cli/binary.ts";
import { execute, fill, npm, packed, root, temporaryFolder, type Ran } from "./sandbox.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

const author = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_NAME: "A" };
const env = { ...process.env, ...author, GIT_COMMITTER_EMAIL: "a@example.com", GIT_CEILING_DIRECTORIES: folder };

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, env, encoding: "utf8" });
}

/** The one code block of docs/integrations.md that has these words. */
function recipe(language: string, words: string): string {
  const page = readFileSync(join(root, "docs/integrations.md"), "utf8");
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].filter(([, name]) => name === language);
  const [found, ...more] = blocks.flatMap(([, , text = ""]) => (text.includes(words) ? [text] : []));
  if (found === undefined || more.length > 0) throw new Error(`Not one recipe has ${words}.`);
  return found;
}

describe("Turborepo", () => {
  const work = join(folder, "monorepo");
  const manifest = (name: string): string =>
    JSON.stringify({ name, version: "1.0.0", scripts: { "sso-region": "sso-region check" } });

  beforeAll(async () => {
    fill(work, {
      "package.json": '{ "private": true, "packageManager": "npm@10.0.0", "workspaces": ["packages/*"] }',
      "turbo.json": recipe("json", '"sso-region": { "inputs"'),
      ".gitignore": "node_modules\n.turbo\n",
      "packages/api/package.json": manifest("api"),
      "packages/api/a.ts": guilty,
      "packages/web/package.json": manifest("web"),
      "packages/web/a.ts": mended,
    });
    git(work, "init", "-q");
    await npm(work, ["install", "--no-audit", "--no-fund", "--prefer-offline", "turbo@^2.11.11", await packed(folder)]);
  });

  /** What a run says of each package's task, and with what it ends. */
  async function run(): Promise<{ readonly code: number; readonly tasks: readonly string[]; readonly said: string }> {
    const quiet = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", GITHUB_ACTIONS: undefined, CI: undefined };
    const turbo = ["run", "sso-region", "--continue", "--no-update-notifier"];
    const ran: Ran = await execute(join(work, "node_modules/.bin/turbo"), turbo, work, { ...env, ...quiet });
    const tasks = ran.stdout.matchAll(/^(\w+):sso-region: (cache \w+)/gmu);
    return { code: ran.code, tasks: [...tasks].map(([, name, how]) => `${name} ${how}`).sort(), said: ran.stdout };
  }

  it("finds, answers from the cache where nothing changed, and asks again where the settings did", async () => {
    const first = await run();
    expect(first).toMatchObject({ code: 1, tasks: ["api cache miss", "web cache miss"] });
    expect(first.said).toContain('"fromNodeProviderChain" signs in to SSO in "eu-central-1"');

    expect(await run()).toMatchObject({ code: 1, tasks: ["api cache miss", "web cache hit"] });

    writeFileSync(join(work, "packages/api/a.ts"), mended);
    expect(await run()).toMatchObject({ code: 0, tasks: ["api cache miss", "web cache hit"] });
    expect(await run()).toMatchObject({ code: 0, tasks: ["api cache hit", "web cache hit"] });

    writeFileSync(join(work, ".sso-region.json"), '{ "ssoRegion": "us-west-2" }');
    expect(await run()).toMatchObject({ code: 0, tasks: ["api cache miss", "web cache miss"] });
    expect(await run()).toMatchObject({ code: 0, tasks: ["api cache hit", "web cache hit"] });
  });
});

describe.runIf(spawnSync("mr").error === undefined)("myrepos", () => {
  const work = join(folder, "repositories");
  const broken = 'import { fromIni } from "@aws-sdk/credential-providers"; fromIni({ clientConfig: {';
  const repositories = { api: guilty, web: mended, "by hand": stubborn, broken };
  const remote = (name: string): string => join(work, "remotes", name);

  beforeAll(() => {
    mkdirSync(work);
    for (const [name, text] of Object.entries(repositories)) {
      const seed = join(work, "seed");
      fill(seed, { "a.ts": text });
      git(seed, "init", "-q", "-b", "main");
      git(seed, "add", "-A");
      git(seed, "commit", "-qm", "start");
      git(work, "clone", "-q", "--bare", seed, remote(name));
      rmSync(seed, { recursive: true });
    }
    const ours = `'${process.execPath}' '${binary}'`;
    const config = recipe("ini", "mend =").replace("npx --yes eslint-plugin-sso-region", ours);
    const list = Object.keys(repositories).map(
      (name) => `[${name}]\ncheckout = git clone -q '${remote(name)}' '${name}'\n`,
    );
    writeFileSync(join(work, ".mrconfig"), [config, ...list].join("\n"));
  });

  it("pushes a branch with the summary as its text, where something is rewritten, and names what failed", async () => {
    const mr = (...args: readonly string[]): Promise<Ran> => execute("mr", args, work, { ...env, HOME: work });
    expect(await mr("checkout")).toMatchObject({ code: 0 });
    const { code, stdout, stderr } = await mr("-j", "2", "mend");
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("a.ts:1: It does not parse");

    const branches = (name: string): string => git(remote(name), "branch", "--format=%(refname:short)");
    expect(Object.keys(repositories).map(branches)).toEqual(["main\nsso-region\n", "main\n", "main\n", "main\n"]);
    expect(git(remote("api"), "show", "sso-region:a.ts")).toBe(mended);
    const message = git(remote("api"), "log", "-1", "--format=%B", "sso-region");
    expect(message).toContain(recipe("markdown", "1 call rewritten in 1 file.").trim());
  });
});
