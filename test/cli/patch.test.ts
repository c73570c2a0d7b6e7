import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patchFrom } from "../../src/cli/formats/patch.ts";
import { strategies } from "../../src/remedy/plan.ts";
import { fill, temporaryFolder } from "../e2e/sandbox.ts";
import { fixture } from "../fixture-files.ts";

/** The programs of the fixtures, before and after. */
const rewritten = strategies.flatMap((folder) =>
  readdirSync(fixture(folder))
    .filter((name) => name.includes(".input."))
    .map((name) => ({
      name: `${folder}/${name}`,
      before: readFileSync(fixture(folder, name), "utf8"),
      after: readFileSync(fixture(folder, name.replace(".input.", ".output.")), "utf8"),
    }))
    .filter(({ before, after }) => before !== after),
);

const many = Array.from({ length: 30_000 }, (_, line) => `before ${line}\n`).join("");

function applied(
  patches: string,
  files: Readonly<Record<string, string>>,
  command = "git",
  args: readonly string[] = ["apply", "-"],
): Record<string, string> {
  const { folder, remove } = temporaryFolder();
  fill(folder, files);
  execFileSync(command, args, { cwd: folder, input: patches });
  const texts = Object.keys(files).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  remove();
  return Object.fromEntries(texts) as Record<string, string>;
}

describe("a patch", () => {
  it.each([
    {
      what: "shows three lines before and after",
      before: "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
      after: "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
      hunks: "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
    },
    {
      what: "says where no line end stands at the end of the file",
      before: "a\r\nb",
      after: "a\r\nB",
      hunks: "@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+B\n\\ No newline at end of file\n",
    },
  ])("$what", ({ before, after, hunks }) => {
    expect(patchFrom(before, after, "a.ts")).toBe(`--- a/a.ts\n+++ b/a.ts\n${hunks}`);
  });

  it.each(["with a space.ts", 'with "quotes" and é.ts', "plain.ts"])("is taken by git and by patch: %s", (name) => {
    const patch = patchFrom("1\n2\n", "1\ntwo\n", name);
    expect(applied(patch, { [name]: "1\n2\n" })).toEqual({ [name]: "1\ntwo\n" });
    expect(applied(patch, { [name]: "1\n2\n" }, "patch", ["-p1", "--silent"])).toEqual({ [name]: "1\ntwo\n" });
  });

  it("gives the text after, whatever the lines", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r\n"), maxLength: 200 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyPatch(before, patchFrom(before, after, "a.ts"))).toBe(after);
      }),
    );
  });

  it("is taken by git, for the programs in the fixtures", () => {
    const patches = rewritten.map(({ before, after, name }) => patchFrom(before, after, name)).join("");
    const before = Object.fromEntries(rewritten.map((program) => [program.name, program.before]));
    const after = Object.fromEntries(rewritten.map((program) => [program.name, program.after]));
    expect(rewritten.length).toBeGreaterThan(90);
    expect(applied(patches, before)).toEqual(after);
  });

  it.each([
    ["every line", many.replaceAll("before", "after")],
    ["every line, and no line end at the end", many.replaceAll("before", "after").trimEnd()],
    ["every second line", many.replace(/before (\d*[02468])\n/gu, "after $1\n")],
  ])("takes little time, and is taken by git, where %s changes", (_, after) => {
    const start = process.cpuUsage();
    const patch = patchFrom(many, after, "a.ts");
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
    expect(applied(patch, { "a.ts": many })).toEqual({ "a.ts": after });
  });
});
