import { profileNameIn, type ProfileName } from "../../analysis/profile-name.ts";
import { providerCalls, type ProviderCall } from "../../analysis/provider-calls.ts";
import type { SyntaxTree } from "../../analysis/syntax-tree.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import { factOf } from "../../sdk/bites.ts";
import { holdsSomewhere } from "../../sdk/releases.ts";
import { noSettings, type Settings } from "../../settings/settings.ts";
import { isFollowed, verdictOf, type Finding, type Verdict } from "../../verdict/verdict.ts";
import { profileOfCall, signInOf, type ChosenProfile, type MachineSignIn } from "./profile.ts";

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
  const calls = providerCalls(tree, settings.modules);
  const unknown = calls.filter((call) => verdictOf(call, tree, settings).kind === "unknown");
  return {
    calls: calls.length,
    diagnoses: calls.flatMap((call, index) => diagnosisOf(call, index, tree, settings, installed, machine) ?? []),
    unknownLines: unknown.map(({ node }) => node.loc.start.line),
  };
}

function diagnosisOf(
  call: ProviderCall,
  index: number,
  tree: SyntaxTree,
  settings: Settings,
  installed: string | undefined,
  machine: Machine,
): Diagnosis | undefined {
  const profile = profileOfCall(profileNamedBy(call, tree, settings), machine.profile);
  const signIn = signInOf(call.factory, profile.name, machine.sharedConfig);
  const committed = findingIn(verdictOf(call, tree, settings));
  const here = findingIn(verdictHere(call, signIn, settings, tree));
  const finding = here ?? committed;
  if (!finding) return undefined;
  const about = { finding, index, profile, signIn };
  const reason = here ? whyHarmless(here, installed) : signIn.kind === "notSso" ? "notSso" : "sameRegion";
  return reason
    ? { kind: "harmless", ...about, reason }
    : { kind: "guilty", ...about, isCommitted: committed !== undefined };
}

/** The profile that a call names; where there are several ways to it, on the first that goes wrong. */
function profileNamedBy(call: ProviderCall, tree: SyntaxTree, { modules }: Settings): ProfileName {
  const finding = findingIn(verdictOf(call, tree, { ...noSettings, modules }));
  if (finding && isFollowed(finding)) return finding.profile;
  return call.options.kind === "object" ? profileNameIn(call.options, tree) : { kind: "unnamed" };
}

function findingIn(verdict: Verdict): Finding | undefined {
  return verdict.kind === "overridden" || verdict.kind === "ineffective" ? verdict : undefined;
}

/** The verdict, had the profile's sso_region been committed. */
function verdictHere(call: ProviderCall, signIn: MachineSignIn, settings: Settings, tree: SyntaxTree): Verdict {
  if (signIn.kind === "notSso") return { kind: "clean" };
  if (signIn.kind === "unknown") return verdictOf(call, tree, settings);
  return verdictOf(call, tree, { ...noSettings, modules: settings.modules, ssoRegion: signIn.signIn.ssoRegion });
}

function whyHarmless(finding: Finding, installed: string | undefined): Harmless | undefined {
  const trouble = finding.code === "ignoredSsoRegion" ? finding.override : finding;
  if (!trouble) return "ignored";
  const fact = factOf(trouble.code, trouble.call.factory);
  return fact && installed !== undefined && !holdsSomewhere(fact, installed) ? "release" : undefined;
}
