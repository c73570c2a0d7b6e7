import type { TSESTree } from "@typescript-eslint/types";
import { keyName, unwrap } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { variableOf } from "../variables.ts";
import { importByCall } from "./by-call.ts";
import { importByVariable } from "./by-name.ts";
import { importByType } from "./by-type.ts";
import { exportNamed, moduleNamed, type Imported } from "./imported.ts";

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
    node.type === "TSAsExpression" && !isMadeHere(value) ? importByType(node.typeAnnotation, tree) : undefined;
  if (typed) return typed;
  if (seen.has(value) || seen.size >= maxSteps) return undefined;
  const path = new Set([...seen, value]);
  switch (value.type) {
    case "Identifier": {
      const variable = variableOf(value, tree);
      return variable && importByVariable(variable, value.name, tree, path);
    }
    case "MemberExpression": {
      const namespace = importOf(value.object, tree, path);
      return exportNamed(namespace, keyName(value.property, value.computed, tree));
    }
    // `(0, module.factory)(…)`, as compilers write a call.
    case "SequenceExpression": {
      const last = value.expressions.at(-1);
      return last && importOf(last, tree, path);
    }
    case "ImportExpression":
      return moduleNamed(value.source);
    case "AwaitExpression":
      return importOf(value.argument, tree, path);
    case "AssignmentExpression":
      return value.operator === "=" ? importOf(value.right, tree, path) : undefined;
    case "CallExpression":
      return importByCall(value, tree, path);
    default:
      return undefined;
  }
}

/** `{ factory: mock } as unknown as typeof import("…")` is what stands there, not the module. */
function isMadeHere({ type }: TSESTree.Node): boolean {
  return type === "ObjectExpression" || type === "NewExpression";
}
