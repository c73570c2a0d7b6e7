import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { isNullishItself, unwrap } from "../expressions.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { isNeverRewritten, onceFor, soleDeclarator } from "../variables.ts";
import { isWrittenBelow } from "../writes.ts";
import { importByType, isMadeHere } from "./by-type.ts";
import { importOf } from "./import-of.ts";
import { exportNamed, moduleNamed, wholeModule, type Imported } from "./imported.ts";
import { takenFromList } from "./lists.ts";
import { takenBy } from "./patterns.ts";

/** The import that a variable is; undefined where it is none. */
export function importOfVariable(variable: Variable, tree: SyntaxTree): Imported | undefined {
  return importByVariable(variable, variable.name, tree, new Set());
}

export function importByVariable(
  variable: Variable,
  name: string,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const [definition] = variable.defs;
  if (definition?.type === "ImportBinding") return importByDeclaration(definition.node, tree);
  const given = soleGift(variable, tree);
  const isTyped = !given || (given.isPerhaps === true && !isMadeHere(given.value, tree));
  const typed = isTyped ? importByType(typeOf(variable.identifiers[0]), tree) : undefined;
  if (!given) return typed;
  const { target, value } = given;
  if (target.type === "ArrayPattern") return takenFromList(target, value, name, tree, seen);
  const imported = importOf(value, tree, seen) ?? typed;
  return imported && isChangedHere(unwrap(value), variable) ? undefined : takenBy(target, name, imported, tree);
}

/** Whether an object that the file makes with a module's exports is given others. */
function isChangedHere({ type }: TSESTree.Node, { identifiers: [name], references }: Variable): boolean {
  const isMadeHere = type === "ObjectExpression" || name?.parent.type === "RestElement";
  return isMadeHere && references.some(({ identifier }) => isWrittenBelow(identifier));
}

/** A value, and the pattern by which it is taken. */
interface Gift {
  readonly target: TSESTree.Node;
  readonly value: TSESTree.Node;
  /** Whether it is taken only where nothing is there: `name ??= value`, `name = name || value`. */
  readonly isPerhaps?: boolean;
}

/** What a variable is given by the one place that gives it something; `null` and `undefined` are nothing. */
const soleGift = onceFor((variable, tree: SyntaxTree): Gift | undefined => {
  const declarator = soleDeclarator(variable);
  if (declarator?.init && !isNullishItself(declarator.init, tree))
    return { target: declarator.id, value: declarator.init };
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return undefined;
  if (definition.type === "Parameter") return giftOfThen(definition.node, variable);
  const [write, ...more] = variable.references.filter(
    ({ writeExpr }) => writeExpr && !isNullishItself(writeExpr, tree),
  );
  if (definition.node.type !== "VariableDeclarator" || !write || more.length > 0) return undefined;
  let assignment: TSESTree.Node = write.identifier;
  while (assignment.parent && /^(?:Identifier|Property|(?:Array|Object)Pattern)$/u.test(assignment.type)) {
    assignment = assignment.parent;
  }
  if (assignment.type !== "AssignmentExpression" || !/^(?:\|\||\?\?)?=$/u.test(assignment.operator)) return undefined;
  const { left: target, right, operator } = assignment;
  if (operator === "=" && isOrElse(right, variable)) return { target, value: right.right, isPerhaps: true };
  return { target, value: right, isPerhaps: operator !== "=" };
});

/** `name = name || value`, which is `name ||= value`. */
function isOrElse(node: TSESTree.Node, { name }: Variable): node is TSESTree.LogicalExpression {
  if (node.type !== "LogicalExpression" || node.operator === "&&") return false;
  const left = unwrap(node.left);
  return left.type === "Identifier" && left.name === name;
}

/** `import("…").then(({ name }) => …)`, `Promise.all([import("…")]).then(([{ name }]) => …)` */
function giftOfThen(fn: TSESTree.Node, variable: Variable): Gift | undefined {
  if (fn.type !== "ArrowFunctionExpression" && fn.type !== "FunctionExpression") return undefined;
  const [target] = fn.params;
  const { parent: call } = fn;
  if (!target || call.type !== "CallExpression" || call.arguments[0] !== fn || !isNeverRewritten(variable))
    return undefined;
  const { callee } = call;
  const isThen =
    callee.type === "MemberExpression" && callee.property.type === "Identifier" && callee.property.name === "then";
  const isFirst = isThen && variable.identifiers.some(({ range }) => range[1] <= target.range[1]);
  return isFirst ? { target, value: callee.object } : undefined;
}

function importByDeclaration(node: TSESTree.Node, tree: SyntaxTree): Imported | undefined {
  if (node.type === "TSImportEqualsDeclaration") {
    const { moduleReference } = node;
    return moduleReference.type === "TSExternalModuleReference" && node.importKind !== "type"
      ? moduleNamed(moduleReference.expression, tree)
      : undefined;
  }
  const declaration = node.parent;
  if (declaration?.type !== "ImportDeclaration" || declaration.importKind === "type") return undefined;
  const all = wholeModule(declaration.source.value);
  if (node.type !== "ImportSpecifier") return all;
  if (node.importKind === "type") return undefined;
  return exportNamed(all, node.imported.type === "Identifier" ? node.imported.name : node.imported.value);
}

function typeOf(name: TSESTree.Node | undefined): TSESTree.TypeNode | undefined {
  return name?.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
}
