import { keyName, stringValue } from "../analysis/expressions.ts";
import { isSharedObject, type FoundProperty, type ObjectLiteral } from "../analysis/objects.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { followedVerdict } from "../verdict/followed.ts";
import { givenProperty, givenSsoFields, type Ineffective, type IneffectiveCode } from "../verdict/sso-fields.ts";
import { defer } from "./defer.ts";
import type { Edit } from "./edits.ts";
import { pin } from "./pin.ts";
import { hasSideEffects } from "./region-value.ts";
import { hiddenBehind, isFromSpread, removeAll } from "./removal.ts";
import { left, type Knowledge, type Left, type Remedy } from "./remedy.ts";
import { quoted, replaceValue } from "./value-edits.ts";

/** Which of the SSO fields have to go for the profile to decide: none where they are complete, and so effective. */
const goes: Readonly<Record<IneffectiveCode, "ssoRegion" | "all" | "none">> = {
  ignoredSsoRegion: "ssoRegion",
  incompleteSsoRegion: "all",
  beatenSsoRegion: "none",
  missingSsoSession: "none",
  contradictedSsoRegion: "none",
};

/**
 * The remedies for an `ssoRegion` that does not do what it is there for, the one that `explicit` prefers first: what is ignored
 * or makes the SDK throw goes, and what overrides the sso_region besides is pinned or deferred.
 */
export function remediesForOwnSignIn(finding: Ineffective, knowledge: Knowledge, tree: SyntaxTree): (Remedy | Left)[] {
  if (finding.code === "contradictedSsoRegion") return [correction(finding, tree)];
  if (finding.code === "missingSsoSession") return [left("missingSsoSession")];
  if (finding.code === "incompleteSsoRegion" && namesAccount(finding, tree)) return [left("ownAccount")];
  const removed = fieldsToRemove(finding, tree);
  const reason = removed.map((field) => whyKept(field, finding.options, tree)).find((found) => found !== undefined);
  if (reason) return [reason];
  const { override } = finding;
  const corrected = finding.code === "beatenSsoRegion" ? correctionEdits(finding, tree) : [];
  if (!override) return [{ kind: "defer", form: "drop", edits: removeAll(removed, tree) }];
  const pinned = pin(override, knowledge, tree);
  const plan = defer(override, tree, removed);
  const deferred = plan.kind === "left" ? plan : { ...plan, edits: [...plan.edits, ...corrected] };
  if (pinned?.kind !== "pin") return [deferred];
  return [{ ...pinned, edits: [...pinned.edits, ...removeAll(removed, tree)] }, deferred];
}

/** Whether other options, which are made in several ways or steps, override the sso_region besides. */
export function overridesBesides(finding: Ineffective, { project }: Knowledge, tree: SyntaxTree): boolean {
  if (finding.override) return false;
  const fields = givenSsoFields(finding.options, tree).flatMap(
    (field) => givenProperty(finding.options, field, tree)?.property ?? [],
  );
  return followedVerdict(finding.call, tree, project.settings, new Set(fields)).kind === "overridden";
}

function fieldsToRemove({ code, options, culprit }: Ineffective, tree: SyntaxTree): FoundProperty[] {
  if (goes[code] === "none") return [];
  if (goes[code] === "ssoRegion") return [culprit];
  return givenSsoFields(options, tree).flatMap((field) => givenProperty(options, field, tree) ?? []);
}

function namesAccount({ options }: Ineffective, tree: SyntaxTree): boolean {
  return givenSsoFields(options, tree).some((field) => field === "ssoAccountId" || field === "ssoRoleName");
}

function whyKept(field: FoundProperty, options: ObjectLiteral, tree: SyntaxTree): Left | undefined {
  if (isFromSpread(field, options)) return left("spreadOption");
  if (isSharedObject(field.object)) return left("sharedOptions");
  if (hasSideEffects(field.property.value, tree)) return left("sideEffects");
  return hiddenBehind(field, keyName(field.property.key, field.property.computed, tree) ?? "", options, tree);
}

/** The region that the settings commit to, in the place of the one that contradicts them. */
function correction(finding: Ineffective, tree: SyntaxTree): Remedy | Left {
  const { committed, culprit } = finding;
  if (committed.kind !== "region") return left("contradicted");
  if (isFromSpread(culprit, finding.options)) return left("spreadOption");
  if (isSharedObject(culprit.object)) return left("sharedOptions");
  return { kind: "pin", profile: undefined, ssoRegion: committed.ssoRegion, edits: correctionEdits(finding, tree) };
}

/** Nothing where the settings do not contradict what the source gives. */
function correctionEdits({ committed, culprit, options }: Ineffective, tree: SyntaxTree): Edit[] {
  const region = stringValue(culprit.property.value, tree);
  if (committed.kind !== "region" || region === undefined || region === committed.ssoRegion) return [];
  if (isFromSpread(culprit, options)) return [];
  return [replaceValue(culprit.property, quoted(committed.ssoRegion, culprit.property, options.node, tree), tree)];
}
