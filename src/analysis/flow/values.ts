import type { TSESTree } from "@typescript-eslint/types";
import type { Imported } from "../imports/imported.ts";
import type { UnknownReason } from "../objects.ts";
import type { SyntaxTree } from "../syntax-tree.ts";

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** The calls within which an expression is evaluated: by function, what it was called with. */
export type Env = ReadonlyMap<TSESTree.Node, Frame>;

export type Arguments = readonly TSESTree.CallExpressionArgument[];

export interface Frame {
  readonly args: Arguments;
  readonly env: Env;
}

/** No call is known: parameters are what any caller gives. */
export const outermost: Env = new Map();

/** What was decided on the way to an alternative, by what decides it: a test, a function's callers, a function's returns. */
export type Given = ReadonlyMap<unknown, unknown>;

export const nothingGiven: Given = new Map();

/** An expression, and the calls within which it is evaluated. */
export interface Place {
  readonly node: TSESTree.Node;
  readonly env: Env;
}

/** An expression, and what was written into its value later. */
export interface Source extends Place {
  readonly writes: readonly Layer[];
}

/** That a test comes out as a branch needs it. */
export interface Condition extends Place {
  readonly branch: boolean;
}

/**
 * One write of the sequence that an object is. `path` are the keys that lead to what is written, `when` what has to hold for it
 * to be written, `unless` what must not be there already. `isAssigned` is what goes through an accessor where there is one.
 */
export type Layer = { readonly path: readonly string[]; readonly when: readonly Condition[] } & (
  | {
      readonly kind: "set";
      readonly at: TSESTree.Node;
      readonly value: Source;
      readonly unless?: "value" | "truth";
      readonly isAssigned?: true;
    }
  | { readonly kind: "setter" }
  | { readonly kind: "delete" }
  | { readonly kind: "spread"; readonly value: Place; readonly isAssigned?: true }
  | { readonly kind: "hidden"; readonly reason: UnknownReason }
);

/** What an expression evaluates to, as far as the source shows. */
export type Value =
  /** `isFixed` where it is frozen, sealed or not extensible. */
  | { readonly kind: "object"; readonly layers: readonly Layer[]; readonly isFixed?: true }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "function"; readonly node: FunctionNode; readonly env: Env }
  /** A factory of the SDK by its import, and the arguments that are bound to it. */
  | { readonly kind: "factory"; readonly imported: Imported; readonly args: Arguments }
  /** A whole module that exports factories, or a promise of it; only where factories are looked for. */
  | { readonly kind: "module"; readonly imported: Imported }
  /** No value: `undefined`, `null`, or another falsy one where `isNullish` is not true. */
  | { readonly kind: "nothing"; readonly isNullish: boolean; readonly isNull?: true }
  /** A value that the source does not show: `process.env.X`, `make()`. It may also be undefined. */
  | { readonly kind: "hidden" }
  /** An object that cannot be followed, and why. */
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

/** One of the values that an expression can have, what is decided then, and the expressions it came through, outermost first. */
export interface Alternative {
  readonly value: Value;
  readonly given: Given;
  readonly trail: readonly TSESTree.Node[];
}

/** One run of the evaluation: the file, and how much may still be done. */
export interface Flow {
  readonly tree: SyntaxTree;
  steps: number;
  depth: number;
  readonly stands: Map<object, Map<object, object>>;
  /** Where factories are looked for: the packages that export them beside the SDK's. */
  readonly modules?: readonly string[];
  /** Writes that are taken to be gone. */
  readonly without?: ReadonlySet<TSESTree.Node>;
}

/** Enough for what people write: the deepest program of the tests needs a tenth of each. */
const limits = { steps: 5000, depth: 60, alternatives: 64 } as const;

/** So many alternatives of one expression are as much work as a step. */
const alternativesOfStep = 4;

/** What all calls of a file may cost together, and what each may cost however many they are. */
const shares = { file: 60_000, least: 30 } as const;

/** How many steps each of so many calls of a file may cost. */
export function stepsOfEach(calls: number): number {
  return Math.min(limits.steps, Math.max(shares.least, Math.floor(shares.file / calls)));
}

export function startFlow(tree: SyntaxTree, steps: number): Flow {
  return { tree, steps, depth: 0, stands: new Map() };
}

/** What stands for two things together: the same object whenever it is asked for. */
function memo<Made extends object>(one: object, other: object, flow: Flow, make: () => Made): Made {
  const known = flow.stands.get(one) ?? new Map<object, object>();
  flow.stands.set(one, known);
  const made = known.get(other) ?? make();
  known.set(other, made);
  // Only ever asked for by the same two things for the same purpose.
  return made as Made;
}

/** The calls within which a function runs that is called at a place: the same ones for the same call. */
export function entered(fn: FunctionNode, call: Place, frame: Frame, outer: Env, flow: Flow): Env {
  const site = memo(call.env, call.node, flow, () => ({}));
  return memo(site, fn, flow, (): Env => new Map([...outer, [fn, frame]]));
}

/** What is decided by a node within some calls, so that what was decided in one call is not taken for another's. */
export function subjectOf(node: TSESTree.Node, env: Env, flow: Flow): object {
  return env.size === 0 ? node : memo(env, node, flow, () => ({}));
}

/** What a question may cost of all that is left, where the answer "any" will do. */
const shareOfQuestion = 1 / 4;

/** Does some work whose result may be that it was too much, so that what comes after can still be done. */
export function withShare<Result>(flow: Flow, work: () => Result): Result {
  const whole = flow.steps;
  const share = Math.floor(Math.max(whole, 0) * shareOfQuestion);
  flow.steps = share;
  const result = work();
  flow.steps = whole - share + Math.max(flow.steps, 0);
  return result;
}

/** Counts one step of work; undefined where there were too many, or too deep ones. */
export function bounded<Result>(flow: Flow, work: () => readonly Result[]): readonly Result[] | undefined {
  flow.steps -= 1;
  if (flow.steps < 0 || flow.depth >= limits.depth) return undefined;
  flow.depth += 1;
  const results = work();
  flow.depth -= 1;
  flow.steps -= Math.floor(results.length / alternativesOfStep);
  return flow.steps < 0 || results.length > limits.alternatives ? undefined : results;
}

export function alternative(value: Value, given: Given): Alternative {
  return { value, given, trail: [] };
}

export function unknown(reason: UnknownReason, given: Given): Alternative {
  return alternative({ kind: "unknown", reason }, given);
}

/** What is given, and one decision more; undefined where it was decided otherwise. */
export function decide(given: Given, what: unknown, decision: unknown): Given | undefined {
  if (given.has(what)) return given.get(what) === decision ? given : undefined;
  return new Map([...given, [what, decision]]);
}

export function isFunctionNode(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
  );
}
