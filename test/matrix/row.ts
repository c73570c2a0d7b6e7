import type { Environment, Sources } from "../e2e/sandbox.ts";

/** One set-up of our users': a project made anew, with the packed tarball and these packages in it, and what is tried there. */
export interface Row {
  readonly name: string;
  /** The release of Node that runs everything, as npm names it; by default the one that runs us. */
  readonly node?: "20.19" | "22" | "24" | "26";
  readonly manager?: Manager;
  /** Names with versions, as `npm install` takes them. */
  readonly packages: readonly string[];
  readonly files: Sources;
  readonly trials: readonly Trial[];
}

/** `linked` installs nothing: the tarball is unpacked beside links to our own packages. */
export type Manager = "npm" | "pnpm" | "yarn" | "linked";

export interface Trial {
  readonly what: string;
  /** An installed command and its arguments, run as the package manager runs it. */
  readonly command: readonly string[];
  readonly env?: Environment;
  /** What it ends with. */
  readonly code: number;
  /** What counts of what it prints. */
  readonly read: (stdout: string) => string[];
  readonly expected: readonly string[];
}
