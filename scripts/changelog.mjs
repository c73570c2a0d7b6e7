// `release` gives what is unreleased in CHANGELOG.md the package's version and today's date, and has the pages name that version to
// depend on; `notes` prints what stands under it.
import { readFileSync, writeFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const text = readFileSync("CHANGELOG.md", "utf8");
const [, command] = process.argv.slice(1);

/** What stands under a heading, without the heading; undefined where there is no such heading or nothing below it. */
function under(heading) {
  const [, after] = text.split(`\n## ${heading}`);
  return after?.slice(after.indexOf("\n")).split("\n## ", 1)[0].trim() || undefined;
}

function release() {
  if (under("Unreleased") === undefined) throw new Error('CHANGELOG.md has nothing under "Unreleased".');
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync("CHANGELOG.md", text.replace("\n## Unreleased\n", `\n## Unreleased\n\n## ${version} (${date})\n`));
  for (const page of ["README.md", "docs/integrations.md"]) {
    const dependence = /(?<=\brev: v|\beslint-plugin-sso-region@)\d+\.\d+\.\d+/gu;
    writeFileSync(page, readFileSync(page, "utf8").replace(dependence, version));
  }
}

function notes() {
  const found = under(`${version} (`);
  if (found === undefined) throw new Error(`CHANGELOG.md has nothing under "${version}".`);
  console.log(found);
}

const commands = { release, notes };
try {
  if (!(command in commands)) throw new Error('Say "release" or "notes".');
  commands[command]();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
