import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { follow, keyName, unwrap } from "./expressions.ts";
import { functionOf, returnedBy } from "./returned.ts";
import { exportNamed, takenBy } from "./taken.ts";
import { isGlobal, isNeverRewritten, onceFor, soleDeclarator, variableOf } from "./variables.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { calledOnGlobal } from "./writes.ts";

/** What another module gives: one of its exports, or, with the name "*", all of them. */
export interface Imported {
  readonly module: string;
  readonly name: string;
}

/** Helpers through which compilers and bundlers pass a required module on. */
const interopHelpers = new Set([
  "__importStar",
  "__importDefault",
  "__toESM",
  "_interopRequireWildcard",
  "_interopRequireDefault",
]);

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
      return wholeModule(value.source);
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

function importByCall(
  call: TSESTree.CallExpression,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const [argument] = call.arguments;
  const typed = importByType(call.typeArguments?.params[0], tree);
  if (typed) return typed;
  if (!argument) return importReturned(call.callee, tree, seen);
  if (isRequire(call.callee, tree, seen)) return wholeModule(argument);
  const callee = unwrap(call.callee);
  const helper = callee.type === "MemberExpression" ? callee.property : callee;
  return helper.type === "Identifier" && interopHelpers.has(helper.name) ? importOf(argument, tree, seen) : undefined;
}

/** `const load = () => import("…")`: what a function of the file returns, where that is always the same import. */
function importReturned(
  callee: TSESTree.Node,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const fn = functionOf(callee, tree);
  if (!fn || seen.has(fn)) return undefined;
  const path = new Set([...seen, fn]);
  const [first, ...others] = returnedBy(fn, tree);
  const imported = first && importOf(first, tree, path);
  if (!imported) return undefined;
  const isSame = (other: Imported | undefined): boolean =>
    other?.module === imported.module && other.name === imported.name;
  return others.every((node) => node && isSame(importOf(node, tree, path))) ? imported : undefined;
}

/** `require`, or what `createRequire` of `node:module` made. */
function isRequire(callee: TSESTree.Node, tree: SyntaxTree, seen: ReadonlySet<TSESTree.Node>): boolean {
  if (isGlobal(callee, "require", tree)) return true;
  const made = follow(callee, tree);
  if (made.type !== "CallExpression" || seen.has(made)) return false;
  const maker = importOf(made.callee, tree, new Set([...seen, made]));
  return maker?.name === "createRequire" && /^(?:node:)?module$/u.test(maker.module);
}

function importByVariable(
  variable: Variable,
  name: string,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const [definition] = variable.defs;
  if (definition?.type === "ImportBinding") return importByDeclaration(definition.node);
  const given = soleValue(variable);
  if (!given) return importByType(typeOf(variable.identifiers[0]), tree);
  const { target, value } = given;
  return target.type === "ArrayPattern"
    ? importFromList(target, value, name, tree, seen)
    : takenBy(target, name, importOf(value, tree, seen), tree);
}

/** `const [{ name }] = await Promise.all([import("…")])` */
function importFromList(
  { elements }: TSESTree.ArrayPattern,
  list: TSESTree.Node,
  name: string,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  for (const [index, value] of promisedTogether(list, tree).entries()) {
    const target = elements[index];
    if (value?.type === "SpreadElement") return undefined;
    const taken = target && value && takenBy(target, name, importOf(value, tree, seen), tree);
    if (taken) return taken;
  }
  return undefined;
}

/** What a list that `Promise.all` waits for is made of. */
function promisedTogether(node: TSESTree.Node, tree: SyntaxTree): TSESTree.ArrayExpression["elements"] {
  const awaited = unwrap(node);
  const call = follow(awaited.type === "AwaitExpression" ? awaited.argument : awaited, tree);
  const [list] = call.type === "CallExpression" && calledOnGlobal(call) === "Promise.all" ? call.arguments : [];
  return list?.type === "ArrayExpression" ? list.elements : [];
}

/** The import that a variable is; undefined where it is none. */
export function importOfVariable(variable: Variable, tree: SyntaxTree): Imported | undefined {
  return importByVariable(variable, variable.name, tree, new Set());
}

/** What a variable is given by the one place that gives it something, and the pattern by which it is taken. */
const soleValue = onceFor((variable): { readonly target: TSESTree.Node; readonly value: TSESTree.Node } | undefined => {
  const declarator = soleDeclarator(variable);
  if (declarator?.init) return { target: declarator.id, value: declarator.init };
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return undefined;
  if (definition.type === "Parameter") return valueOfThen(definition.node, variable);
  const [write, ...more] = variable.references.filter((reference) => reference.isWrite());
  if (definition.node.type !== "VariableDeclarator" || !write || more.length > 0) return undefined;
  let assignment: TSESTree.Node = write.identifier;
  while (assignment.parent && /^(?:Identifier|Property|(?:Array|Object)Pattern)$/u.test(assignment.type)) {
    assignment = assignment.parent;
  }
  if (assignment.type !== "AssignmentExpression" || assignment.operator !== "=") return undefined;
  return { target: assignment.left, value: assignment.right };
});

/** `import("…").then(({ name }) => …)`, `Promise.all([import("…")]).then(([{ name }]) => …)` */
function valueOfThen(
  fn: TSESTree.Node,
  variable: Variable,
): { readonly target: TSESTree.Node; readonly value: TSESTree.Node } | undefined {
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

function importByDeclaration(node: TSESTree.Node): Imported | undefined {
  if (node.type === "TSImportEqualsDeclaration") {
    const { moduleReference } = node;
    return moduleReference.type === "TSExternalModuleReference" && node.importKind !== "type"
      ? wholeModule(moduleReference.expression)
      : undefined;
  }
  const declaration = node.parent;
  if (declaration?.type !== "ImportDeclaration" || declaration.importKind === "type") return undefined;
  const all = allOf(declaration.source.value);
  if (node.type !== "ImportSpecifier") return all;
  if (node.importKind === "type") return undefined;
  return exportNamed(all, node.imported.type === "Identifier" ? node.imported.name : node.imported.value);
}

function wholeModule(source: TSESTree.Node): Imported | undefined {
  if (source.type === "Literal" && typeof source.value === "string") return allOf(source.value);
  if (source.type === "TemplateLiteral" && source.expressions.length === 0)
    return allOf(source.quasis[0]?.value.cooked ?? "");
  return undefined;
}

/** Whether what is called may be a function of the file, or keep what it is given. */
export function isOfFile(callee: TSESTree.Node, tree: SyntaxTree): boolean {
  let root = callee;
  while (root.type === "MemberExpression") root = root.object;
  if (root.type !== "Identifier") return true;
  return (variableOf(root, tree)?.defs.length ?? 0) > 0 && importOf(root, tree) === undefined;
}

const typeOfModule = /^typeof import\(\s*["']([^"']+)["']\s*\)(?:\s*\|\s*(?:null|undefined))*$/u;

/** What TypeScript calls `typeof import("…")` is that module, however it came. */
function importByType(type: TSESTree.TypeNode | undefined, { text }: SyntaxTree): Imported | undefined {
  const [, specifier] = (type && typeOfModule.exec(text.slice(...type.range))) ?? [];
  return specifier === undefined ? undefined : allOf(specifier);
}

/** `{ factory: mock } as unknown as typeof import("…")` is what stands there, not the module. */
function isMadeHere({ type }: TSESTree.Node): boolean {
  return type === "ObjectExpression" || type === "NewExpression";
}

function typeOf(name: TSESTree.Node | undefined): TSESTree.TypeNode | undefined {
  return name?.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
}

/** What Deno writes around the name of a package: `npm:@scope/name@3/path`. */
const denoSpecifier = /^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?/u;

function allOf(specifier: string): Imported {
  return { module: specifier.replace(denoSpecifier, "$1"), name: "*" };
}
