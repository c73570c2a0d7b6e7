// Bundles the plugin into one CommonJS file for `require`: where a package manager keeps packages in archives, Node cannot require ES modules.
import { build } from "esbuild";
import { root } from "./bundle.mjs";

await build({
  absWorkingDir: root,
  entryPoints: ["src/index.ts"],
  outfile: "dist/src/plugin.cjs",
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "cjs",
  charset: "utf8",
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "moduleUrl" },
});
