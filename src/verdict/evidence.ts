import { profileNameIn } from "../analysis/profile-name.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { signInChain } from "../aws-config/chain.ts";
import type { SsoSignIn } from "../aws-config/profile.ts";
import type { SharedConfig } from "../aws-config/shared-config.ts";
import type { Settings } from "../settings/settings.ts";
import { isFollowed, type Finding } from "./verdict.ts";

/**
 * What is known of the profile's sso_region and where it comes from, in a sentence: the settings first, then this machine's
 * config. Empty where neither knows the profile. It adds words to a message and changes no verdict.
 */
export function evidenceOf(finding: Finding, settings: Settings, sharedConfig: SharedConfig, tree: SyntaxTree): string {
  const profile = isFollowed(finding) ? finding.profile : profileNameIn(finding.options, tree);
  const name = profile.kind === "named" ? profile.name : undefined;
  if (finding.committed.kind === "region") {
    const whose = name === undefined ? "every profile" : `profile "${name}"`;
    return `The "sso_region" of ${whose} is "${finding.committed.ssoRegion}", says ${settings.source ?? "the settings"}.`;
  }
  const [unread = ""] = sharedConfig.problems;
  if (name === undefined) return unread;
  const known = finding.call.factory === "fromSSO" ? ofProfile(sharedConfig, name) : ofChain(sharedConfig, name);
  return known === "" ? unread : known;
}

/** `fromSSO` reads the profile's own SSO keys. */
function ofProfile(sharedConfig: SharedConfig, name: string): string {
  const profile = sharedConfig.profiles.get(name);
  return profile?.signIn ? sentence(`profile "${name}"`, profile.signIn) : (profile?.problem ?? "");
}

/** The others go from a role profile on to the one it has its credentials from. */
function ofChain(sharedConfig: SharedConfig, name: string): string {
  const chain = signInChain(sharedConfig, name);
  if (chain.kind === "broken" || chain.kind === "cycle") return chain.problem;
  if (chain.kind !== "sso") return "";
  const isOwn = chain.profile.name === name;
  return sentence(
    isOwn ? `profile "${name}"` : `profile "${chain.profile.name}", by which "${name}" signs in,`,
    chain.signIn,
  );
}

function sentence(whose: string, { ssoRegion, origin }: SsoSignIn): string {
  return `The "sso_region" of ${whose} is "${ssoRegion}" (${origin.file}:${origin.line}).`;
}
