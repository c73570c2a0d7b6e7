import type { TSESTree } from "@typescript-eslint/types";
import { changesElsewhere } from "../aliases.ts";
import { calledOnGlobal, isChangedByCall, isFixedByCall, isWritten, isWrittenBelow, wholeMember } from "../writes.ts";
import { memberName } from "./objects.ts";
import { conditionsInMaker, conditionsOf, isStillToCome, type Maker } from "./order.ts";
import type { Condition, Env, Flow, Layer } from "./values.ts";

/** What holds an object, a variable or a field, as it is read at one place. */
export interface Holder {
  /** Every place where the file reads or writes it: its name, or `this.name`. */
  readonly references: readonly TSESTree.Node[];
  /** The one that is read. */
  readonly reader: TSESTree.Node;
  /** Where it is made. */
  readonly declaration: TSESTree.Node;
  /** Places where the file writes to it by another name. */
  readonly strangers?: readonly TSESTree.Node[];
  /** What of its class has all run where it is read. */
  readonly maker?: Maker | undefined;
}

/** Another value that a holder is given after it was made. */
export interface Assignment {
  readonly value: TSESTree.Node;
  readonly when: readonly Condition[];
}

/** What happens to a holder and its object before it is read, in the order of the source. */
export interface Happened {
  readonly assignments: readonly Assignment[];
  readonly writes: readonly Layer[];
}

/**
 * What is written to a holder and into its object before it is read; undefined where the source does not tell: where another name
 * for the object is written to, where a write may come after the reading, in a loop or in another function.
 */
export function happenedTo(holder: Holder, env: Env, flow: Flow): Happened | undefined {
  const assignments: Assignment[] = [];
  const writes: Layer[] = [];
  flow.steps -= holder.references.length;
  if (flow.steps < 0 || (holder.strangers ?? []).length > 0) return undefined;
  for (const reference of holder.references) {
    if (reference === holder.reader) continue;
    if (changesElsewhere(reference, flow.tree)) return undefined;
    const place = wholeMember(reference);
    const { parent } = place;
    if (!parent || !(isWritten(place, parent) || isChangedByCall(place, parent))) continue;
    if (parent.range[0] <= holder.reader.range[0] && holder.reader.range[1] <= parent.range[1]) continue;
    const path = pathBetween(reference, place, flow);
    if (path?.length === 0 && isStillToCome(parent, holder.reader, holder.declaration)) continue;
    const when = whenOf(parent, holder, env, flow);
    if (!when || !path) return undefined;
    if (path.length === 0 && parent.type === "AssignmentExpression") {
      // What was written into the object before is gone with it.
      if (parent.operator !== "=" || writes.length > 0) return undefined;
      assignments.push({ value: parent.right, when });
      continue;
    }
    const layers = layersOf(parent, path, when, env);
    if (!layers) return undefined;
    writes.push(...layers);
  }
  return writes.length > 0 && isFixed(holder) ? undefined : { assignments, writes };
}

/** Whether what a holder has may be frozen, sealed or not extensible before the last write to it. */
function isFixed({ references, declaration }: Holder): boolean {
  const calls = references.flatMap((reference) => {
    const { parent } = wholeMember(reference);
    return parent && isFixedByCall(wholeMember(reference), parent) ? [parent] : [];
  });
  const written = references.filter((reference) => isWrittenBelow(reference));
  return calls.some((call) => !written.every((write) => isStillToCome(call, write, declaration)));
}

function whenOf(write: TSESTree.Node, holder: Holder, env: Env, flow: Flow): readonly Condition[] | undefined {
  const statement = write.parent;
  if (statement?.type !== "ExpressionStatement") return undefined;
  return (
    conditionsOf(statement, holder.reader, holder.declaration, env, flow.tree) ??
    (holder.maker && conditionsInMaker(statement, holder.maker, env, flow.tree))
  );
}

/** The keys between a reference and the member that it is part of. */
function pathBetween(reference: TSESTree.Node, place: TSESTree.Node, flow: Flow): readonly string[] | undefined {
  const path: string[] = [];
  for (let node = reference; node !== place && node.parent; node = node.parent) {
    if (node.parent.type !== "MemberExpression") continue;
    const name = memberName(node.parent, flow.tree);
    if (name === undefined || name === "__proto__") return undefined;
    path.push(name);
  }
  return path;
}

const unlessBy: Readonly<Record<string, "value" | "truth">> = { "??=": "value", "||=": "truth" };

function layersOf(
  write: TSESTree.Node,
  path: readonly string[],
  when: readonly Condition[],
  env: Env,
): readonly Layer[] | undefined {
  if (write.type === "UnaryExpression") return [{ kind: "delete", path, when }];
  if (write.type === "AssignmentExpression") {
    const unless = unlessBy[write.operator];
    if (write.operator !== "=" && !unless) return undefined;
    const value = { node: write.right, env, writes: [] };
    return [{ kind: "set", at: write, value, path, when, isAssigned: true, ...(unless && { unless }) }];
  }
  if (write.type !== "CallExpression" || calledOnGlobal(write) !== "Object.assign") return undefined;
  return write.arguments.slice(1).map((argument): Layer => spreadOf(argument, path, when, env));
}

/** What `Object.assign` writes is what a spread brings. */
export function spreadOf(
  argument: TSESTree.CallExpressionArgument,
  path: readonly string[],
  when: readonly Condition[],
  env: Env,
): Layer {
  return argument.type === "SpreadElement"
    ? { kind: "hidden", reason: "spreadArguments", path, when }
    : { kind: "spread", value: { node: argument, env }, path, when, isAssigned: true };
}
