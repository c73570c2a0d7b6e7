import type { TSESTree } from "@typescript-eslint/types";
import { isNullish, keyName } from "../analysis/expressions.ts";
import { importOf } from "../analysis/imports/import-of.ts";
import { positionAt } from "../analysis/positions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { eachNode, nodesOf } from "../analysis/walk.ts";
import { factories, factoryOf, type Factory } from "../sdk/factories.ts";
import { isClaim } from "../verdict/claims.ts";

/** A test's assertion that a factory is called with a region in `clientConfig`. `line` is one-based. */
export interface MockAssertion {
  readonly line: number;
  readonly factory: Factory;
}

/** Assertions on how a mock was called, of Jest and Vitest, and of Sinon. */
const callNames =
  "toHaveBeen(?:Last|Nth)?CalledWith|toHaveBeenCalledExactlyOnceWith|toBeCalledWith|(?:last|nth)CalledWith|(?:always|never)?[cC]alled(?:Once)?With(?:Exactly|Match)?";
const onCalls = new RegExp(`^(?:${callNames})$`, "u");

/** Assertions on values, which are about a mock where its recorded calls are the value. */
const valueNames = "toEqual|toStrictEqual|toMatchObject|deepEqual|deepStrictEqual|partialDeepStrictEqual|eql?";
const onValues = new RegExp(`^(?:${valueNames})$`, "u");
const records = new Set(["mock", "args", "firstCall", "lastCall", "getCall"]);

const anyAssertion = new RegExp(String.raw`[."'\x60]\s*(?:${callNames}|${valueNames})["'\x60\]?.\s]*[(<]`, "u");

/** Whether a file can hold such an assertion at all, so that others need not be parsed. Takes the file's text. */
export function mayAssertCalls(text: string): boolean {
  return anyAssertion.test(text);
}

/**
 * The assertions of a file that expect a factory to be called as it was before a remedy, in the order of the source. They are for
 * a person to adapt. One whose region claims to be the sso_region expects what a remedy leaves.
 */
export function mockAssertionsIn(tree: SyntaxTree, modules: readonly string[] = []): MockAssertion[] {
  const assertions: MockAssertion[] = [];
  if (!mayAssertCalls(tree.text)) return assertions;
  eachNode(tree, (call) => {
    if (call.type !== "CallExpression" || !isAssertion(call, tree)) return;
    const region = regionAsserted(call, tree);
    const factory = region && factoryNamedIn(call, modules, tree);
    if (factory) assertions.push({ line: positionAt(tree.text, region.range[0]).line, factory });
  });
  return assertions;
}

function isAssertion(call: TSESTree.CallExpression, tree: SyntaxTree): boolean {
  const { callee } = call;
  if (callee.type !== "MemberExpression") return false;
  const name = keyName(callee.property, callee.computed, tree) ?? "";
  if (onCalls.test(name)) return true;
  return onValues.test(name) && [...nodesOf(call, tree, isObject)].some(isRecord);
}

function isRecord(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && records.has(node.name);
}

function isObject({ type }: TSESTree.Node): boolean {
  return type === "ObjectExpression";
}

/** The `region` of a `clientConfig` among what is expected, if it is there and no claim. */
function regionAsserted(call: TSESTree.CallExpression, tree: SyntaxTree): TSESTree.Property | undefined {
  for (const argument of call.arguments) {
    const config = propertiesIn(argument, "clientConfig", tree).find(({ value }) => !isNullish(value, tree));
    const [region] = config ? propertiesIn(config.value, "region", tree) : [];
    if (region && !isNullish(region.value, tree) && !isClaim(region, tree)) return region;
  }
  return undefined;
}

/** Properties at and below a node, those within matchers such as `expect.objectContaining(…)` included. */
function propertiesIn(node: TSESTree.Node, name: string, tree: SyntaxTree): TSESTree.Property[] {
  return [...nodesOf(node, tree)].filter(
    (inner): inner is TSESTree.Property =>
      inner.type === "Property" && keyName(inner.key, inner.computed, tree) === name,
  );
}

/** The factory that the assertion is about: imported, or one that a mock is named after, as `mockFromIni` and `stubs.fromIni` are. */
function factoryNamedIn(
  call: TSESTree.CallExpression,
  modules: readonly string[],
  tree: SyntaxTree,
): Factory | undefined {
  for (const node of nodesOf(call, tree, isObject)) {
    if (node.type !== "Identifier") continue;
    const imported = importOf(node, tree);
    const factory = imported && factoryOf(imported.module, imported.name, modules);
    const named = factory ?? names.find((name) => node.name.toLowerCase().includes(name.toLowerCase()));
    if (named) return named;
  }
  return undefined;
}

const names = Object.keys(factories).filter((name): name is Factory => name in factories);
