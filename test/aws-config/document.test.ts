import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  keyPlace,
  readDocument,
  textAt,
  valuePlace,
  type ConfigDocument,
  type Section,
} from "../../src/aws-config/document.ts";
import { readKnownFiles, type Settings } from "../../src/aws-config/known-files.ts";
import { knownSections, type Known } from "../../src/aws-config/known-sections.ts";
import { readSections } from "../../src/aws-config/sections.ts";
import { configFileText } from "./generate.ts";

const RUNS = { numRuns: process.env["TEST_ALL"] ? 20_000 : 1_000 };

test("a document has the sections of its text, and what stands before them", () => {
  const { sections } = readDocument("# hello\n[profile dev]\nregion = us-west-2\ns3 =\n  a = 1\n[x y z]\n");
  const shown = ({ header, settings }: Section) => [
    header?.id,
    settings.map(({ path, value, line }) => `${line.number} ${path} = ${value}`),
  ];
  expect(sections.map(shown)).toEqual([
    [undefined, []],
    ["profile.dev", ["3 region = us-west-2", "4 s3 = ", "5 s3.a = 1"]],
    [undefined, []],
  ]);
});

test("the tree holds no text", () => {
  const tree = JSON.stringify(readDocument("[profile name]\nregion = value # comment\nbroken").tree);
  expect(tree).not.toMatch(/(?<!section-)name|region|(?<!")value(?!")|(?<!")comment(?!")|broken/u);
});

interface Node {
  readonly start: number;
  readonly end: number;
}

/** Children follow one another without a gap from the start of their parent to its end. */
function expectToFill(parent: Node, children: readonly Node[]): void {
  const ends = [parent.start, ...children.map(({ end }) => end)];
  expect(children.map(({ start }) => start)).toEqual(ends.slice(0, -1));
  if (children.length > 0) expect(ends.at(-1)).toBe(parent.end);
}

describe("whatever the text", () => {
  test("parents contain their children, and the leaves, joined, are the text", () => {
    const isTree = (text: string) => {
      const { tree } = readDocument(text);
      expectToFill(tree, tree.sections);
      for (const section of tree.sections) {
        expectToFill(section, section.lines);
        for (const line of section.lines) expectToFill(line, line.tokens);
      }
      const leaves = tree.sections.flatMap(({ lines }) => lines.flatMap(({ tokens }) => tokens));
      expect(leaves.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
    };
    fc.assert(fc.property(fc.oneof(configFileText, fc.string({ unit: "binary" })), isTree), RUNS);
  });

  test("keys and values stand where the document says", () => {
    const isPlaced = (text: string) => {
      const document = readDocument(text);
      for (const { settings } of document.sections) {
        for (const setting of settings) {
          const { key, value } = setting;
          const written = [textAt(document, keyPlace(setting)), textAt(document, valuePlace(setting))];
          expect(written).toEqual([key, value]);
        }
      }
    };
    fc.assert(fc.property(configFileText, isPlaced), RUNS);
  });

  test("profiles and sessions are those of the reader, which reads as the SDK's own loader does", () => {
    let values = 0;
    const agrees = (text: string) => {
      const { merged, profileNames, sessions } = readKnownFiles({ config: { file: "config", text } });
      const known = knownSections(readDocument(text));
      expect(plain(known.profiles)).toEqual(plainSettings([...merged].filter(([name]) => profileNames.has(name))));
      expect(plain(known.sessions)).toEqual(plainSettings([...sessions]));
      values += known.profiles.size;
    };
    fc.assert(fc.property(configFileText, agrees), RUNS);
    expect(values).toBeGreaterThan(RUNS.numRuns / 4);
  });

  test("all sections are those of the reader", () => {
    const agrees = (text: string) => {
      const document = readDocument(text);
      const { sections, refusedLine } = readSections({ file: "config", text });
      if (refusedLine !== undefined) return;
      for (const [id, values] of idsOf(document)) expect([...values].sort()).toEqual(valuesOf(sections.get(id)));
    };
    fc.assert(fc.property(configFileText, agrees), RUNS);
  });
});

function idsOf({ sections }: ConfigDocument): Map<string, Map<string, string>> {
  const ids = new Map<string, Map<string, string>>();
  for (const { header, settings } of sections) {
    if (header?.id === undefined) continue;
    const values = ids.get(header.id) ?? new Map<string, string>();
    ids.set(header.id, values);
    for (const { path, value } of settings) if (value !== "" && path !== "__proto__") values.set(path, value);
  }
  return ids;
}

function valuesOf(section: ReadonlyMap<string, { readonly value: string }> | undefined): [string, string][] {
  return [...(section ?? [])].map(([key, { value }]): [string, string] => [key, value]).sort();
}

function plain(known: ReadonlyMap<string, Known>) {
  const settings = ({ settings: own }: Known) =>
    [...own].map(([path, { value, line }]) => [path, value, line.number]).sort();
  return [...known].map(([name, each]) => [name, settings(each)]).sort();
}

function plainSettings(entries: readonly (readonly [string, Settings])[]) {
  const settings = (own: Settings) => [...own].map(([key, { value, line }]) => [key, value, line]).sort();
  return entries.map(([name, own]) => [name, settings(own)]).sort();
}
