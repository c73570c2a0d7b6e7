// Bundles the jscodeshift transform, with all it needs, into CommonJS, and the licences of what is in it into a file of their own.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { noticesOf, packagesIn, root, withoutLibs } from "./bundle.mjs";

const outfile = "dist/transforms/fix-sso-region.cjs";

// jscodeshift reads a transform through Babel, which says on the terminal that a file of more characters is too long to style.
const limit = 500_000;

// The parser has a file of its own, in a folder by whose name jscodeshift knows not to put it through Babel.
const parser = "@babel/parser";
const parserBeside = {
  name: "parser-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^@babel\/parser$/ }, () => ({ path: `./${parser}.cjs`, external: true }));
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

const ofParser = await build({ ...common, entryPoints: [parser], outfile: `dist/transforms/${parser}.cjs` });
const ofTransform = await build({
  ...common,
  entryPoints: ["transforms/fix-sso-region.ts"],
  outfile,
  plugins: [withoutLibs, parserBeside],
});

const size = (await readFile(path.join(root, outfile), "utf8")).length;
if (size >= limit) throw new Error(`"${outfile}" has ${size} characters, the limit is ${limit}.`);

const packages = [...new Set([ofTransform, ofParser].flatMap(({ metafile }) => packagesIn(metafile)))].sort();
await writeFile(path.join(root, "dist/transforms/fix-sso-region.LICENSES.txt"), await noticesOf(packages));
console.log(`"${outfile}" has ${size} characters and, with its parser, holds code of ${packages.length} packages.`);
