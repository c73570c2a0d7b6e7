import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import valid from "semver/functions/valid.js";

const sdk = "@aws-sdk/credential-providers";

const kept = new Map<string, unknown>();

/** The version of the SDK that a file would load; undefined where there is none to be found, or what it says is none. Never throws. */
export function installedRelease(file: string): string | undefined {
  const folder = path.dirname(path.resolve(file));
  const found = once(`installed in ${folder}`, () => {
    const manifest = createRequire(path.join(folder, "file.js")).resolve(`${sdk}/package.json`);
    return readJson(manifest);
  });
  return valid(textIn(found, "version")) ?? undefined;
}

/** The range that the nearest package.json with the SDK among its dependencies asks for. Never throws. */
export function requestedReleases(file: string): string | undefined {
  return requestedIn(path.dirname(path.resolve(file)));
}

function requestedIn(folder: string): string | undefined {
  const found = once(`requested in ${folder}`, () => {
    const manifest = attempt(() => readJson(path.join(folder, "package.json")));
    const range = ["dependencies", "devDependencies", "peerDependencies"]
      .map((kind) => textIn(valueIn(manifest, kind), sdk))
      .find((text) => text !== undefined);
    const parent = path.dirname(folder);
    return range ?? (parent === folder ? undefined : requestedIn(parent));
  });
  return typeof found === "string" ? found : undefined;
}

/** Manifests do not change while a run lasts, and every file of a folder asks for the same ones. */
function once(key: string, read: () => unknown): unknown {
  if (!kept.has(key)) kept.set(key, attempt(read));
  return kept.get(key);
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function valueIn(object: unknown, key: string): unknown {
  return typeof object === "object" && object !== null && Object.hasOwn(object, key)
    ? new Map<string, unknown>(Object.entries(object)).get(key)
    : undefined;
}

function textIn(object: unknown, key: string): string | undefined {
  const value = valueIn(object, key);
  return typeof value === "string" ? value : undefined;
}
