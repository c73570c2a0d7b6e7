import type { TSESTree } from "@typescript-eslint/types";
import { commentsIn } from "../analysis/comments.ts";
import { isNullish, keyName, unwrap } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { Edit } from "./edits.ts";
import { hasCommentBeside, rangeOf, removeProperties } from "./object-edits.ts";
import { isConstant } from "./order.ts";
import { canReadRegion, hasTypeOfItsOwn, mayBeNoneByType } from "./own-type.ts";
import { heldBy, type Terms } from "./places.ts";
import { readAgain } from "./read-again.ts";
import { hasSideEffects } from "./region-value.ts";
import { movedText } from "./rename-followed.ts";
import { isSurelyWritten } from "./tested.ts";

/** An expression for a `clientConfig`, taken apart. */
export interface Split {
  /** Take the regions out of it. */
  readonly edits: readonly Edit[];
  /** An expression for a `parentClientConfig` that has them; undefined where there are none. */
  readonly parent: string | undefined;
  /** The properties and assignments that write them. */
  readonly taken: readonly TSESTree.Node[];
  /** Whether nothing else was in it. */
  readonly isEmpty: boolean;
  /** Whether what is left may change how a test comes out, so that the other has to come first. */
  readonly mustLead: boolean;
}

/** What a split has to do with: which regions are taken, and whether they are written elsewhere. */
export interface Wanted {
  readonly regions: ReadonlySet<TSESTree.Node>;
  readonly isMoved: boolean;
  readonly terms: Terms;
}

const nothing: Split = { edits: [], parent: undefined, taken: [], isEmpty: true, mustLead: false };

/** Takes regions out of a `clientConfig`; undefined where that cannot be written, or not so that one could read it. */
export function split(config: TSESTree.Node, wanted: Wanted, tree: SyntaxTree): Split | undefined {
  if (isNullish(config, tree) && config.type !== "Identifier") return nothing;
  const value = unwrap(config);
  if (value.type === "Identifier" && value.name === "undefined") return nothing;
  switch (value.type) {
    case "ObjectExpression":
      return splitObject(value, wanted, tree);
    case "ConditionalExpression":
      return splitChoice(value, wanted, tree);
    case "LogicalExpression":
      return value.operator === "&&" ? splitAnd(value, wanted, tree) : undefined;
    default:
      return value === config ? splitReference(value, wanted, tree) : undefined;
  }
}

function splitObject(object: TSESTree.ObjectExpression, wanted: Wanted, tree: SyntaxTree): Split | undefined {
  const taken = object.properties.filter((member) => bringsWanted(member, wanted, tree));
  if (object.properties.some((member) => !taken.includes(member) && mayBringRegion(member, wanted, tree)))
    return undefined;
  const isEmpty = taken.length === object.properties.length;
  if (taken.length === 0) return { ...nothing, isEmpty };
  if (hasTypeOfItsOwn(object, tree)) return undefined;
  const texts = taken.map((member) =>
    member.type === "Property" ? movedText(member, tree) : tree.text.slice(...member.range),
  );
  if (texts.includes(undefined) && wanted.isMoved) return undefined;
  const isBare = isEmpty && !hasCommentBeside(taken, object, tree);
  const edits = isBare ? [{ ...rangeOf(object), text: "undefined" }] : removeProperties(taken, object, tree);
  const nodes = taken.flatMap((member) => (member.type === "Property" ? [member] : regionsIn(member, wanted, tree)));
  return { edits, parent: `{ ${texts.join(", ")} }`, taken: nodes, isEmpty, mustLead: false };
}

/** Whether a member is a region that is taken, or a spread that brings nothing else: `...(region && { region })`. */
function bringsWanted(member: TSESTree.ObjectLiteralElement, wanted: Wanted, tree: SyntaxTree): boolean {
  if (member.type === "Property") return wanted.regions.has(member);
  const regions = regionsIn(member, wanted, tree);
  return regions.length > 0 && regions.every((region) => wanted.regions.has(region));
}

function regionsIn({ argument }: TSESTree.SpreadElement, { terms }: Wanted, tree: SyntaxTree): TSESTree.Node[] {
  const held = heldBy(argument, terms, tree);
  return held && !held.hasMore ? [...held.regions] : [];
}

/** Whether a region would come to light, or stay. */
function mayBringRegion(member: TSESTree.ObjectLiteralElement, wanted: Wanted, tree: SyntaxTree): boolean {
  if (member.type === "SpreadElement") return heldBy(member.argument, wanted.terms, tree)?.regions.size !== 0;
  const name = keyName(member.key, member.computed, tree);
  return name === undefined || (name === "region" && wanted.isMoved);
}

function splitChoice(
  { test, consequent, alternate }: TSESTree.ConditionalExpression,
  wanted: Wanted,
  tree: SyntaxTree,
): Split | undefined {
  const [one, other] = [split(consequent, wanted, tree), split(alternate, wanted, tree)];
  if (!one || !other || !mayRepeat(test, tree)) return undefined;
  const isParent = one.parent !== undefined || other.parent !== undefined;
  return {
    edits: [...one.edits, ...other.edits],
    parent: isParent
      ? `${operand(test, tree)} ? ${one.parent ?? "undefined"} : ${other.parent ?? "undefined"}`
      : undefined,
    taken: [...one.taken, ...other.taken],
    isEmpty: one.isEmpty && other.isEmpty,
    mustLead: one.mustLead || other.mustLead || isChangedBy([consequent, alternate], test, tree),
  };
}

function splitAnd({ left, right }: TSESTree.LogicalExpression, wanted: Wanted, tree: SyntaxTree): Split | undefined {
  const inner = split(right, wanted, tree);
  if (inner?.parent === undefined) return inner;
  if (!mayRepeat(left, tree)) return undefined;
  const parent = unwrap(right).type === "ConditionalExpression" ? `(${inner.parent})` : inner.parent;
  return {
    ...inner,
    parent: `${operand(left, tree)} && ${parent}`,
    mustLead: inner.mustLead || isChangedBy([right], left, tree),
  };
}

/** Whether a test may be written, and run, a second time. */
function mayRepeat(test: TSESTree.Node, tree: SyntaxTree): boolean {
  return !hasSideEffects(test, tree) && commentsIn(...test.range, tree).length === 0;
}

function isChangedBy(branches: readonly TSESTree.Node[], test: TSESTree.Node, tree: SyntaxTree): boolean {
  return !isConstant(test, tree) && branches.some((branch) => hasSideEffects(branch, tree));
}

const bare = new Set(["Identifier", "MemberExpression", "ChainExpression", "BinaryExpression", "UnaryExpression"]);

function operand(node: TSESTree.Node, tree: SyntaxTree): string {
  const text = tree.text.slice(...node.range);
  return bare.has(node.type) ? text : `(${text})`;
}

/** `clientConfig && { ...clientConfig, region: undefined }`, and `clientConfig && { region: clientConfig.region }` */
function splitReference(node: TSESTree.Node, wanted: Wanted, tree: SyntaxTree): Split | undefined {
  const name = readAgain(node, tree);
  const held = name === undefined ? undefined : heldBy(node, wanted.terms, tree);
  if (name === undefined || !held) return undefined;
  if ([...held.regions].some(({ parent }) => parent && !canReadRegion(parent, tree.ast, tree))) return undefined;
  const taken = [...held.regions];
  if (taken.length === 0) return { ...nothing, isEmpty: !held.hasMore };
  const region = `${name}.region`;
  const isThere = !held.mayLackRegion && taken.every((one) => isSurelyWritten(one, tree));
  const moved = isThere ? `region: ${region}` : `...(${region} && { region: ${region} })`;
  const unlessNone = held.mayBeNone || mayBeNoneByType(node, tree) ? `${name} && ` : "";
  return {
    edits: [{ ...rangeOf(node), text: `${unlessNone}{ ...${name}, region: undefined }` }],
    parent: `${unlessNone}{ ${moved} }`,
    taken,
    isEmpty: !held.hasMore,
    mustLead: false,
  };
}
