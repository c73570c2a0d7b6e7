import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch, FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { patchBy } from "../../src/cli/formats/patch.ts";
import { applyEdits } from "../../src/remedy/apply-edits.ts";
import type { Edit } from "../../src/remedy/edits.ts";
import { strategies } from "../../src/remedy/plan.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { fill, temporaryFolder } from "../e2e/sandbox.ts";
import { fixture } from "../fixture-files.ts";

const RUNS = { numRuns: process.env["TEST_ALL"] ? 20_000 : 1_000 };

function patch(text: string, edits: readonly Edit[]): string {
  return patchBy(edits, text, applyEdits(text, edits), "a.ts");
}

/** What the library makes of the texts alone. Takes the square of the number of lines that differ. */
function comparedPatch(before: string, after: string): string {
  return formatPatch(structuredPatch("a/a.ts", "b/a.ts", before, after, "", "", { context: 3 }), FILE_HEADERS_ONLY);
}

/** An edit by how far it begins behind the last one. */
interface Step {
  readonly gap: number;
  readonly length: number;
  readonly text: string;
}

const steps = fc.array(
  fc.record<Step>({
    gap: fc.nat(40),
    length: fc.nat(12),
    text: fc.string({ unit: fc.constantFrom("x", "\n"), maxLength: 4 }),
  }),
  { maxLength: 12 },
);

function editsIn(text: string, chosen: readonly Step[]): Edit[] {
  let reached = 0;
  return chosen.flatMap(({ gap, length, text: replacement }) => {
    const start = reached + gap;
    const end = Math.min(start + length, text.length);
    reached = end + 1;
    return start <= text.length ? [{ start, end, text: replacement }] : [];
  });
}

const sharedConfig = loadSharedConfig({
  awsConfig: fixture("aws-config"),
  env: { AWS_SHARED_CREDENTIALS_FILE: fixture("no-credentials") },
});

/** Every program that is rewritten in the fixtures, by every strategy. */
const rewritten = strategies.flatMap((strategy) =>
  strategies.flatMap((folder) =>
    readdirSync(fixture(folder))
      .filter((name) => name.includes(".input."))
      .flatMap((name) => {
        const before = readFileSync(fixture(folder, name), "utf8");
        const parsed = parse(before, name);
        if (parsed.kind === "unparsable") return [];
        const { text: after, edits } = rewrite(parsed.tree, strategy, { project: anyProject, sharedConfig });
        return after === before ? [] : [{ name: `${strategy}/${folder}/${name}`, before, after, edits }];
      }),
  ),
);

describe("a patch by edits", () => {
  it.each([
    {
      what: "shows three lines before and after",
      text: "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
      edits: [{ start: 8, end: 9, text: "five" }],
      hunks: "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
    },
    {
      what: "shows together what is six lines apart",
      text: "a\n2\n3\n4\n5\n6\n7\nb\n",
      edits: [
        { start: 0, end: 1, text: "A" },
        { start: 14, end: 15, text: "B" },
      ],
      hunks: "@@ -1,8 +1,8 @@\n-a\n+A\n 2\n 3\n 4\n 5\n 6\n 7\n-b\n+B\n",
    },
    {
      what: "shows apart what is seven lines apart",
      text: "a\n2\n3\n4\n5\n6\n7\n8\nb\n",
      edits: [
        { start: 16, end: 17, text: "" },
        { start: 0, end: 2, text: "" },
      ],
      hunks: "@@ -1,4 +1,3 @@\n-a\n 2\n 3\n 4\n@@ -6,4 +5,4 @@\n 6\n 7\n 8\n-b\n+\n",
    },
    {
      what: "takes lines side by side out before it puts others in",
      text: "a\nb\n",
      edits: [
        { start: 0, end: 1, text: "A" },
        { start: 2, end: 3, text: "B" },
      ],
      hunks: "@@ -1,2 +1,2 @@\n-a\n-b\n+A\n+B\n",
    },
    {
      what: "says where no line end stands at the end of the file",
      text: "a\r\nb",
      edits: [{ start: 3, end: 4, text: "B" }],
      hunks: "@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+B\n\\ No newline at end of file\n",
    },
  ])("$what", ({ text, edits, hunks }) => {
    expect(patch(text, edits)).toBe(`--- a/a.ts\n+++ b/a.ts\n${hunks}`);
  });

  it("is what the library makes of the texts where no two lines are alike", () => {
    fc.assert(
      fc.property(fc.nat(60), steps, fc.constantFrom("\n", "\r\n"), fc.boolean(), (count, chosen, end, isEnded) => {
        const text = Array.from({ length: count }, (_, line) => `line ${line}`).join(end) + (isEnded ? end : "");
        const edits = editsIn(text, chosen).map((edit, index) => ({
          ...edit,
          text: edit.text.replaceAll("x", `<${index}>`),
        }));
        const after = applyEdits(text, edits);
        expect(patch(text, edits)).toBe(comparedPatch(text, after));
      }),
      RUNS,
    );
  });

  it("gives the text after, whatever the lines", () => {
    const lines = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r\n"), maxLength: 200 });
    fc.assert(
      fc.property(lines, steps, (text, chosen) => {
        const edits = editsIn(text, chosen);
        expect(applyPatch(text, patch(text, edits))).toBe(applyEdits(text, edits));
      }),
      RUNS,
    );
  });

  it("is as short as what the library makes of the programs in the fixtures", () => {
    const changes = (text: string): number => text.split("\n").filter((line) => /^[-+]/u.test(line)).length;
    expect(rewritten.length).toBeGreaterThan(200);
    for (const { before, after, edits } of rewritten) {
      expect(changes(patch(before, edits))).toBe(changes(comparedPatch(before, after)));
    }
  });

  it("is taken by git, for the programs in the fixtures", () => {
    const { folder, remove } = temporaryFolder();
    fill(folder, Object.fromEntries(rewritten.map(({ name, before }) => [name, before])));
    const all = rewritten.map(({ name, before, after, edits }) => patchBy(edits, before, after, name));
    execFileSync("git", ["apply", "-"], { cwd: folder, input: all.join("") });
    for (const { name, after } of rewritten) expect(readFileSync(join(folder, name), "utf8")).toBe(after);
    remove();
  });

  it.each([
    ["side by side", ""],
    ["apart", "stays\n"],
  ])("takes under two seconds for 30,000 lines %s", (_, between) => {
    const line = `before\n${between}`;
    const text = line.repeat(30_000);
    const edits = Array.from({ length: 30_000 }, (_empty, index): Edit => {
      const start = index * line.length;
      return { start, end: start + 6, text: `after ${index}` };
    });
    const after = applyEdits(text, edits);
    const start = process.cpuUsage();
    const made = patchBy(edits, text, after, "a.ts");
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
    expect(made.split("\n").filter((shown) => shown.startsWith("+after "))).toHaveLength(30_000);
  });
});
