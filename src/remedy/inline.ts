import type { TSESTree } from "@typescript-eslint/types";
import { stringValue } from "../analysis/expressions.ts";
import { isSharedObject, type FoundProperty, type ObjectLiteral } from "../analysis/objects.ts";
import { profileNameIn } from "../analysis/profile-name.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import type { SsoSignIn } from "../aws-config/profile.ts";
import { givenProperty, ssoFields } from "../verdict/sso-fields.ts";
import type { Followed } from "../verdict/followed.ts";
import type { LiteralFinding } from "../verdict/verdict.ts";
import { defer } from "./defer.ts";
import type { Edit } from "./edits.ts";
import { insertAfter } from "./object-edits.ts";
import { isFromSpread } from "./removal.ts";
import { hasSideEffects } from "./region-value.ts";
import { left, type Defer, type Inline, type Knowledge, type Left } from "./remedy.ts";
import { quoted, replaceValue } from "./value-edits.ts";

/**
 * The remedy `inline`, which has to be asked for by name: the whole SSO sign-in of the profile, written into the call, and no
 * `clientConfig.region`. Undefined where it does not apply: only `fromSSO` reads these fields, and only of a profile that the
 * source names is it known whose they are.
 */
export function inline(finding: LiteralFinding, knowledge: Knowledge, tree: SyntaxTree): Inline | Left | undefined {
  const { call, options } = finding;
  const name = profileNameIn(options, tree);
  const anchor = givenProperty(options, "profile", tree);
  if (call.factory !== "fromSSO" || name.kind !== "named" || !anchor) return undefined;
  const signIn = knowledge.sharedConfig.profiles.get(name.name)?.signIn;
  if (!signIn) return undefined;
  if (isSharedObject(anchor.object)) return left("sharedOptions");
  const given = ssoFields.flatMap((field) => givenProperty(options, field, tree) ?? []);
  if ([anchor, ...given].some((field) => isFromSpread(field, options))) return left("spreadOption");
  if (given.some(({ property }) => hasSideEffects(property.value, tree))) return left("sideEffects");
  if (namesOther(options, signIn, tree)) return left("ownAccount");
  const removal = removalOf(finding, tree);
  if (removal.kind === "left") return removal;
  const edits = [...fieldEdits(options, anchor, signIn, tree, optionsRemoved(finding)), ...removal.edits];
  return { kind: "inline", profile: name.name, edits };
}

/** Likewise where the options are a literal, and what overrides in it comes in several ways: `deferred` takes that out. */
export function inlineFollowed(
  { call }: Followed,
  argument: TSESTree.Node,
  deferred: Defer,
  knowledge: Knowledge,
  tree: SyntaxTree,
): Inline | undefined {
  if (call.factory !== "fromSSO" || argument.type !== "ObjectExpression") return undefined;
  const options: ObjectLiteral = { kind: "object", node: argument, via: [] };
  const name = profileNameIn(options, tree);
  const anchor = givenProperty(options, "profile", tree);
  const signIn = name.kind === "named" ? knowledge.sharedConfig.profiles.get(name.name)?.signIn : undefined;
  if (name.kind !== "named" || !anchor || !signIn || isFromSpread(anchor, options)) return undefined;
  const next = argument.properties.find(({ range }) => range[0] > anchor.property.range[0]) ?? argument;
  const isCutBehind = deferred.edits.some(({ start, end }) => start <= next.range[0] && end > anchor.property.range[1]);
  const edits = [...fieldEdits(options, anchor, signIn, tree, isCutBehind ? [anchor] : []), ...deferred.edits];
  return { kind: "inline", profile: name.name, edits };
}

/** Whether the call names another account or role than the profile has. */
function namesOther(options: ObjectLiteral, signIn: SsoSignIn, tree: SyntaxTree): boolean {
  return (["ssoAccountId", "ssoRoleName"] as const).some((field) => {
    const found = givenProperty(options, field, tree);
    return found !== undefined && stringValue(found.property.value, tree) !== signIn[field];
  });
}

/** What overrides the sso_region has to go. Where `defer` would move it, making it has side effects. */
function removalOf(
  finding: LiteralFinding,
  tree: SyntaxTree,
): Left | { readonly kind: "edits"; readonly edits: readonly Edit[] } {
  const override = finding.kind === "overridden" ? finding : finding.override;
  if (!override) return { kind: "edits", edits: [] };
  const deferred = defer(override, tree);
  if (deferred.kind === "left") return deferred;
  return deferred.form === "remove" ? { kind: "edits", edits: deferred.edits } : left("sideEffects");
}

/** `clientConfig` goes with its only property. */
function optionsRemoved(finding: LiteralFinding): FoundProperty[] {
  const override = finding.kind === "overridden" ? finding : finding.override;
  return override?.config.node.properties.length === 1 ? [override.option] : [];
}

/** Fields that are there get the profile's values, those that are missing are put behind the last that is there. */
function fieldEdits(
  options: ObjectLiteral,
  profile: FoundProperty,
  signIn: SsoSignIn,
  tree: SyntaxTree,
  removed: readonly FoundProperty[],
): Edit[] {
  const literal = (value: string, beside: TSESTree.Property): string => quoted(value, beside, options.node, tree);
  let anchor = profile.property;
  const missing: string[] = [];
  const corrected = ssoFields.flatMap((field) => {
    const value = signIn[field];
    const property = givenProperty(options, field, tree)?.property;
    if (property && property.range[0] > anchor.range[0]) anchor = property;
    if (value === undefined || (property && stringValue(property.value, tree) === value)) return [];
    if (property) return [replaceValue(property, literal(value, property), tree)];
    missing.push(`${field}: ${literal(value, profile.property)}`);
    return [];
  });
  return missing.length === 0 ? corrected : [...corrected, ...insertAfter(anchor, missing, tree, removed)];
}
