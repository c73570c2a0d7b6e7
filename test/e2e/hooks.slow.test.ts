// Hooks of the tools people use, run by git: what is staged and wrong is refused, is mended, and is accepted then.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyFiles, execute, fill, node, packed, root, temporaryFolder, type Ran, type Sources } from "./sandbox.ts";

interface Tool {
  readonly name: string;
  /** What the project depends on; with none, it is no project of npm's. */
  readonly packages: readonly string[];
  readonly files: (ours: Ours) => Sources;
  /** What its users run once in a clone. */
  readonly install: readonly string[];
  /** Whether the hook mends what it refuses. Otherwise our command does. */
  readonly mends: boolean;
}

interface Ours {
  readonly tarball: string;
  /** A git repository with all that this project tracks. */
  readonly repository: string;
  readonly commit: string;
}

const { folder, remove } = temporaryFolder();
// The framework finds no command of its own below a folder whose name has a space.
const frameworkHome = mkdtempSync(join(tmpdir(), "sso-region-pre-commit-"));
afterAll(() => {
  remove();
  rmSync(frameworkHome, { recursive: true, force: true, maxRetries: 5 });
});

const file = "src/to deploy.mts";
const bad = `import { fromIni } from "@aws-sdk/credential-providers";
export const credentials = fromIni({ profile: "dev", clientConfig: { region: "eu-central-1" } });
`;
const good = bad.replace("clientConfig", "parentClientConfig");
const ending = "{js,jsx,mjs,cjs,ts,tsx,mts,cts}";

const tools: readonly Tool[] = [
  ...["sso-region-check", "sso-region-fix"].map((hook) => ({
    name: `pre-commit, "${hook}" from git`,
    packages: [],
    files: ({ repository, commit }: Ours) => ({
      ".pre-commit-config.yaml": `repos:
  - repo: ${JSON.stringify(repository)}
    rev: ${commit}
    hooks:
      - id: ${hook}
`,
    }),
    install: ["pre-commit", "install"],
    mends: hook === "sso-region-fix",
  })),
  {
    name: "pre-commit, local with additional_dependencies",
    packages: [],
    files: ({ tarball }) => ({
      ".pre-commit-config.yaml": `repos:
  - repo: local
    hooks:
      - id: sso-region
        name: AWS SSO region
        language: node
        additional_dependencies: [${JSON.stringify(tarball)}]
        entry: eslint-plugin-sso-region check
        files: \\.[cm]?[jt]sx?$
`,
    }),
    install: ["pre-commit", "install"],
    mends: false,
  },
  {
    name: "husky and lint-staged",
    packages: ["husky@9", "lint-staged@16"],
    files: () => ({
      ".husky/pre-commit": "npx --no -- lint-staged\n",
      ".lintstagedrc.json": JSON.stringify({ [`*.${ending}`]: "eslint-plugin-sso-region check" }),
    }),
    install: ["npx", "--no", "--", "husky"],
    mends: false,
  },
  {
    name: "lefthook",
    packages: ["lefthook@2"],
    files: () => ({
      "lefthook.yml": `pre-commit:
  jobs:
    - name: AWS SSO region
      glob: "*.${ending}"
      run: npx --no -- eslint-plugin-sso-region check {staged_files}
`,
    }),
    install: ["npx", "--no", "--", "lefthook", "install"],
    mends: false,
  },
];

/** Ours, without npm's and git's own variables, nobody's git config, and a home for the framework that is new. */
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:npm|git)_/iu.test(name))),
  GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
  ...Object.fromEntries(["AUTHOR", "COMMITTER"].map((who) => [`GIT_${who}_NAME`, "A. Developer"])),
  ...Object.fromEntries(["AUTHOR", "COMMITTER"].map((who) => [`GIT_${who}_EMAIL`, "dev@example.com"])),
  PRE_COMMIT_HOME: frameworkHome,
  AWS_CONFIG_FILE: join(folder, "no-config"),
};

async function run(cwd: string, [command = "", ...args]: readonly string[]): Promise<Ran> {
  return execute(command, args, cwd, env);
}

/** Runs what has to work, and returns what it prints. */
async function must(cwd: string, words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(cwd, words);
  if (code !== 0) throw new Error(`"${words.join(" ")}" ended with code ${code}:\n${stdout}\n${stderr}`);
  return stdout.trim();
}

async function commitAll(cwd: string, message: string): Promise<Ran> {
  await must(cwd, ["git", "add", "--all"]);
  return run(cwd, ["git", "commit", "-m", message]);
}

let ours: Ours;

beforeAll(async () => {
  const repository = join(folder, "our repository");
  const tracked = await must(root, ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
  copyFiles(tracked.split("\0").filter(Boolean), root, repository);
  await must(repository, ["git", "init", "--quiet"]);
  await commitAll(repository, "Everything");
  const commit = await must(repository, ["git", "rev-parse", "HEAD"]);
  ours = { tarball: await packed(folder), repository, commit };
});

describe.each(tools.map((tool, index) => ({ ...tool, cwd: join(folder, `project ${index}`) })))(
  "$name",
  ({ packages, files, install, mends, cwd }) => {
    const content = (): string => readFileSync(join(cwd, file), "utf8");
    const commits = async (): Promise<string[]> => (await must(cwd, ["git", "log", "--format=%s"])).split("\n");

    beforeAll(async () => {
      fill(cwd, { ".gitignore": "node_modules/\n", "package.json": '{ "private": true }\n', ...files(ours) });
      await must(cwd, ["git", "init", "--quiet"]);
      const wanted = packages.length === 0 ? [] : [ours.tarball, ...packages];
      if (wanted.length > 0)
        await must(cwd, ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...wanted]);
      await commitAll(cwd, "Begin");
      await must(cwd, install);
    });

    it("refuses what is wrong, and accepts it once it is mended", async () => {
      fill(join(cwd, "src"), { [file.replace("src/", "")]: bad });
      const refused = await commitAll(cwd, "Deploy");
      expect(refused.code).toBe(1);
      expect(refused.stdout + refused.stderr).toContain(
        mends ? "files were modified by this hook" : "sso-region/no-overridden-sso-region",
      );
      expect(await commits()).toEqual(["Begin"]);
      expect(content()).toBe(mends ? good : bad);

      if (!mends) await node(cwd, [join(root, "dist/cli/main.js"), "fix", "--force", file]);
      expect(content()).toBe(good);
      const accepted = await commitAll(cwd, "Deploy");
      expect(accepted, accepted.stdout + accepted.stderr).toMatchObject({ code: 0 });
      expect(await commits()).toEqual(["Deploy", "Begin"]);
    });
  },
);
