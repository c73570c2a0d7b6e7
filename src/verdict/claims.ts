import type { TSESTree } from "@typescript-eslint/types";
import { keyName, stepBehind, unwrap, isNullish } from "../analysis/expressions.ts";
import { commentsIn } from "../analysis/comments.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { isNeverRewritten, variableOf } from "../analysis/variables.ts";

/** The comment by which source claims that a value is the SSO region, and which the remedy `pin` writes. */
export const claimComment = "/* sso_region */";

/** Whether the source claims that a `region` property is the SSO region, by the name of its value or by the comment `sso_region`. */
export function isClaim(property: TSESTree.Property, tree: SyntaxTree): boolean {
  return hasClaimComment(property, tree) || claims(property.value, tree);
}

/** Whether a name says "the SSO region": `ssoRegion`, `SSO_REGION`, `AWS_SSO_REGION`, `getSsoRegion`; `isSsoRegion` and `nonSsoRegion` do not. */
export function isClaimName(name: string): boolean {
  const words = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, "_").replaceAll(/[^A-Za-z\d]+/gu, "_");
  return /(?:^|_)sso_?region$/iu.test(words) && !/^(?:is|has|no|non|not)_/iu.test(words);
}

/** More steps than this claim nothing in code that people write. */
const maxSteps = 20;

/** Whether an expression says by its name that it is the SSO region. */
export function claims(node: TSESTree.Node, tree: SyntaxTree, seen: ReadonlySet<TSESTree.Node> = new Set()): boolean {
  const value = unwrap(node);
  if (seen.has(value) || seen.size >= maxSteps) return false;
  const claimsToo = (next: TSESTree.Node): boolean => claims(next, tree, new Set([...seen, value]));
  switch (value.type) {
    case "Identifier":
      return isClaimName(value.name) || isClaimDestructured(value, tree) || isClaimBehind(value, tree, claimsToo);
    case "MemberExpression":
      return isClaimName(memberWords(value, tree));
    case "CallExpression":
      return claimsToo(value.callee);
    case "AwaitExpression":
      return claimsToo(value.argument);
    case "LogicalExpression":
      return claimsToo(value.left);
    case "ConditionalExpression":
      return claimsInBranches([value.consequent, value.alternate], tree, claimsToo);
    case "ArrowFunctionExpression":
      return value.body.type !== "BlockStatement" && claimsToo(value.body);
    case "TemplateLiteral":
      return (
        value.expressions.length === 1 &&
        value.quasis.every(({ value: { raw } }) => raw === "") &&
        value.expressions.every(claimsToo)
      );
    default:
      return false;
  }
}

/** A branch that claims, and none that is another region. */
function claimsInBranches(
  branches: readonly TSESTree.Node[],
  tree: SyntaxTree,
  claimsToo: (node: TSESTree.Node) => boolean,
): boolean {
  const regions = branches.filter((branch) => !isNullish(branch, tree));
  return regions.length > 0 && regions.every(claimsToo);
}

/** The last two names of a member, so that `sso.region` counts as `ssoRegion` does: "config_ssoRegion", "sso_region". */
function memberWords(member: TSESTree.MemberExpression, tree: SyntaxTree): string {
  const object = unwrap(member.object);
  const last = keyName(member.property, member.computed, tree) ?? "";
  if (object.type === "Identifier") return `${object.name}_${last}`;
  return object.type === "MemberExpression" ? `${keyName(object.property, object.computed, tree) ?? ""}_${last}` : last;
}

function isClaimBehind(
  name: TSESTree.Identifier,
  tree: SyntaxTree,
  claimsToo: (node: TSESTree.Node) => boolean,
): boolean {
  const step = stepBehind(name, tree);
  return (
    step !== undefined &&
    (claimsToo(step.init) || hasCommentWithin(tree, step.init.range[1], endOfLine(tree, step.init.range[1])))
  );
}

/** `const { ssoRegion: region } = settings`, `function ({ ssoRegion: region = "us-west-2" })` */
function isClaimDestructured(name: TSESTree.Identifier, tree: SyntaxTree): boolean {
  const variable = variableOf(name, tree);
  const declared = variable?.identifiers[0];
  if (!declared || !isNeverRewritten(variable)) return false;
  const target = declared.parent.type === "AssignmentPattern" ? declared.parent : declared;
  const property = target.parent;
  if (property.type !== "Property" || property.parent.type !== "ObjectPattern") return false;
  return isClaimName(keyName(property.key, property.computed, tree) ?? "");
}

/** Whether the comment is there: it counts inside the property and after it, up to the end of its line. */
export function hasClaimComment(property: TSESTree.Property, tree: SyntaxTree): boolean {
  const next = nextSibling(property);
  const end = Math.min(endOfLine(tree, property.range[1]), next?.range[0] ?? property.parent.range[1]);
  return hasCommentWithin(tree, property.range[0], end);
}

function hasCommentWithin(tree: SyntaxTree, start: number, end: number): boolean {
  return commentsIn(start, end, tree).some(
    ({ value, range }) => range[0] >= start && range[1] <= end && value.trim() === "sso_region",
  );
}

function endOfLine(tree: SyntaxTree, offset: number): number {
  const end = tree.text.indexOf("\n", offset);
  return end === -1 ? tree.text.length : end;
}

function nextSibling(property: TSESTree.Property): TSESTree.Node | undefined {
  const siblings: readonly TSESTree.Node[] =
    property.parent.type === "ObjectExpression" ? property.parent.properties : [];
  return siblings[siblings.indexOf(property) + 1];
}
