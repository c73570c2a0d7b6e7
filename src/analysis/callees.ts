import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { factoryOf, isFactory, type Factory } from "../sdk/factories.ts";
import { keyName, unwrap } from "./expressions.ts";
import { allValuesOf } from "./flow/evaluate.ts";
import { startFlow, type Alternative, type Arguments } from "./flow/values.ts";
import { placesHandedOn } from "./handed-on.ts";
import { importOfVariable } from "./imports/by-name.ts";
import { importOf } from "./imports/import-of.ts";
import { namesInWith, variableOf } from "./variables.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { calledOnGlobal, isWritten, lastName } from "./writes.ts";

/** A factory that a call may call, what it is given, and whether nothing else may be called there. */
export interface Callee {
  readonly factory: Factory;
  readonly args: Arguments | undefined;
  readonly isOnly: boolean;
  /** Whether all that may be called there are factories, given the same. */
  readonly isOneOfFactories: boolean;
}

type Found = Pick<Callee, "factory" | "args">;

interface CalleeContext {
  readonly tree: SyntaxTree;
  readonly modules: readonly string[];
  /** The factories that names are imported as; undefined for a name that is none. */
  readonly byVariable: Map<Variable, Factory | undefined>;
}

/** What is looked for in a file. */
export interface CalleeSearch extends CalleeContext {
  /** Where a factory is anything but called: only then can another name for it be called. */
  readonly passedOn: Mention[];
  /** Whether something by the name of a factory, and no import as far as names tell, is anything but called. */
  mayBePassedOn: boolean;
  /** The expressions by which factories were found to come to a call. */
  readonly followed: Set<TSESTree.Node>;
  /** How much may still be done in this file. */
  steps: number;
}

/** What the search may cost: a whole file, and one call of it. */
const limits = { file: 100_000, call: 300 } as const;

/** A name or a member that is not what a call calls. */
export type Mention = TSESTree.Identifier | TSESTree.MemberExpression;

/**
 * Longer files are bundles, which have names of factories all over where they have the SDK in them: to follow every call for a name
 * alone took 4 s in 4.6 MB (ESLint, Node 20). In characters.
 */
const maxLooked = 400_000;

/** Begins a search, which is to be shown every mention of the file before a call. */
export function startCallees(tree: SyntaxTree, modules: readonly string[]): CalleeSearch {
  return {
    tree,
    modules,
    byVariable: new Map(),
    passedOn: [],
    mayBePassedOn: false,
    followed: new Set(),
    steps: limits.file,
  };
}

/** Shows a search a mention. A name that the file does not declare is none of a factory. */
export function showMention(mention: Mention, search: CalleeSearch): void {
  const { tree } = search;
  if (isTakenByPattern(mention, search)) search.mayBePassedOn = true;
  if (isGiven(mention) || (mention.type === "Identifier" && !variableOf(mention, tree))) return;
  const isKnown = factoryAt(mention, search) !== undefined;
  if (!(isKnown || isNamedAsFactory(mention, tree)) || isLookedInto(mention)) return;
  if (isKnown) search.passedOn.push(mention);
  else search.mayBePassedOn = true;
}

/** Whether a mention is what something is given to. */
function isGiven(mention: Mention): boolean {
  const { parent } = mention;
  return parent.type === "VariableDeclarator" ? parent.id === mention : isWritten(mention, parent);
}

/** `(factory as Mock).mockReset()`: whether a member is read that calls no factory. */
function isLookedInto(mention: Mention): boolean {
  let whole: TSESTree.Node = mention;
  while (whole.parent && unwrap(whole.parent) === mention) whole = whole.parent;
  const { parent } = whole;
  const isRead = parent?.type === "MemberExpression" && parent.object === whole;
  return isRead && !/^(?:apply|bind|call)?$/u.test(lastName(parent));
}

/** `const { fromIni } = …` of what is not known to be an import. */
function isTakenByPattern(mention: Mention, search: CalleeSearch): boolean {
  const { parent } = mention;
  if (mention.type !== "Identifier" || parent.type !== "Property" || parent.key !== mention) return false;
  if (parent.parent.type !== "ObjectPattern" || !isFactory(mention.name)) return false;
  const target = parent.value.type === "AssignmentPattern" ? parent.value.left : parent.value;
  return !factoryAt(target, search);
}

/** `value.fromIni` */
function isNamedAsFactory(node: TSESTree.Node, tree: SyntaxTree): boolean {
  return node.type === "MemberExpression" && isFactory(keyName(node.property, node.computed, tree) ?? "");
}

/** The factories that a call may call: straight, by `call`, `apply` or `Reflect.apply`, or by another name for one of them. */
export function calleesOf(call: TSESTree.CallExpression, search: CalleeSearch): readonly Callee[] {
  const { tree } = search;
  const factory = factoryAt(call.callee, search);
  if (factory) return [{ factory, args: call.arguments, isOnly: true, isOneOfFactories: true }];
  const { callee, args } = withoutDetour(call, tree);
  const mayBeOther = search.mayBePassedOn && tree.text.length <= maxLooked;
  const mayBeOne = search.passedOn.length > 0 || mayBeOther || isNamedAsFactory(callee, tree);
  if (!mayBeOne || search.steps <= 0) return [];
  const flow = { ...startFlow(tree, Math.min(limits.call, search.steps)), modules: search.modules };
  // What calls nothing throws.
  const values = allValuesOf(callee, flow).filter(({ value }) => value.kind !== "nothing");
  search.steps -= limits.call - Math.max(flow.steps, 0);
  const found = values.flatMap((one) => factoriesIn(one, args, search));
  const different = found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
  const areFactories = values.length === found.length;
  const isOnly = different.length === 1 && areFactories;
  const isOneOfFactories = areFactories && different.every((one) => areGivenTheSame(one, found[0] ?? one));
  return different.map((one) => ({ ...one, isOnly, isOneOfFactories }));
}

function isSame(one: Found, other: Found): boolean {
  return one.factory === other.factory && areGivenTheSame(one, other);
}

function areGivenTheSame({ args: one }: Found, { args: other }: Found): boolean {
  return one?.length === other?.length && one?.every((arg, index) => arg === other?.[index]) !== false;
}

function factoriesIn(
  { value, trail }: Alternative,
  args: Arguments | undefined,
  { modules, followed }: CalleeSearch,
): Found[] {
  const factory = value.kind === "factory" && factoryOf(value.imported.module, value.imported.name, modules);
  if (factory) for (const node of trail) followed.add(node);
  return factory ? [{ factory, args: args && [...value.args, ...args] }] : [];
}

/** `factory.call(it, options)`, `factory.apply(it, [options])` and `Reflect.apply(factory, it, [options])` as `factory(options)`. */
function withoutDetour(
  call: TSESTree.CallExpression,
  tree: SyntaxTree,
): { readonly callee: TSESTree.Node; readonly args: Arguments | undefined } {
  const callee = unwrap(call.callee);
  const [first, , list] = call.arguments;
  if (calledOnGlobal(call) === "Reflect.apply" && first) return { callee: first, args: elementsOf(list) };
  const name = callee.type === "MemberExpression" ? keyName(callee.property, callee.computed, tree) : undefined;
  if (callee.type !== "MemberExpression" || (name !== "call" && name !== "apply"))
    return { callee, args: call.arguments };
  const [, ...others] = call.arguments;
  return { callee: callee.object, args: name === "call" ? others : elementsOf(others[0]) };
}

function elementsOf(list: TSESTree.Node | undefined): Arguments | undefined {
  if (list === undefined) return [];
  const elements = list.type === "ArrayExpression" ? list.elements : [null];
  const given = elements.filter((element) => element !== null);
  return given.length === elements.length ? given : undefined;
}

function factoryAt(node: TSESTree.Node, { tree, modules, byVariable }: CalleeContext): Factory | undefined {
  const callee = unwrap(node);
  // Most calls of a file are `some.method(…)`, which needs no following.
  if (callee.type === "MemberExpression" && !isNamedAsFactory(callee, tree)) return undefined;
  const variable = callee.type === "Identifier" ? variableOf(callee, tree) : undefined;
  if (variable && byVariable.has(variable)) return byVariable.get(variable);
  const imported = importOf(callee, tree);
  const factory = imported && factoryOf(imported.module, imported.name, modules);
  if (variable) byVariable.set(variable, factory);
  return factory;
}

/** A factory, and where the file hands it on, or calls what may be another, so that its calls are not all known. */
export interface LostSight {
  readonly node: TSESTree.Node;
  readonly factory: Factory;
  readonly reason: "handedOn" | "calledInWith";
}

/** Where a file loses sight of factories, when all calls have been looked at. */
export function lostSightIn(search: CalleeSearch): readonly LostSight[] {
  const { tree, passedOn, followed } = search;
  const seen = new Set<Variable>();
  const places = passedOn.flatMap((mention) => {
    const factory = factoryAt(mention, search);
    return factory ? placesHandedOn(mention, tree, seen).map((node) => ({ node, factory })) : [];
  });
  const handedOn = new Map(places.map((one) => [one.node, one]));
  const lost = [...handedOn.values()].filter(({ node }) => !followed.has(unwrap(node)));
  return [...lost.map((one): LostSight => ({ ...one, reason: "handedOn" })), ...namedInWith(search)];
}

/** `with (object) { factory(options) }` calls the object's own `factory`, if it has one. */
function namedInWith({ tree, modules }: CalleeSearch): readonly LostSight[] {
  return namesInWith(tree).flatMap(({ identifier, resolved }): readonly LostSight[] => {
    const imported = resolved && importOfVariable(resolved, tree);
    const factory = imported && factoryOf(imported.module, imported.name, modules);
    const { parent } = identifier as TSESTree.Node;
    const node = parent?.type === "CallExpression" ? parent : identifier;
    return factory ? [{ node, factory, reason: "calledInWith" }] : [];
  });
}
