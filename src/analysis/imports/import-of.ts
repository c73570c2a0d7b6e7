import type { TSESTree } from "@typescript-eslint/types";
import { isFactory } from "../../sdk/factories.ts";
import { keyName, unwrap } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { variableOf } from "../variables.ts";
import { importByCall } from "./by-call.ts";
import { importByVariable } from "./by-name.ts";
import { importByType, isMadeHere } from "./by-type.ts";
import { exportNamed, moduleNamed, type Imported } from "./imported.ts";
import { elementOf } from "./lists.ts";

/** More steps than this lead to no import in code that people write, and in other code they take their time. */
const maxSteps = 20;

/**
 * The import that an expression is, through names written once, members and destructuring; undefined where it is none.
 * Type-only imports are none: nothing of them is left at run time.
 */
export function importOf(
  node: TSESTree.Node,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node> = new Set(),
): Imported | undefined {
  const value = unwrap(node);
  const typed =
    node.type === "TSAsExpression" && !isMadeHere(value, tree) ? importByType(node.typeAnnotation, tree) : undefined;
  if (typed) return typed;
  if (seen.has(value) || seen.size >= maxSteps) return undefined;
  const path = new Set([...seen, value]);
  switch (value.type) {
    case "Identifier": {
      const variable = variableOf(value, tree);
      return variable && importByVariable(variable, value.name, tree, path);
    }
    case "MemberExpression": {
      const name = keyName(value.property, value.computed, tree);
      const element = elementOf(value.object, name, tree);
      return element ? importOf(element, tree, path) : exportNamed(importOf(value.object, tree, path), name);
    }
    case "ObjectExpression":
      return importSpread(value, tree, path);
    // `(0, module.factory)(…)`, as compilers write a call.
    case "SequenceExpression": {
      const last = value.expressions.at(-1);
      return last && importOf(last, tree, path);
    }
    case "ImportExpression":
      return moduleNamed(value.source, tree);
    case "AwaitExpression":
      return importOf(value.argument, tree, path);
    case "AssignmentExpression":
      return importOf(value.operator === "=" ? value.right : value.left, tree, path);
    case "ConditionalExpression":
      return importOfAll([value.consequent, value.alternate], tree, path);
    case "LogicalExpression":
      return value.operator === "&&" ? undefined : importOfAll([value.left, value.right], tree, path);
    case "CallExpression":
      return importByCall(value, tree, path);
    default:
      return undefined;
  }
}

/** The import that each of some expressions is. */
export function importOfAll(
  [first, ...others]: readonly TSESTree.Node[],
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const imported = first && importOf(first, tree, seen);
  if (!imported) return undefined;
  return others.every((node) => {
    const other = importOf(node, tree, seen);
    return other?.module === imported.module && other.name === imported.name;
  })
    ? imported
    : undefined;
}

/** `{ ...module, more }` is that module, where nothing beside it has the name of a factory. */
function importSpread(
  { properties }: TSESTree.ObjectExpression,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const spread = properties.find((member) => member.type === "SpreadElement");
  const isOther = (member: TSESTree.ObjectLiteralElement): boolean =>
    member.type === "Property" && !isFactory(keyName(member.key, member.computed, tree) ?? "fromIni");
  return spread && properties.every((member) => member === spread || isOther(member))
    ? importOf(spread.argument, tree, seen)
    : undefined;
}
