// Bundles the command line tool, with all it needs, into ES modules of which a command loads few, and the licences into a text.
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { noticesOf, packagesIn, root, withoutLibs } from "./bundle.mjs";

const outdir = "dist/cli";

// CommonJS packages in the bundle ask for Node's own modules by `require`.
const banner = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

const { metafile } = await build({
  absWorkingDir: root,
  // The process in which the SDK is asked is started from the file "child.js" beside whoever asks, a second thread from "thread.js".
  entryPoints: ["src/cli/main.ts", "src/cli/check/thread.ts", "src/sdk/ask/child.ts"],
  outdir,
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  banner: { js: banner },
  metafile: true,
  plugins: [withoutLibs],
});

await chmod(path.join(root, outdir, "main.js"), 0o755);
const packages = packagesIn(metafile);
await writeFile(path.join(root, outdir, "LICENSES.txt"), await noticesOf(packages));
console.log(`"${outdir}" holds ${Object.keys(metafile.outputs).length} files and code of ${packages.length} packages.`);
