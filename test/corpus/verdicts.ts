import { parse } from "../../src/analysis/parse.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import { noSettings } from "../../src/settings/settings.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";
import type { Program } from "./programs.ts";

/** What is said of each provider call of a program: `clean`, `overridden`, `unknown: spread`. */
export function verdictsIn({ name, text }: Program): string[] {
  const parsed = parse(text, name);
  if (parsed.kind === "unparsable") return [];
  return providerCalls(parsed.tree).map((call) => {
    const verdict = verdictOf(call, parsed.tree, noSettings);
    return verdict.kind === "unknown" ? `unknown: ${verdict.reason}` : verdict.kind;
  });
}
