// Bundles the jscodeshift transform, with all it needs, into a CommonJS file and one for its parser, and the licences of what is in them.
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const outfile = "dist/transforms/fix-sso-region.cjs";
const parserFile = "dist/transforms/babel-parser.cjs";

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

// Together, the two would be more than Babel styles.
const parserApart = {
  name: "parser-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^@babel\/parser$/ }, () => ({ path: `./${path.basename(parserFile)}`, external: true }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  charset: "utf8",
  legalComments: "eof",
  metafile: true,
};

const transform = await build({
  ...common,
  entryPoints: ["transforms/fix-sso-region.ts"],
  outfile,
  plugins: [withoutLibs, parserApart],
});
const parser = await build({ ...common, entryPoints: ["@babel/parser"], outfile: parserFile });

const sizes = await Promise.all([outfile, parserFile].map(sizeOf));

const packages = new Set(
  Object.keys({ ...transform.metafile.inputs, ...parser.metafile.inputs }).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input) ?? [],
  ),
);
const notices = await Promise.all([...packages].sort().map(licenceOf));
await writeFile(path.join(root, "dist/transforms/fix-sso-region.LICENSES.txt"), notices.join("\n\n"));
console.log(`"${outfile}" has ${sizes.join(" + ")} characters and holds code of ${packages.size} packages.`);

/** The characters of a file. Throws where they are too many. */
async function sizeOf(file) {
  const size = (await readFile(path.join(root, file), "utf8")).length;
  if (size >= limit) throw new Error(`"${file}" has ${size} characters, the limit is ${limit}.`);
  return size;
}

/** Name, version and licence of the package in a folder of `node_modules`. Throws when it has no licence file. */
async function licenceOf(folder) {
  const at = path.join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(at, "package.json"), "utf8"));
  const file = (await readdir(at)).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`"${name}" has no licence file.`);
  return `${name} ${version} (${license})\n\n${await readFile(path.join(at, file), "utf8")}`;
}
