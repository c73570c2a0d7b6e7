import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { strategies } from "../../src/remedy/plan.ts";
import { fixture } from "../fixture-files.ts";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  jsx: ts.JsxEmit.Preserve,
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Fixtures that TypeScript does not take as they are, and why they are written so. */
const notCompiling: Readonly<Record<string, string>> = {
  "explicit/component.input.tsx": "a component that is not there",
  "explicit/decorated.input.ts": "a decorator of a framework that is not installed",
  "explicit/own-region-without-trailing-comma.input.ts": 'the types, too, say that "fromIni" has no "ssoRegion"',
  "explicit/shared-options.input.ts": 'the SDK\'s own types take no "SSOClient" of "@aws-sdk/client-sso"',
  "explicit/sso-client.input.ts": 'the SDK\'s own types take no "SSOClient" of "@aws-sdk/client-sso"',
};

const inputs = strategies.flatMap((strategy) =>
  readdirSync(fixture(strategy))
    .filter((name) => /\.input\.tsx?$/u.test(name))
    .map((name) => `${strategy}/${name}`),
);

const outputOf = (input: string): string => input.replace(".input.", ".output.");

const files = inputs.flatMap((input) => [fixture(input), fixture(outputOf(input))]);
const program = ts.createProgram(files, compilerOptions);

/** What TypeScript has against a file, in sentences. */
function complaints(name: string): string[] {
  const file = program.getSourceFile(join(fixture(), ...name.split("/")).replaceAll("\\", "/"));
  if (!file) throw new Error(`${name} is not part of the program.`);
  const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return all.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("TypeScript, with strict and the installed SDK, takes what a remedy leaves where it took what was there", () => {
  it.each(inputs.filter((input) => !(input in notCompiling)))("%s", (input) => {
    expect(complaints(input)).toEqual([]);
    expect(complaints(outputOf(input))).toEqual([]);
  });

  it.each(Object.entries(notCompiling))("%s does not compile (%s), and a remedy adds nothing to that", (input) => {
    const before = complaints(input);
    expect(before).not.toEqual([]);
    expect(before).toEqual(expect.arrayContaining(complaints(outputOf(input))));
  });
});
