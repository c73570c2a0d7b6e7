import { positionAt } from "../../analysis/positions.ts";
import { profileNameIn, type ProfileName } from "../../analysis/profile-name.ts";
import { providerCalls, type ProviderCall } from "../../analysis/provider-calls.ts";
import type { SyntaxTree } from "../../analysis/syntax-tree.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import { factOf } from "../../sdk/bites.ts";
import { holdsSomewhere } from "../../sdk/releases.ts";
import { noSettings, type Settings } from "../../settings/settings.ts";
import { isFollowed, verdictOf, type Finding, type Verdict } from "../../verdict/verdict.ts";
import { profilesOfCall, signInOf, type ChosenProfile, type MachineSignIn } from "./profile.ts";

/** What is known of this machine. */
export interface Machine {
  readonly sharedConfig: SharedConfig;
  /** The profile of calls that name none. */
  readonly profile: ChosenProfile;
}

/** Why a call that could sign in elsewhere does not do so here. */
export type Harmless = "sameRegion" | "notSso" | "release" | "ignored";

interface About {
  readonly finding: Finding;
  /** Which of the file's provider calls it is, from zero. */
  readonly index: number;
  readonly profile: ChosenProfile;
  readonly signIn: MachineSignIn;
}

/** A call that signs in elsewhere, or may, as seen on this machine. */
export type Diagnosis =
  /** `isCommitted`: `check` and `fix` see it too; the others contradict nothing but this machine's config. */
  | (About & { readonly kind: "guilty"; readonly isCommitted: boolean })
  | (About & { readonly kind: "harmless"; readonly reason: Harmless });

/** What there is to say of a file: its calls, and the lines, from one, of those whose options the source does not tell. */
export interface Diagnoses {
  readonly calls: number;
  readonly diagnoses: readonly Diagnosis[];
  readonly unknownLines: readonly number[];
}

/**
 * What the calls of a file do on this machine, with the release of the SDK that is installed where they are, if any. The
 * machine's config goes before committed settings here.
 */
export function diagnose(
  tree: SyntaxTree,
  settings: Settings,
  installed: string | undefined,
  machine: Machine,
): Diagnoses {
  const calls = providerCalls(tree, settings.modules).map((call) => ({
    call,
    verdict: verdictOf(call, tree, settings),
  }));
  const diagnosed = calls.map(({ call, verdict }, index): Diagnosis | undefined => {
    const scene = { call, index, tree, settings, committed: verdict };
    const all = profilesNamedBy(scene).flatMap((named, _, others) =>
      profilesOfCall(named, call.factory, machine.profile, machine.sharedConfig).flatMap((profile) =>
        onProfile(profile, named, others, scene, installed, machine),
      ),
    );
    return all.find(({ kind }) => kind === "guilty") ?? all[0];
  });
  return {
    calls: calls.length,
    diagnoses: diagnosed.filter((diagnosis) => diagnosis !== undefined),
    unknownLines: calls.flatMap(({ call, verdict }) =>
      verdict.kind === "unknown" ? positionAt(tree.text, call.node.range[0]).line : [],
    ),
  };
}

/** One call, and the verdict on it by what is committed. */
interface Scene {
  readonly call: ProviderCall;
  readonly index: number;
  readonly tree: SyntaxTree;
  readonly settings: Settings;
  readonly committed: Verdict;
}

/** What a call does on the paths on which it has one of its profiles; nothing where it is none of our business. */
function onProfile(
  profile: ChosenProfile,
  named: ProfileName,
  all: readonly ProfileName[],
  scene: Scene,
  installed: string | undefined,
  machine: Machine,
): Diagnosis[] {
  const { call, index } = scene;
  const signIn = signInOf(call.factory, profile.name, machine.sharedConfig);
  const committed = findingIn(scene.committed);
  const others = all.flatMap((other) => (other.kind === "named" && other !== named ? other.name : []));
  const here = findingOn(named, verdictHere(profile.name, signIn, others, scene));
  const finding = here ?? committed;
  if (!finding) return [];
  const about = { finding, index, profile, signIn };
  const reason = here ? whyHarmless(here, installed) : signIn.kind === "notSso" ? "notSso" : "sameRegion";
  return reason
    ? [{ kind: "harmless", ...about, reason }]
    : [{ kind: "guilty", ...about, isCommitted: committed !== undefined }];
}

/** The profiles that a call names; where there are several ways to it, those on which it could go wrong. */
function profilesNamedBy({ call, tree, settings, committed }: Scene): readonly ProfileName[] {
  const isCommitted = settings.ssoRegion !== undefined || settings.profiles.size > 0;
  const verdict = isCommitted ? verdictOf(call, tree, { ...noSettings, modules: settings.modules }) : committed;
  const finding = findingIn(verdict);
  if (finding && isFollowed(finding)) return [...new Map(finding.profiles.map((one) => [keyOf(one), one])).values()];
  return [call.options.kind === "object" ? profileNameIn(call.options, tree) : { kind: "unnamed" }];
}

function keyOf(profile: ProfileName): string {
  return profile.kind === "named" ? `named ${profile.name}` : profile.kind;
}

function findingIn(verdict: Verdict): Finding | undefined {
  return verdict.kind === "overridden" || verdict.kind === "ineffective" ? verdict : undefined;
}

/** A finding on paths on which the call has a profile. */
function findingOn(named: ProfileName, verdict: Verdict): Finding | undefined {
  const finding = findingIn(verdict);
  const isOnOthers = finding && isFollowed(finding) && !finding.profiles.some((one) => keyOf(one) === keyOf(named));
  return isOnOthers ? undefined : finding;
}

/** The verdict, had the profile's sign-in been committed, and were the call's other profiles none of SSO. */
function verdictHere(
  profile: string,
  signIn: MachineSignIn,
  others: readonly string[],
  { call, tree, settings, committed }: Scene,
): Verdict {
  if (signIn.kind === "notSso") return { kind: "clean" };
  if (signIn.kind === "unknown") return committed;
  const { ssoRegion, ssoSession } = signIn.signIn;
  const profiles = new Map(others.map((other) => [other, null]));
  const ssoSessions = new Map(ssoSession === undefined ? [] : [[profile, ssoSession]]);
  return verdictOf(call, tree, { ...settings, ssoRegion, profiles, ssoSessions, source: undefined });
}

function whyHarmless(finding: Finding, installed: string | undefined): Harmless | undefined {
  const trouble = finding.code === "ignoredSsoRegion" ? finding.override : finding;
  if (!trouble) return "ignored";
  const fact = factOf(trouble.code, trouble.call.factory);
  return fact && installed !== undefined && !holdsSomewhere(fact, installed) ? "release" : undefined;
}
