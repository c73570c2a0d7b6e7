// Bundles the parser of our command, with the scopes of names, as the command's own bundle has it, into the file that is named.
import { build } from "esbuild";
import { root, withoutLibs } from "../scripts/bundle.mjs";

await build({
  absWorkingDir: root,
  entryPoints: ["src/analysis/parse.ts"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "esm",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  plugins: [withoutLibs],
});
