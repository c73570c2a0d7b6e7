import { parse } from "../../src/analysis/parse.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import { noSettings } from "../../src/settings/settings.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";
import type { Program } from "./programs.ts";

/** What is said of each provider call of a program: `clean`, `overridden`, `unknown: spread`. */
export function verdictsIn(program: Program): string[] {
  return verdictsOf(program, program.text);
}

/** The same where nothing keeps the analysis from looking: a package that exports factories is named. */
export function verdictsWithoutQuestion(program: Program): string[] {
  return verdictsOf(program, `${program.text} "@aws-sdk/credential-providers"`);
}

function verdictsOf({ name, text }: Program, asked: string): string[] {
  const parsed = parse(text, name);
  if (parsed.kind === "unparsable") return [];
  const tree = { ...parsed.tree, text: asked };
  return providerCalls(tree).map((call) => {
    const verdict = verdictOf(call, tree, noSettings);
    return verdict.kind === "unknown" ? `unknown: ${verdict.reason}` : verdict.kind;
  });
}
