import type { TSESTree } from "@typescript-eslint/types";
import { changesElsewhere } from "../aliases.ts";
import { isOfClass } from "../own-fields.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { isGlobal } from "../variables.ts";
import { nodesOf } from "../walk.ts";
import { isWritten } from "../writes.ts";
import { valuesHeld } from "./holders.ts";
import { changesByCall, stepsOfChanges } from "./instances.ts";
import { isAssigned, membersIn, stepsOfMembers } from "./members.ts";
import { memberName } from "./objects.ts";
import { alternative, unknown, type Alternative, type Env, type Flow, type Given } from "./values.ts";

/**
 * The values of `exports.name` and `module.exports.name`, where factories are looked for, and of `module.exports` where the file
 * gives it another object; undefined for another member.
 */
export function valuesOfExport(
  node: TSESTree.MemberExpression,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] | undefined {
  const { modules, tree } = flow;
  const name = memberName(node, tree);
  const isWhole = isModuleExports(node, tree);
  if (!modules || name === undefined || !(isWhole || isExports(node.object, tree))) return undefined;
  if (isWhole !== isReplaced(tree)) return undefined;
  flow.steps -= stepsOfMembers(name, tree) + stepsOfChanges(tree);
  if (flow.steps < 0) return [unknown("tooManyPaths", given)];
  const isOwner = (object: TSESTree.Node): boolean =>
    isWhole ? isGlobal(object, "module", tree) : isExports(object, tree);
  const members = membersIn(tree.ast, tree);
  const named = members.get(name) ?? [];
  const unnamed = (members.get(undefined) ?? []).filter(({ object }) => isOwner(object));
  const others = named.filter(({ object }) => !isOwner(object) && !isOfClass(object));
  const holder = {
    references: named.filter(({ object }) => isOwner(object)),
    strangers: [...[...others, ...unnamed].filter(isAssigned), ...changesByCall(name, isOwner, tree)],
    reader: node,
    declaration: tree.ast,
  };
  const made = (then: Given): readonly Alternative[] => [alternative({ kind: "nothing", isNullish: true }, then)];
  return valuesHeld(holder, made, env, given, flow);
}

function isExports(node: TSESTree.Node, tree: SyntaxTree): boolean {
  return isGlobal(node, "exports", tree) || isModuleExports(node, tree);
}

function isModuleExports(node: TSESTree.Node, tree: SyntaxTree): boolean {
  return (
    node.type === "MemberExpression" && memberName(node, tree) === "exports" && isGlobal(node.object, "module", tree)
  );
}

const replaced = new WeakMap<TSESTree.Program, boolean>();

/** Whether the file gives other exports than those it begins with, or hands them on to where they are changed. */
function isReplaced(tree: SyntaxTree): boolean {
  const known =
    replaced.get(tree.ast) ??
    [...nodesOf(tree.ast, tree)].some(
      (node) =>
        node.parent !== undefined &&
        isExports(node, tree) &&
        (isWritten(node, node.parent) || (node.parent.type !== "MemberExpression" && changesElsewhere(node, tree))),
    );
  replaced.set(tree.ast, known);
  return known;
}
