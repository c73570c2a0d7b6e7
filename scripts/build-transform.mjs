// Bundles the jscodeshift transform, with all it needs, into one CommonJS file, and the licences of what is in it into a second.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { noticesOf, packagesIn, root, withoutLibs } from "./bundle.mjs";

const outfile = "dist/transforms/fix-sso-region.cjs";

// jscodeshift reads a transform through Babel, which says on the terminal that a file above this size is too long to style.
const limit = 500_000;

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

const size = metafile.outputs[outfile].bytes;
if (size >= limit) throw new Error(`"${outfile}" has ${size} bytes, the limit is ${limit}.`);

const packages = packagesIn(metafile);
await writeFile(path.join(root, "dist/transforms/fix-sso-region.LICENSES.txt"), await noticesOf(packages));
console.log(`"${outfile}" has ${size} bytes and holds code of ${packages.length} packages.`);
