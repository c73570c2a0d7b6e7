import { Linter, type Linter as LinterTypes } from "eslint";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { configs } from "../../src/index.ts";
import { configProblems } from "../../src/aws-config/check.ts";
import { readSections } from "../../src/aws-config/sections.ts";
import { configFileText } from "../aws-config/generate.ts";

const RUNS = { numRuns: process.env["TEST_ALL"] ? 10_000 : 300 };
const linter = new Linter();

function lint(text: string, ...more: LinterTypes.Config[]): LinterTypes.LintMessage[] {
  return linter.verify(text, [configs["aws-config"], ...more], { filename: "a.aws-config" });
}

/** `line rule` for each message, or its words where no rule speaks. */
function shown(messages: readonly LinterTypes.LintMessage[]): string[] {
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`);
}

const rule = (name: string) => `sso-region/aws-config-${name}`;
const unknown = "region = us-wset-2";

describe("comments for ESLint", () => {
  test.each<[text: string[], messages: string[]]>([
    [["[default]", unknown], [`2 ${rule("valid-region")}`]],
    [["[default]", `# eslint-disable-next-line ${rule("valid-region")} -- a new one`, unknown], []],
    [["[default]", `; eslint-disable-next-line`, unknown], []],
    [["[default]", `${unknown} ; eslint-disable-line ${rule("valid-region")}`], []],
    [["# eslint-disable", "[default]", unknown, "nothing"], []],
    [
      [`# eslint-disable ${rule("valid-region")}`, "[default]", unknown, "#eslint-enable", unknown].slice(0, 5),
      [`5 ${rule("valid-region")}`, `3 ${rule("no-ignored-line")}`],
    ],
    [
      ["[default]", `# eslint-disable-next-line ${rule("valid-region")}`, "region = us-west-2"],
      [`2 Unused eslint-disable directive (no problems were reported from '${rule("valid-region")}').`],
    ],
    [[`# eslint ${rule("valid-region")}: off`, "[default]", unknown], []],
    [[`; eslint ${rule("valid-region")}: ["error", { "regions": ["us-wset-2"] }] -- ours`, "[default]", unknown], []],
    [["# eslint :{", "[default]", "region = us-west-2"], ["1 This comment for ESLint is no list of rules."]],
    [["# eslint is fine", "[default]"], []],
    [["region = x # eslint-disable-line"], []],
  ])("%j", (lines, messages) => {
    const found = lint(lines.join("\n"), { linterOptions: { reportUnusedDisableDirectives: "error" } });
    expect(shown(found).sort()).toEqual([...messages].sort());
  });
});

test("rules for JavaScript do no harm, where a config turns them on for all files", () => {
  const messages = lint("[default]\nregion = us-west-2 fromSSO\u00a0\n", configs.recommended, {
    rules: { "no-irregular-whitespace": "error", "no-undef": "error", "no-unused-vars": "error" },
    languageOptions: { ecmaVersion: 2020, sourceType: "script", globals: { a: true } },
  });
  expect(shown(messages)).toEqual([`2 ${rule("valid-region")}`]);
});

describe("whatever the text", () => {
  const directive = fc.constantFrom(
    "# eslint-disable\n",
    "# eslint-enable\n",
    `; eslint-disable ${rule("no-ignored-line")}\n`,
    `# eslint-enable ${rule("no-ignored-line")}, ${rule("valid-region")}\n`,
    `# eslint-disable-next-line ${rule("known-section")},${rule("no-ignored-line")} -- why\n`,
    "k = v # eslint-disable-line\n",
    "",
  );
  const text = fc.tuple(directive, configFileText, directive, configFileText, directive).map((parts) =>
    parts
      .join("")
      .replaceAll("\0", "")
      // ESLint takes away the first, and counts the others of two.
      .replace(/^\uFEFF+/u, ""),
  );

  test("the core says what ESLint says, its comments obeyed", () => {
    let count = 0;
    const agrees = (written: string) => {
      const place = ({
        line,
        column,
        endColumn,
        message,
      }: {
        line: number;
        column: number;
        endColumn?: number | undefined;
        message: string;
      }) => `${line}:${column}-${endColumn ?? 0} ${message}`;
      const ours = configProblems(written).map((each) => `${each.rule} ${place(each)}`);
      const theirs = lint(written, { linterOptions: { reportUnusedDisableDirectives: "off" } }).map(
        (each) => `${each.ruleId ?? ""} ${place(each)}`,
      );
      expect(ours.sort()).toEqual(theirs.sort());
      count += ours.length;
    };
    fc.assert(fc.property(text, agrees), RUNS);
    expect(count).toBeGreaterThan(RUNS.numRuns);
  });

  test("fixes end, and a second run changes nothing", () => {
    const settles = (written: string) => {
      let current = written;
      for (let run = 0; run < 40; run += 1) {
        const { output, fixed } = linter.verifyAndFix(current, [configs["aws-config"]], { filename: "a.aws-config" });
        current = output;
        if (!fixed) return;
      }
      expect(current).toBe("settled");
    };
    fc.assert(fc.property(text, settles), RUNS);
  });

  test("the fixes of no-ignored-line leave the SDK's reading as it is", () => {
    const only = {
      ...configs["aws-config"],
      rules: { [rule("no-ignored-line")]: "error" },
    } satisfies LinterTypes.Config;
    const keeps = (written: string) => {
      const { output } = linter.verifyAndFix(written, [only], { filename: "a.aws-config" });
      expect(values(output)).toEqual(values(written));
    };
    fc.assert(fc.property(text, keeps), RUNS);
  });
});

function values(text: string) {
  const { sections } = readSections({ file: "config", text });
  return [...sections].map(([id, entries]) => [id, [...entries].map(([key, { value }]) => [key, value])]);
}
