import { Linter } from "eslint";
import { describe, expect, test } from "vitest";

import { configs } from "../../src/index.ts";
import { configProblems } from "../../src/aws-config/check.ts";
import { readSharedConfig } from "../../src/aws-config/shared-config.ts";
import { regionsByProfile } from "../../src/cli/snapshot.ts";
import { mistakesIn } from "../../src/cli/trouble/mistakes.ts";

const linter = new Linter();
const lint = (text: string) => linter.verify(text, [configs["aws-config"]], { filename: "a.aws-config" });
const messagesOf = (text: string) => lint(text).map(({ ruleId, message }) => ruleId ?? message);

/** The time of the processor in milliseconds: other processes do not count. */
function timeOf(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const utf16 = Buffer.from("[default]\nregion = us-west-2\n", "utf16le").toString("utf8");
const notText = "Parsing error: The file is not text in UTF-8: it holds NUL, as files in UTF-16 do.";
const tooLong = (fact: string) => `Parsing error: The file is too long for a shared config file: it ${fact}.`;
const inSection = (name: string) => `sso-region/aws-config-${name}`;

describe("bad input", () => {
  test.each<[name: string, text: string, messages: string[]]>([
    ["empty", "", []],
    ["white space", " \n\t\r\n\uFEFF", []],
    ["no newline at the end", "[default]\nregion = us-wset-2", [inSection("valid-region")]],
    ["NUL", "[default]\nregion = us-\0west-2", [notText]],
    ["UTF-16", utf16, [notText]],
    ["binary without NUL", "\u{FFFD}\u{1}\u{2}=\u{FFFD}\n\u{7}", [inSection("no-ignored-line")]],
    ["carriage returns alone", "# a\r[default]\r", [inSection("no-ignored-line")]],
    ["11 MB", "region = us-west-2\n".repeat(600_000), [tooLong("is over 10 MB")]],
    ["a million lines", "\n".repeat(1_000_000), [tooLong("has over 150,000 lines")]],
    ["one long line", "[profile " + "a ".repeat(2_000_000), [inSection("known-section")]],
  ])("%s", (_, text, messages) => {
    expect(messagesOf(text)).toEqual(messages);
  });
});

test("halves of surrogate pairs are text like any other", () => {
  expect(messagesOf("[default]\nregion = \uD800")).toEqual([inSection("valid-region")]);
});

/** A file of 50,000 sections, each with these lines below its header. */
const manySections = (lines: (index: number) => string[], name = (index: number) => `p${index}`) =>
  Array.from({ length: 50_000 }, (_, i) => `${[`[profile ${name(i)}]`, ...lines(i)].join("\n")}\n`).join("");
const role = "role_arn = arn:aws:iam::111122223333:role/x";

// The bound is several times what was measured, for machines that are slower or busy.
describe("as many lines as are read are read in time", () => {
  test.each<[name: string, text: string]>([
    ["profiles", manySections(() => ["region = us-west-2"])],
    ["sso-sessions", manySections(() => ["sso_region = us-west-2"]).replaceAll("[profile ", "[sso-session ")],
    ["each with a problem", manySections(() => ["region = us-wset-2"])],
    [
      "all of one name",
      manySections(
        () => ["region = us-west-2"],
        () => "p",
      ),
    ],
    ["each the source of the one before", manySections((i) => [role, `source_profile = p${i + 1}`])],
    ["in a circle", manySections((i) => [role, `source_profile = p${(i + 1) % 50_000}`])],
  ])("%s", (_, text) => {
    expect(timeOf(() => configProblems(text))).toBeLessThan(3_000);
    const shared = readSharedConfig({ config: { file: "config", text } });
    expect(timeOf(() => mistakesIn({ file: "config", text }, shared, { named: [], all: true }))).toBeLessThan(5_000);
    expect(timeOf(() => regionsByProfile(shared))).toBeLessThan(3_000);
  });
});

describe("the time grows with the length, not with its square", () => {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");
  test.each<[name: string, make: (count: number) => string]>([
    ["sections", (count) => lines(count, (i) => `[profile p${i}]\nregion = us-west-2`)],
    ["sections of one name", (count) => lines(count, () => "[default]\nregion = us-west-2")],
    ["sections with problems", (count) => lines(count, (i) => `[p${i}]\nregion = us-west-2a # x`)],
    [
      "sources, one after the other",
      (count) => lines(count, (i) => `[profile p${i}]\nrole_arn = x\nsource_profile = p${i + 1}`),
    ],
    ["a circle", (count) => lines(count, (i) => `[profile p${i}]\nrole_arn = x\nsource_profile = p${(i + 1) % count}`)],
    ["lines that are none", (count) => lines(count, () => "nothing")],
    ["directives", (count) => `[default]\n${lines(count, () => "# eslint-disable-next-line\nnothing")}`],
    ["nested blocks", (count) => `[default]\n${lines(count, () => "a =\n  b =\n  region = x")}`],
  ])("%s", (_, make) => {
    timeOf(() => configProblems(make(2_000)));
    const [small, large] = [make(5_000), make(40_000)];
    const once = Math.max(
      timeOf(() => configProblems(small)),
      5,
    );
    expect(timeOf(() => configProblems(large)) / once).toBeLessThan(32);
  });
});

test("100,000 sections are read, each under its name", () => {
  const text = Array.from({ length: 100_000 }, (_, i) => `[p${i}]\n`).join("");
  expect(configProblems(text)).toHaveLength(100_000);
});
