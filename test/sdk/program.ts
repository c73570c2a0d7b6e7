import { extname } from "node:path";
import { compileFunction } from "node:vm";
import { type Loader, transform } from "esbuild";
import type { Job } from "./types.ts";

const LOADERS: Record<string, Loader> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".cjs": "js",
  ".jsx": "jsx",
};

/** Node's own test for a file of undecided kind: what parses as the body of a CommonJS module is one. */
function isCommonJs(code: string): boolean {
  try {
    compileFunction(code, ["exports", "require", "module", "__filename", "__dirname"]);
    return true;
  } catch {
    return false;
  }
}

/** `import` beside `require(…)` runs nowhere as it stands: people compile it to CommonJS. */
function callsRequire(code: string): boolean {
  return /(?<![.\w])require\s*\(/.test(code) && !code.includes("createRequire");
}

function isModule(ending: string, code: string): boolean {
  if (ending === ".mjs" || ending === ".mts") return true;
  if (ending === ".cjs" || ending === ".cts") return false;
  return !isCommonJs(code) && !callsRequire(code);
}

/**
 * Makes a program one that plain Node runs, as the kind of module its name or else its syntax says.
 * @throws esbuild's error, if TypeScript or JSX does not parse; an unknown ending. JavaScript is left to Node, and to its errors.
 */
export async function compileProgram(fileName: string, source: string): Promise<Pick<Job, "code" | "extension">> {
  const ending = extname(fileName);
  const loader = LOADERS[ending];
  if (loader === undefined)
    throw new Error(`"${fileName}" is no program: its name must end in one of ${Object.keys(LOADERS).join(", ")}.`);
  const plain = loader === "js" ? source : (await transform(source, { loader, target: "node20" })).code;
  if (isModule(ending, plain)) return { code: plain, extension: ".mjs" };
  if (ending === ".cjs" || isCommonJs(plain)) return { code: plain, extension: ".cjs" };
  return {
    code: (await transform(source, { loader, target: "node20", format: "cjs", platform: "node" })).code,
    extension: ".cjs",
  };
}
