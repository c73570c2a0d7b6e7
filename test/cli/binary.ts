import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach } from "vitest";
import { fill, node, root, temporaryFolder, type Environment, type Ran, type Sources } from "../e2e/sandbox.ts";

export const binary = join(root, "dist/cli/main.js");

/** A folder with files, beside an empty home, in which the built binary runs. */
export interface Sandbox {
  readonly folder: string;
  /** Runs the binary in the folder, with no variables but those given. */
  readonly run: (args: readonly string[], env?: Environment) => Promise<Ran>;
  /** Starts the binary and does not wait. */
  readonly start: (args: readonly string[], env?: Environment) => ChildProcess;
  /** Runs git in the folder, as somebody with a name. */
  readonly git: (...args: readonly string[]) => string;
  readonly remove: () => void;
}

export function sandbox(sources: Sources): Sandbox {
  const { folder: above, remove } = temporaryFolder();
  const folder = join(above, "work");
  fill(folder, sources);
  // A temporary folder may lie in somebody's work tree; git looks no further up than here.
  const home = { HOME: join(above, "home"), USERPROFILE: join(above, "home"), GIT_CEILING_DIRECTORIES: above };
  const author = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always"];
  return {
    folder,
    run: (args, env = {}) => node(folder, [binary, ...args], { ...home, ...env }),
    start: (args, env = {}) =>
      spawn(process.execPath, [binary, ...args], { cwd: folder, env: { ...process.env, ...home, ...env } }),
    git: (...args) =>
      execFileSync("git", [...author, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    remove,
  };
}

const opened: Sandbox[] = [];

/** A sandbox that goes when the test ends. */
export function given(sources: Sources): Sandbox {
  const made = sandbox(sources);
  opened.push(made);
  return made;
}

afterEach(() => {
  for (const { remove } of opened.splice(0)) remove();
});

/** Variables by which the binary runs some code first, which stands in for what a disk or a person does. */
export function meanwhile({ folder }: Sandbox, code: string): { readonly NODE_OPTIONS: string } {
  const file = join(folder, "../meanwhile.mjs");
  const start = 'import fs from "node:fs";\nimport { syncBuiltinESMExports } from "node:module";\n';
  writeFileSync(file, `${start}${code}\nsyncBuiltinESMExports();\n`);
  return { NODE_OPTIONS: `--import="${pathToFileURL(file).href}"` };
}

/** A call that is reported, on line 2, and that every strategy rewrites without a config file. */
export const guilty = `import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
export const provider = fromNodeProviderChain({ clientConfig: { region: "eu-central-1" } });
`;

export const mended = guilty.replace("clientConfig", "parentClientConfig");

/** A call that is reported and left to a person. */
export const stubborn = `import { fromIni } from "@aws-sdk/credential-providers";
export const provider = fromIni({ clientConfig: { endpoint: "https://proxy.example.com" } });
`;

export const clean = `import { fromIni } from "@aws-sdk/credential-providers";
export const provider = fromIni({ profile: "dev" });
`;
