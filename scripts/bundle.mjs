// What both bundles share: what is left out of them, and the licences of what is in them.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

// The scope manager carries the globals of every TypeScript lib, a fifth of a bundle. `parse` asks for `lib: []`, so none is looked up.
export const withoutLibs = {
  name: "without-libs",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]scope-manager[/\\]dist[/\\]lib[/\\]index\.js$/ }, () => ({
      contents: "exports.lib = new Map();",
    }));
  },
};

/** The folders of the packages whose code is in a bundle, by esbuild's account of it. */
export function packagesIn(metafile) {
  const folders = Object.keys(metafile.inputs).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input) ?? [],
  );
  return [...new Set(folders)].sort();
}

/** Names, versions and licences of packages. Throws when one has no licence file. */
export async function noticesOf(folders) {
  return (await Promise.all(folders.map(noticeOf))).join("\n\n");
}

async function noticeOf(folder) {
  const at = path.join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(at, "package.json"), "utf8"));
  const file = (await readdir(at)).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`"${name}" has no licence file.`);
  return `${name} ${version} (${license})\n\n${await readFile(path.join(at, file), "utf8")}`;
}
