import type * as Plugin from "./index.ts" with { "resolution-mode": "import" };

const plugin = require("./plugin.cjs") as typeof Plugin;

/** The plugin for `require`: bundled from the same modules, with types that older releases of TypeScript take from CommonJS too. */
// @ts-expect-error -- CommonJS has no other way to hand on a whole module, and nothing else here is compiled but by tsc.
export = plugin;
