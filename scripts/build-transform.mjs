// Bundles the jscodeshift transform, with all it needs, into one CommonJS file, and the licences of what is in it into a second.
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const outfile = "dist/transforms/fix-sso-region.cjs";

// jscodeshift reads a transform through Babel, which says on the terminal that a file of more characters is too long to style.
const limit = 500_000;

// The scope manager carries the globals of every TypeScript lib, a fifth of the bundle. `parse` asks for `lib: []`, so none is looked up.
const withoutLibs = {
  name: "without-libs",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]scope-manager[/\\]dist[/\\]lib[/\\]index\.js$/ }, () => ({
      contents: "exports.lib = new Map();",
    }));
  },
};

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["transforms/fix-sso-region.ts"],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  charset: "utf8",
  legalComments: "eof",
  metafile: true,
  plugins: [withoutLibs],
});

const size = (await readFile(path.join(root, outfile), "utf8")).length;
if (size >= limit) throw new Error(`"${outfile}" has ${size} characters, the limit is ${limit}.`);

const packages = new Set(
  Object.keys(metafile.inputs).flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input) ?? []),
);
const notices = await Promise.all([...packages].sort().map(licenceOf));
await writeFile(path.join(root, "dist/transforms/fix-sso-region.LICENSES.txt"), notices.join("\n\n"));
console.log(`"${outfile}" has ${size} characters and holds code of ${packages.size} packages.`);

/** Name, version and licence of the package in a folder of `node_modules`. Throws when it has no licence file. */
async function licenceOf(folder) {
  const at = path.join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(at, "package.json"), "utf8"));
  const file = (await readdir(at)).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`"${name}" has no licence file.`);
  return `${name} ${version} (${license})\n\n${await readFile(path.join(at, file), "utf8")}`;
}
