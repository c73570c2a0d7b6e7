import path from "node:path";

/** A file to look at. */
export interface SourceFile {
  /** Absolute, as the file system takes it: bytes where the name is no UTF-8. */
  readonly path: string | Buffer;
  /** Relative to the folder we work in, with "/" between folders, as people see it. */
  readonly name: string;
  /** The package that it is of, where that is somebody else's. */
  readonly dependency?: DependencyName;
}

/** A package as it is installed. */
export interface DependencyName {
  readonly name: string;
  readonly version: string | undefined;
}

/** What kept a file from being looked at or written. `line` is one-based. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** The endings of JavaScript and TypeScript. */
export const endings = ["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"] as const;

const hasEnding = new RegExp(`\\.(?:${endings.join("|")})$`, "u");

export function isSource(name: string): boolean {
  return hasEnding.test(name);
}

/** A file by its path relative to an absolute folder, seen from `cwd`. */
export function sourceFile(folder: string, relative: Buffer | string, cwd: string): SourceFile {
  const bytes = Buffer.from(relative);
  const text = bytes.toString();
  const isText = Buffer.from(text).equals(bytes);
  const file = path.join(folder, text);
  return {
    path: isText ? file : Buffer.concat([Buffer.from(folder + path.sep), bytes]),
    name: shownPath(file, cwd),
  };
}

/** A path as people see it from `cwd`. */
export function shownPath(file: string, cwd: string): string {
  return (path.relative(cwd, file) || ".").replaceAll(path.sep, "/");
}

/** The code of a system error, such as "EACCES". */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
