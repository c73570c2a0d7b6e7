import fc from "fast-check";
import type { Program } from "./programs.ts";
import { join, tokensOf, type Token, type Tokens } from "./tokens.ts";

/** What happens to one token; `place` and `other` are taken modulo the number of tokens. */
interface Mutation {
  readonly kind: "delete" | "double" | "swap" | "swapNext" | "copy";
  readonly place: number;
  readonly other: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("delete", "double", "swap", "swapNext", "copy"),
  place: fc.nat(),
  other: fc.nat(),
});

/** Programs in which tokens are deleted, doubled, swapped or copied, one to four of them. */
export function mutantsOf(programs: readonly Program[]): fc.Arbitrary<Program> {
  const cut = programs.map(({ name, text }) => ({ name, tokens: tokensOf(text, name) }));
  return fc
    .tuple(fc.constantFrom(...cut), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([{ name, tokens }, mutations]) => ({ name, text: join(mutations.reduce(mutate, tokens)) }));
}

function mutate({ tokens, tail }: Tokens, { kind, place, other }: Mutation): Tokens {
  const at = place % Math.max(1, tokens.length);
  const to = kind === "swapNext" ? Math.min(at + 1, tokens.length - 1) : other % Math.max(1, tokens.length);
  const [one, two] = [tokens[at], tokens[to]];
  if (!one || !two) return { tokens, tail };
  switch (kind) {
    case "delete":
      return { tokens: tokens.toSpliced(at, 1), tail };
    case "double":
      return { tokens: tokens.toSpliced(at, 0, one), tail };
    case "copy":
      return { tokens: tokens.toSpliced(to, 0, apart(one)), tail };
    default:
      return { tokens: tokens.with(at, as(one, two)).with(to, as(two, one)), tail };
  }
}

/** A token in the place of another, with what stands before that. */
function as({ before }: Token, { text, isGlued }: Token): Token {
  return { before, text, isGlued };
}

function apart(token: Token): Token {
  return { ...token, before: token.before || " " };
}
