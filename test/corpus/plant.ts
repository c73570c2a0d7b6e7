import { mentionsFactory } from "../../src/sdk/factories.ts";
import type { Program } from "./programs.ts";

const declared = /\b(?:const|let|var|function|class|import)\s+\{?\s*([A-Za-z_$][\w$]*)/gu;

/**
 * A program with provider calls at its end that are given what it declares, so that the analysis runs through it. `require` works
 * in modules and scripts alike, as far as the analysis goes. Declarations of types hold no calls.
 */
export function planted({ name, text }: Program): Program {
  if (/\.d\.[cm]?ts$/u.test(name)) return { name, text };
  const names = [...new Set([...text.slice(0, 200_000).matchAll(declared)].map(([, found = "a"]) => found))].slice(
    0,
    3,
  );
  const [one = "a", two = "b", three = "c"] = names.filter((found) => !/^(?:async|enum|type|let|of)$/u.test(found));
  const factory = `require("@aws-sdk/credential-providers")`;
  const calls = [
    `${factory}.fromIni({ clientConfig: { region: ${one}, maxAttempts: 2 } });`,
    `${factory}.fromSSO({ profile: "dev", clientConfig: ${two}, ...${three} });`,
    `${factory}.fromNodeProviderChain({ clientConfig: { region: ${three}.region } })();`,
  ];
  return { name, text: `${text}\n;${calls.join("\n")}\n` };
}

/** Whether a program has the name of a factory already. */
export function hasFactory({ text }: Program): boolean {
  return mentionsFactory(text);
}
