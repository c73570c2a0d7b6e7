import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The page on a rule, in Markdown, as it comes with the package. */
export function rulePage(rule: string): string {
  const manifest = createRequire(import.meta.url).resolve("eslint-plugin-sso-region/package.json");
  return readFileSync(path.join(path.dirname(manifest), "docs/rules", `${rule}.md`), "utf8");
}
