import type { TSESTree } from "@typescript-eslint/types";
import { isNullish, unwrap } from "../expressions.ts";
import { trace } from "../objects.ts";
import { functionOf, returnedBy } from "../returned.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { isGlobal } from "../variables.ts";
import { globalName, lastName } from "../writes.ts";
import { importByType, isMadeHere } from "./by-type.ts";
import { importOf, importOfAll } from "./import-of.ts";
import { moduleNamed, type Imported } from "./imported.ts";

/** Helpers through which compilers and bundlers pass a required module on. */
const interopHelpers = new Set([
  "__importStar",
  "__importDefault",
  "__toESM",
  "_interopRequireWildcard",
  "_interopRequireDefault",
  "_interop_require_wildcard",
  "_interop_require_default",
]);

/** Whether a callee is a compiler's helper that gives a module as `import` shows it. */
export function isInteropHelper(callee: TSESTree.Node): boolean {
  return interopHelpers.has(lastName(unwrap(callee)));
}

/** The import that a call gives: of `require`, of a compiler's helper, of a function of the file or of a promise's method. */
export function importByCall(
  call: TSESTree.CallExpression,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const [argument] = call.arguments;
  const typed = importByType(call.typeArguments?.params[0], tree);
  if (typed && !makesItself(call.callee, tree)) return typed;
  if (!argument) return importReturned(call.callee, tree, seen);
  if (isRequire(call.callee, tree, seen)) return moduleNamed(argument, tree);
  const callee = unwrap(call.callee);
  const name = lastName(callee);
  if (isInteropHelper(callee)) return importOf(argument, tree, seen);
  if (callee.type !== "MemberExpression") return undefined;
  if (name === "then") return importReturned(argument, tree, seen);
  return name === "catch" || name === "finally" ? importOf(callee.object, tree, seen) : undefined;
}

/** Whether a function of the file gives an object that it makes, whatever type is asked for. */
function makesItself(callee: TSESTree.Node, tree: SyntaxTree): boolean {
  const fn = functionOf(callee, tree);
  return fn !== undefined && returnedBy(fn, tree).some((value) => value && isMadeHere(unwrap(value), tree));
}

/** `const load = () => import("…")`: what a function of the file returns, where that is always the same import, or nothing. */
function importReturned(
  callee: TSESTree.Node,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node>,
): Imported | undefined {
  const fn = functionOf(callee, tree);
  if (!fn || seen.has(fn)) return undefined;
  const path = new Set([...seen, fn]);
  const returned = returnedBy(fn, tree).filter((value) => value !== null);
  return importOfAll(
    returned.filter((value) => !isNullish(value, tree)),
    tree,
    path,
  );
}

/** `require`, or what `createRequire` of `node:module` made. */
export function isRequire(
  callee: TSESTree.Node,
  tree: SyntaxTree,
  seen: ReadonlySet<TSESTree.Node> = new Set(),
): boolean {
  const made = trace(callee, tree)?.node ?? callee;
  if (isGlobal(made, "require", tree) || globalName(made) === "module.require") return true;
  if (made.type !== "CallExpression" || seen.has(made)) return false;
  const maker = importOf(made.callee, tree, new Set([...seen, made]));
  return maker?.name === "createRequire" && /^(?:node:)?module$/u.test(maker.module);
}
