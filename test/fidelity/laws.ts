import type { TSESTree } from "@typescript-eslint/types";
import { expect } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { providerCalls } from "../../src/analysis/provider-calls.ts";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";
import type { Strategy } from "../../src/remedy/plan.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import { claimComment } from "../../src/verdict/claims.ts";
import { knowledge } from "../corpus/knowledge.ts";

export interface Rewritten {
  readonly input: SyntaxTree;
  readonly output: SyntaxTree;
}

export function parsed(text: string, name: string): SyntaxTree {
  const result = parse(text, name);
  if (result.kind === "unparsable") throw new Error(`${result.message}\n${text}`);
  return result.tree;
}

/** Rewrites a program and holds what comes of it against the laws that hold for every program. */
export function lawful(text: string, name: string, strategy: Strategy): Rewritten {
  const input = parsed(text, name);
  const { text: made } = rewrite(input, strategy, knowledge);
  const output = parsed(made, name);
  const again = rewrite(output, strategy, knowledge);
  expect(again.text, "a second run changes nothing").toBe(made);
  expect(
    again.outcomes.filter(({ remedy }) => remedy.kind !== "left"),
    "nothing is left to rewrite",
  ).toEqual([]);
  expect(missing(commentsOf(input), commentsOf(output)), `comments survive in\n${made}`).toEqual([]);
  expect(lineBreaks(made).filter((lineBreak) => !lineBreaks(text).includes(lineBreak))).toEqual([]);
  return { input, output };
}

/** What stands outside the calls' arguments is the same, and so is every member of the options that no remedy touches. */
export function expectTheRestUntouched({ input, output }: Rewritten): void {
  expect(aroundCalls(output)).toEqual(aroundCalls(input));
  const kept = providerCalls(input).flatMap((call) => membersOf(call.node.arguments[0], input).filter(isUntouched));
  const found = providerCalls(output).flatMap((call) => membersOf(call.node.arguments[0], output));
  expect(missing(kept, found)).toEqual([]);
}

function isUntouched(text: string): boolean {
  return !/^\W*(?:clientConfig|parentClientConfig|region)\b/u.test(text);
}

/** The members of the options, and those of the objects in them, as they are written. */
function membersOf(node: TSESTree.Node | undefined, tree: SyntaxTree): string[] {
  if (node?.type !== "ObjectExpression") return [];
  return node.properties.flatMap((member) => [
    tree.text.slice(...member.range),
    ...(member.type === "Property" ? membersOf(member.value, tree) : []),
  ]);
}

/** The pieces of the text between the arguments of provider calls. */
function aroundCalls(tree: SyntaxTree): string[] {
  const outermost = providerCalls(tree).filter(
    ({ node }, index, all) => !all.slice(0, index).some((other) => other.node.range[1] > node.range[1]),
  );
  const cuts = outermost.flatMap(({ node }) => {
    const [argument] = node.arguments;
    return argument ? [argument.range] : [];
  });
  return [...cuts, [tree.text.length]].map(([start], index) => tree.text.slice(cuts[index - 1]?.[1] ?? 0, start));
}

function commentsOf({ comments, text }: SyntaxTree): string[] {
  return comments.map(({ range }) => text.slice(...range)).filter((comment) => comment !== claimComment);
}

/** What is in the first list more often than in the second. */
function missing(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((one) => {
    const place = left.indexOf(one);
    if (place !== -1) left.splice(place, 1);
    return place === -1;
  });
}

function lineBreaks(text: string): string[] {
  return [...new Set(text.match(/\r\n|\n|\r/gu))];
}
