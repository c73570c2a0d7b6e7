import { tooDeep } from "../../src/analysis/limits.ts";
import { parse, whyUnparsable } from "../../src/analysis/parse.ts";
import type { SyntaxTree } from "../../src/analysis/syntax-tree.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import fixSsoRegion from "../../transforms/fix-sso-region.ts";
import { knowledge } from "./knowledge.ts";
import type { Program } from "./programs.ts";

/**
 * What came of one program. `unreadable`: the parser, or ESLint before any rule is run, cannot cope with it.
 * `milliseconds` are those of our own code: of the rules, or of all that the transform does, by the strategy that takes longest.
 */
export interface Reading {
  readonly state: "read" | "unparsable" | "unreadable";
  readonly milliseconds: number;
  readonly findings: number;
  readonly rewritten: number;
  /** What must not be, in a sentence each. */
  readonly faults: readonly string[];
  /** What the process had held at most when ESLint was done, before what suggestions make was read. */
  readonly megabytes?: number;
}

/** A way in which programs are read. */
export type Reader = (program: Program) => Reading;

/** Milliseconds since the call: those that pass, or those of processors where these are fewer, which other processes do not change. */
export function stopwatch(): () => number {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min((user + system) / 1000, performance.now() - clock);
  };
}

/** Reads with our own parser, and rewrites by each strategy. */
export function readByOurselves(program: Program): Reading {
  const { made, ...reading } = readAndRewritten(program);
  const faults = made.flatMap(({ strategy, text }) => faultsOfRewritten(program.name, text, strategy, 0));
  return { ...reading, faults: [...reading.faults, ...faults] };
}

interface Made {
  readonly strategy: Strategy;
  readonly text: string;
}

/** The tree is gone when what was made is read again, as it is where the transform runs. */
function readAndRewritten({ name, text }: Program): Reading & { readonly made: readonly Made[] } {
  const faults: string[] = [];
  const parsing = stopwatch();
  const parsed = attempt(() => parse(text, name), faults);
  const parsingTime = parsing();
  if (parsed?.kind !== "parsed") {
    const message = parsed?.message ?? "";
    // A `RangeError` is foreseen: code that no parser's stack is deep enough for.
    if (message.startsWith("The parser failed")) faults.push(message);
    const state = message === tooDeep ? "unreadable" : "unparsable";
    return { state, milliseconds: parsingTime, findings: 0, rewritten: 0, faults, made: [] };
  }
  const all = strategies.map((strategy) => ({ strategy, ...rewritten(parsed.tree, strategy, name, faults) }));
  const made = all.flatMap(({ strategy, made: one }) =>
    one && one.text !== text ? [{ strategy, text: one.text }] : [],
  );
  return {
    state: "read",
    milliseconds: parsingTime + Math.max(...all.map(({ milliseconds }) => milliseconds)),
    findings: Math.max(0, ...all.map(({ made: one }) => one?.outcomes.length ?? 0)),
    rewritten: made.length,
    faults,
    made,
  };
}

/** What the transform does with a tree: it looks at what it wrote once more. */
function rewritten(tree: SyntaxTree, strategy: Strategy, name: string, faults: string[]) {
  const rewriting = stopwatch();
  const made = attempt(() => rewrite(tree, strategy, knowledge), faults);
  if (made && made.text !== tree.text) whyUnparsable(made.text, name);
  return { made, milliseconds: rewriting() };
}

/** Calls within each other are rewritten one a run, the outermost first. */
const maxNesting = 10;

function faultsOfRewritten(name: string, text: string, strategy: Strategy, runs: number): string[] {
  const parsed = parse(text, name);
  // What was read at the edge of the stack may be beyond it the next time: it is then left as it was.
  if (parsed.kind === "unparsable" && parsed.message === tooDeep) return [];
  if (parsed.kind === "unparsable") return [`"${strategy}" made it unparsable: ${parsed.message}\n${text}`];
  const again = rewrite(parsed.tree, strategy, knowledge);
  if (again.text === text) return [];
  const isExpected = runs < maxNesting;
  return isExpected && again.outcomes.length > 0
    ? faultsOfRewritten(name, again.text, strategy, runs + 1)
    : [`"${strategy}" changed its own output:\n${text}\n-- to --\n${again.text}`];
}

/** What a run gives; what it throws is a fault. */
export function attempt<T>(run: () => T, faults: string[]): T | undefined {
  try {
    return run();
  } catch (thrown) {
    faults.push(said(thrown));
    return undefined;
  }
}

function said(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message).split("\n").slice(0, 6).join("\n") : String(thrown);
}

/** The transform as jscodeshift runs it on a file that is there. It parses few files: most cannot hold a call that goes wrong. */
export function transformed({ name, text }: Program): Reading {
  const faults: string[] = [];
  const reports: string[] = [];
  const transforming = stopwatch();
  const made = attempt(
    () => fixSsoRegion({ path: name, source: text }, { report: (message) => reports.push(message) }, {}),
    faults,
  );
  const milliseconds = transforming();
  const unparsable = made === undefined ? undefined : whyUnparsable(made, name);
  if (unparsable && unparsable.message !== tooDeep) faults.push(`It became unparsable:\n${made}`);
  const isUnparsable = reports.some((message) => message.includes("does not parse"));
  return {
    state: isUnparsable ? "unparsable" : "read",
    milliseconds,
    findings: reports.length,
    rewritten: made === undefined ? 0 : 1,
    faults,
  };
}
