import fc from "fast-check";
import type { Program } from "./programs.ts";
import { join, tokensOf, type Token, type Tokens } from "./tokens.ts";

/** What happens to one token; `place` and `other` are taken modulo the number of tokens. */
interface Mutation {
  readonly kind: "delete" | "double" | "swap" | "swapNext" | "swapLike" | "copy" | "copyLike";
  readonly place: number;
  readonly other: number;
}

const likes = ["swapLike", "copyLike"] as const;

const mutation: fc.Arbitrary<Mutation> = fc.record({
  // Tokens that change places with others of their sort mostly make a program again.
  kind: fc.constantFrom("delete", "delete", "double", "swap", "swapNext", "copy", ...likes, ...likes, ...likes),
  place: fc.nat(),
  other: fc.nat(),
});

/** Programs in which tokens are deleted, doubled, swapped or put in the place of others, one to four of them. */
export function mutantsOf(programs: readonly Program[]): fc.Arbitrary<Program> {
  const cut = programs.map(({ name, text }) => ({ name, tokens: tokensOf(text, name) }));
  return fc
    .tuple(
      fc.constantFrom(...cut),
      fc.oneof(
        mutation.map((one) => [one]),
        fc.array(mutation, { minLength: 2, maxLength: 4 }),
      ),
    )
    .map(([{ name, tokens }, mutations]) => ({ name, text: join(mutations.reduce(mutate, tokens)) }));
}

function mutate({ tokens, tail }: Tokens, { kind, place, other }: Mutation): Tokens {
  const at = placeFrom(place % Math.max(1, tokens.length), kind, tokens);
  const one = tokens[at];
  const to = one && partner(kind, at, one, other, tokens);
  const two = to === undefined ? undefined : tokens[to];
  if (!one || to === undefined || !two) return { tokens, tail };
  switch (kind) {
    case "delete":
      return { tokens: tokens.toSpliced(at, 1), tail };
    case "double":
      return { tokens: tokens.toSpliced(at, 0, one), tail };
    case "copy":
      return { tokens: tokens.toSpliced(to, 0, apart(one)), tail };
    case "copyLike":
      return { tokens: tokens.with(at, as(one, two)), tail };
    default:
      return { tokens: tokens.with(at, as(one, two)).with(to, as(two, one)), tail };
  }
}

/** Signs are all alike: another one in their place changes nothing. The word or string behind is taken for one. */
function placeFrom(place: number, kind: Mutation["kind"], tokens: readonly Token[]): number {
  if (!kind.endsWith("Like")) return place;
  const at = tokens.findIndex(({ text }, index) => index >= place && sortOf(text) !== text);
  return at === -1 ? place : at;
}

function partner(kind: Mutation["kind"], at: number, one: Token, other: number, tokens: readonly Token[]): number {
  if (kind === "swapNext") return at + 1;
  if (!kind.endsWith("Like")) return other % tokens.length;
  const isLike = ({ text }: Token): boolean => text !== one.text && sortOf(text) === sortOf(one.text);
  const like = tokens.flatMap((token, index) => (isLike(token) ? [index] : []));
  return like[other % like.length] ?? at;
}

function sortOf(text: string): string {
  if (/^[\p{ID_Start}$_\d]/u.test(text)) return "word";
  return /^["'`]/u.test(text) ? "string" : text;
}

/** A token in the place of another, with what stands before that. */
function as({ before }: Token, { text, isGlued }: Token): Token {
  return { before, text, isGlued };
}

function apart(token: Token): Token {
  return { ...token, before: token.before || " " };
}
