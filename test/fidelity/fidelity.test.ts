import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { TSESTree } from "@typescript-eslint/types";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";
import { strategies } from "../../src/remedy/plan.ts";
import { fixturePrograms } from "../corpus/programs.ts";
import { join, tokensOf, type Token, type Tokens } from "../corpus/tokens.ts";
import { fixture } from "../fixture-files.ts";
import { requoted, style, written, type Style } from "./format.ts";
import { expectTheRestUntouched, lawful, parsed } from "./laws.ts";
import { call, type Call } from "./options.ts";
import { suggested } from "./suggested.ts";

const RUNS = { numRuns: process.env["TEST_ALL"] ? 3_000 : 300 };

const strategy = fc.constantFrom(...strategies);

/** What stands around a call: `CALL` is its place. */
const frames = [
  { name: "a.ts", text: `@Injectable() class Make { @Memoized() make(stage: string) { return CALL } }` },
  { name: "a.tsx", text: `const element = <Provider name="it's" value={CALL}>text, {"a"} &amp; "more"</Provider>` },
  { name: "a.js", text: `#!/usr/bin/env node\nconst made = [CALL, CALL]` },
  { name: "a.mjs", text: `export const provider = isLive ? CALL : undefined` },
  { name: "a.cjs", text: `module.exports = { masterCredentials: CALL }` },
] as const;

const frame = fc.constantFrom(...frames);

function program({ factory, options }: Call, { text }: (typeof frames)[number], given: Style): string {
  const { lineBreak, semicolons, bom } = given;
  const end = semicolons ? ";" : "";
  const imported = text.startsWith("module.exports")
    ? `const { ${factory} } = require("@aws-sdk/credential-providers")`
    : `import { ${factory} } from "@aws-sdk/credential-providers"`;
  const [first, ...rest] = text
    .split("\n")
    .map((line) => line.replaceAll("CALL", () => `${factory}(${written(options, given)})`));
  const lines = first?.startsWith("#!") ? [first, `${imported}${end}`, ...rest] : [`${imported}${end}`, first, ...rest];
  return `${bom ? "\uFEFF" : ""}${lines.map((line) => requoted(line ?? "", { ...given, quote: '"' })).join(lineBreak)}${end}${lineBreak}`;
}

beforeAll(() => {
  vi.stubEnv("AWS_CONFIG_FILE", fixture("aws-config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", fixture("no-credentials"));
});
afterAll(() => {
  vi.unstubAllEnvs();
});

describe("a rewritten call, however it is written", () => {
  it("keeps comments and the text around it, parses, and is not rewritten again", () => {
    fc.assert(
      fc.property(call, frame, style, strategy, (made, around, given, by) => {
        expectTheRestUntouched(lawful(program(made, around, given), around.name, by));
      }),
      RUNS,
    );
  });

  it("has new properties that are indented, quoted and separated by commas as their siblings are", () => {
    fc.assert(
      fc.property(call, frame, style, (made, around, given) => {
        const { output } = lawful(program(made, around, given), around.name, "explicit");
        for (const { node } of providerCalls(output)) expectStyle(node.arguments[0], output, given);
      }),
      RUNS,
    );
  });

  it("is written to the same bytes by ESLint's suggestions", () => {
    fc.assert(
      fc.property(call, frame, style, (made, around, given) => {
        const text = program(made, around, given);
        expect(suggested(text, around.name)).toBe(lawful(text, around.name, "explicit").output.text);
      }),
      { numRuns: RUNS.numRuns / 3 },
    );
  });
});

/** Every object of the options is in the style it was written in. */
function expectStyle(node: TSESTree.Node | undefined, tree: SyntaxTree, given: Style): void {
  if (node?.type !== "ObjectExpression") return;
  const text = tree.text.slice(...node.range);
  const other = given.quote === '"' ? "'" : '"';
  expect(text.includes(other), text).toBe(false);
  const last = node.properties.at(-1);
  const isAsBefore = last !== undefined && given.layout === "lines" && tree.text.slice(...node.range).includes("\n");
  if (isAsBefore) {
    const columns = node.properties.map(({ range }) => tree.text.slice(0, range[0]).split("\n").at(-1));
    expect(new Set(columns), text).toEqual(new Set([given.indentation]));
  }
  if (last) expect(tree.text.slice(last.range[1], node.range[1] - 1).trim(), text).toBe(given.endsInComma ? "," : "");
  for (const member of node.properties) {
    if (member.type !== "Property" || member.computed || member.shorthand || member.method) continue;
    expect(member.key.type === "Literal", text).toBe(given.quotesKeys);
  }
}

/** What may stand between two tokens: something to see it by, and whether it breaks the line. */
const trivia = fc.constantFrom(
  "",
  " ",
  "\t",
  "\u00A0",
  "/*#*/",
  " /*#*/ ",
  "/* , */",
  "/*{#}*/\t",
  "\n",
  "\r\n",
  "//#\n",
  "\t// , #\r\n",
  "/*\n#*/",
);

/** A program with more between the tokens of its calls. A comment holds its number. */
function loosened({ tokens, tail }: Tokens, pieces: readonly string[]): string {
  const isLoose = looseTokens(tokens);
  let number = 0;
  const made = tokens.map((token, index): Token => {
    if (!isLoose[index] || token.isGlued) return token;
    number += 1;
    return { ...token, before: token.before + (pieces[index % pieces.length] ?? "").replace("#", String(number)) };
  });
  return join({ tokens: made, tail });
}

/** Whether a token stands within parentheses that hold an object literal: a line may break before it there. */
function looseTokens(tokens: readonly Token[]): boolean[] {
  const open: boolean[] = [];
  return tokens.map(({ text }, index) => {
    const isInside = open.some(Boolean);
    if (/^(?:[([{]|\$\{)$/u.test(text)) open.push(text === "(" && tokens[index + 1]?.text === "{");
    if (/^[)\]}]$/u.test(text)) open.pop();
    return isInside;
  });
}

describe("a program of a fixture, with comments, blanks and line breaks between any two tokens of its calls", () => {
  const cut = fixturePrograms.map(({ name, text }) => ({
    name: name.replace(".input", ""),
    text,
    tokens: tokensOf(text, name),
  }));

  it("keeps every comment, parses, and is not rewritten again", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cut),
        fc.array(trivia, { minLength: 3, maxLength: 12 }),
        strategy,
        ({ name, tokens }, pieces, by) => {
          const text = loosened(tokens, pieces);
          fc.pre(hasSameTokens(text, name, tokens));
          lawful(text, name, by);
        },
      ),
      RUNS,
    );
  });
});

/** A line break may end a statement: such programs are others. */
function hasSameTokens(text: string, name: string, { tokens }: Tokens): boolean {
  try {
    const found = tokensOf(text, name).tokens;
    return found.length === tokens.length && found.every((token, index) => token.text === tokens[index]?.text);
  } catch {
    return false;
  }
}

it("reads what it writes in every frame", () => {
  for (const { name, text } of frames) expect(() => parsed(text.replaceAll("CALL", "a"), name)).not.toThrow();
});
