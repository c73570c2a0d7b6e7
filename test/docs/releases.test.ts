// What the pages say of releases of the SDK was measured: they name no release but those on both sides of a change.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bracketingReleases } from "../../src/sdk/facts.ts";

const docs = new URL("../../docs/", import.meta.url);
const pages = ["for-library-authors.md", ...readdirSync(new URL("problems/", docs)).map((name) => `problems/${name}`)];

it.each(pages)("%s", (page) => {
  const named = readFileSync(new URL(page, docs), "utf8").match(/(?<![\d.])3\.\d+\.\d+/gu) ?? [];
  expect(named.filter((release) => !bracketingReleases.includes(release))).toEqual([]);
});
