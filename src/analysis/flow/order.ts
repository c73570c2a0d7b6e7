import type { TSESTree } from "@typescript-eslint/types";
import { returnsIn } from "../returned.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import type { Condition, Env } from "./values.ts";

const blocks = new Set(["BlockStatement", "Program", "StaticBlock"]);
const repeats = /^(?:For|While|DoWhile|Function|ArrowFunction)/u;

/**
 * What has to hold for a statement to have run before something is read; undefined where the source does not tell whether it
 * has: it stands behind, in a loop, in a `try` or in another function. `declaration` is where what it writes to is made.
 */
export function conditionsOf(
  statement: TSESTree.Node,
  reader: TSESTree.Node,
  declaration: TSESTree.Node,
  env: Env,
  tree: SyntaxTree,
): readonly Condition[] | undefined {
  if (statement.range[0] >= reader.range[0]) return undefined;
  const climbed = climb(statement, (block) => contains(block, reader), env);
  if (!climbed || !isReachedAfter(statement, reader, climbed.block, tree)) return undefined;
  // What ran in another round, or in another call, stays written.
  return climbed.when.length > 0 && isRepeated(climbed.block, declaration) ? undefined : climbed.when;
}

/**
 * Whether what is written to a variable comes after it is read, in the one run of the function that all of it is in. Its object
 * may still be written into: the SDK reads its options when it is asked for credentials.
 */
export function isStillToCome(write: TSESTree.Node, reader: TSESTree.Node, declaration: TSESTree.Node): boolean {
  if (write.range[0] < reader.range[1]) return false;
  const run = runOf(reader);
  return run === runOf(write) && run === runOf(declaration);
}

/** What runs once from its beginning to its end: the file, a function, a class's own block, or a round of a loop. */
function runOf(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  while (inner.parent && !repeats.test(inner.parent.type) && inner.parent.type !== "PropertyDefinition")
    inner = inner.parent;
  return inner.parent ?? inner;
}

/** What makes an instance of a class, or the class itself. */
export type Maker = "constructor" | "StaticBlock";

/** What has to hold for a statement of a class's maker to run; undefined where the source does not tell, or it is in none. */
export function conditionsInMaker(
  statement: TSESTree.Node,
  maker: Maker,
  env: Env,
  tree: SyntaxTree,
): readonly Condition[] | undefined {
  const isBody = ({ type, parent }: TSESTree.Node): boolean =>
    maker === "StaticBlock"
      ? type === "StaticBlock"
      : parent?.type === "FunctionExpression" &&
        parent.parent.type === "MethodDefinition" &&
        parent.parent.kind === "constructor";
  const climbed = climb(statement, isBody, env);
  return climbed && !returnsBefore(statement, climbed.block, tree) ? climbed.when : undefined;
}

/** Whether a function may have ended before a statement of it. */
function returnsBefore({ range }: TSESTree.Node, body: TSESTree.Node, tree: SyntaxTree): boolean {
  const [first] = returnsIn(body, tree);
  return first !== undefined && first.range[0] < range[0];
}

/** Up from a statement, through blocks and branches, to a block. */
function climb(
  statement: TSESTree.Node,
  isWanted: (block: TSESTree.Node) => boolean,
  env: Env,
): { readonly block: TSESTree.Node; readonly when: readonly Condition[] } | undefined {
  const when: Condition[] = [];
  for (let node = statement; node.parent; node = node.parent) {
    const { parent } = node;
    if (blocks.has(parent.type)) {
      if (isWanted(parent)) return { block: parent, when };
    } else if (parent.type === "IfStatement") {
      when.unshift({ node: parent.test, env, branch: parent.consequent === node });
    } else return undefined;
  }
  return undefined;
}

/** Whether something in the same block can only run after a statement: a function that is hoisted could be called before. */
function isReachedAfter(
  statement: TSESTree.Node,
  reader: TSESTree.Node,
  block: TSESTree.Node,
  tree: SyntaxTree,
): boolean {
  const seen = new Set<TSESTree.Node>();
  const waiting: TSESTree.Node[] = [reader];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (place.range[0] < statement.range[1]) return false;
    for (const fn of declarationsAround(place, block)) {
      if (seen.has(fn)) continue;
      seen.add(fn);
      const [variable] = tree.scopeManager.getDeclaredVariables(fn);
      if (!variable) return false;
      for (const { identifier } of variable.references) waiting.push(identifier);
    }
  }
  return true;
}

/** The functions declared in a block that something is in. */
function* declarationsAround(place: TSESTree.Node, block: TSESTree.Node): Generator<TSESTree.FunctionDeclaration> {
  for (let node = place; node.parent && node !== block; node = node.parent) {
    if (node.type === "FunctionDeclaration") yield node;
  }
}

/** Whether a block may run more than once while what was declared outside lives. */
function isRepeated(block: TSESTree.Node, declaration: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = block; node && !contains(node, declaration); node = node.parent) {
    if (repeats.test(node.type)) return true;
  }
  return false;
}

function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
