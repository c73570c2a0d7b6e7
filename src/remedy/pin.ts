import { isSharedObject, propertyOf, type ObjectLiteral } from "../analysis/objects.ts";
import { profileNameIn, type ProfileName } from "../analysis/profile-name.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { signInChain } from "../aws-config/chain.ts";
import { factories, type Factory } from "../sdk/factories.ts";
import { isRegion } from "../settings/read.ts";
import type { Committed } from "../settings/settings.ts";
import { claimComment, hasClaimComment } from "../verdict/claims.ts";
import type { LiteralFinding } from "../verdict/verdict.ts";
import type { Override } from "../verdict/override.ts";
import { signsInByItself } from "../verdict/sso-fields.ts";
import type { Edit } from "./edits.ts";
import { append } from "./object-edits.ts";
import { withOwnConfig } from "./own-object.ts";
import { quoted, replaceValue } from "./value-edits.ts";
import { hasSideEffects } from "./region-value.ts";
import { left, type Knowledge, type Left, type Pin } from "./remedy.ts";

type KnownSignIn = Pick<Pin, "profile" | "ssoRegion">;

/**
 * The remedy `pin`: the profile's own sso_region, passed as `clientConfig.region` (or as the region of the `ssoClient`).
 * Undefined where no sso_region may be pinned: on the chain, on a role profile, where the profile is not known.
 */
export function pin(override: Override, knowledge: Knowledge, tree: SyntaxTree): Pin | Left | undefined {
  if (override.code === "overriddenSsoEndpoint") return undefined;
  const known = knownSignIn(override, knowledge, tree);
  if (!known) return undefined;
  const edits = pinEdits(override, known.ssoRegion, tree);
  return Array.isArray(edits) ? { kind: "pin", ...known, edits } : edits;
}

/** What the settings commit to goes before what this machine's config says: our own rule would contradict it. */
function knownSignIn(override: Override, knowledge: Knowledge, tree: SyntaxTree): KnownSignIn | undefined {
  const { call, options, committed } = override;
  if (signsInByItself(call, options, tree) || readsOtherFiles(options, tree)) return undefined;
  return signInOf(call.factory, profileNameIn(options, tree), committed, knowledge);
}

/** The sso_region of a profile, where a call that names it signs in with it and with nothing else. */
export function signInOf(
  factory: Factory,
  named: ProfileName,
  committed: Committed,
  knowledge: Knowledge,
): KnownSignIn | undefined {
  const { callsSts, profileDecides } = factories[factory];
  if (!profileDecides) return undefined;
  const name = nameOf(named, knowledge);
  const profile = name === undefined ? undefined : knowledge.sharedConfig.profiles.get(name);
  if (callsSts && profile?.kind !== "sso") return undefined;
  const promised = committed.kind === "region" ? committed.ssoRegion : undefined;
  const ssoRegion = promised ?? profile?.signIn?.ssoRegion ?? knowledge.ssoRegion;
  return ssoRegion !== undefined && isRegion(ssoRegion) ? { profile: name, ssoRegion } : undefined;
}

/**
 * Whether this machine knows the profile for one that signs in neither through SSO nor with a role: `fromIni` does not pass
 * `clientConfig` on then, but `parentClientConfig` it does (SDK 3.1169), so that to move a region would move STS.
 */
export function isElsewhere(profile: ProfileName, knowledge: Knowledge): boolean {
  const name = nameOf(profile, knowledge);
  const kind = name === undefined ? undefined : knowledge.sharedConfig.profiles.get(name)?.kind;
  return kind === "web-identity" || kind === "login";
}

/**
 * Why the profile that a call names gives no sso_region, in a sentence: it is missing, or it or one that it takes its
 * credentials from cannot sign in. Undefined where nothing is wrong, or where the profile is not known.
 */
export function profileProblem(
  { call, options }: LiteralFinding,
  knowledge: Knowledge,
  tree: SyntaxTree,
): string | undefined {
  const name = profileName(options, knowledge, tree);
  const { profileDecides, callsSts } = factories[call.factory];
  if (name === undefined || !profileDecides || readsOtherFiles(options, tree)) return undefined;
  const profile = knowledge.sharedConfig.profiles.get(name);
  if (!profile) return `Profile "${name}" is in no AWS config file that was read.`;
  if (!callsSts) return profile.problem;
  const chain = signInChain(knowledge.sharedConfig, name);
  return "problem" in chain ? chain.problem : undefined;
}

/** `filepath` and `configFilepath` lead to files we have not read. */
function readsOtherFiles(options: ObjectLiteral, tree: SyntaxTree): boolean {
  return ["filepath", "configFilepath"].some((name) => propertyOf(options, name, tree).kind === "found");
}

function profileName(options: ObjectLiteral, knowledge: Knowledge, tree: SyntaxTree): string | undefined {
  return nameOf(profileNameIn(options, tree), knowledge);
}

function nameOf(profile: ProfileName, knowledge: Knowledge): string | undefined {
  if (profile.kind === "unnamed") return knowledge.assumedProfile;
  return profile.kind === "named" ? profile.name : undefined;
}

function pinEdits(override: Override, ssoRegion: string, tree: SyntaxTree): Edit[] | Left {
  const { options, config, culprit, code } = override;
  if (hasSideEffects(culprit.property.value, tree)) return left("sideEffects");
  const isInPlace = !isSharedObject(config) && culprit.object.node === config.node;
  const claim = isInPlace && hasClaimComment(culprit.property, tree) ? "" : ` ${claimComment}`;
  const pinned = `${quoted(ssoRegion, culprit.property, options.node, tree)}${claim}`;
  if (isInPlace) return [replaceValue(culprit.property, pinned, tree)];
  if (!isSharedObject(config)) return [append(config.node, [`region: ${pinned}`], tree)];
  if (code === "overriddenSsoClient") return left("sharedSsoClient");
  return withOwnConfig(override, `region: ${pinned}`, false, { more: [], removed: [] }, tree);
}
