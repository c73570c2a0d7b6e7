// What the laws allow for: each a narrow case in which a verdict or a remedy cannot be better, and why.
import type { LeftReason } from "../../../src/remedy/messages.ts";
import type { Program } from "./dimensions.ts";
import { regions } from "./regions.ts";
import { oldReleases } from "./old-releases.ts";
import type { Told } from "./plan.ts";
import { signInOf, signsInByItself } from "./sign-in.ts";
import { isSoIn } from "./releases.ts";

export interface Circumstances {
  readonly program: Program;
  readonly version: string;
  /** What the product was told, where it rewrote the program. */
  readonly told?: Told;
}

export interface Exemption {
  readonly name: string;
  readonly because: string;
  /** The releases that it is for; without it, all. */
  readonly isIn?: (version: string) => boolean;
  readonly holds: (circumstances: Circumstances) => boolean;
}

export interface VerdictExemption extends Exemption {
  /** Whether it lets pass that a call is reported, that it is not, or a sign-in where there is said to be none. */
  readonly lets: "reported" | "silent" | "sign-in";
}

export interface LawfulLeft extends Exemption {
  readonly reason: LeftReason;
}

/** A region in which STS is called instead of where it was, or SSO instead of in the sso_region. */
export interface RegionExemption extends Exemption {
  readonly region: string;
}

const rightRegions = new Set(["the sso_region", "claim by name", "claim by member", "claim by comment"]);

/** Verdicts on what only shows at run time, or in some releases. */
export const verdictExemptions: readonly VerdictExemption[] = [
  {
    name: "variable not set",
    because: "Whether an environment variable is set shows at run time only; where it is, it overrides.",
    lets: "reported",
    holds: ({ program }) => program.region.name === "variable not set",
  },
  {
    name: "equal by chance",
    because: "A value that the source neither shows nor claims may happen to be the sso_region.",
    lets: "reported",
    holds: ({ program }) => program.region.name === "the sso_region by chance",
  },
  {
    name: "profile that is not named",
    because:
      "Which profile is asked shows at run time only where the source names none, and this one does not sign in.",
    lets: "reported",
    holds: ({ program }) => program.profile.written === undefined && signInOf(program) === undefined,
  },
  {
    name: "path that is not taken",
    because: "Which of several paths leads to a call shows at run time only; on another one it is overridden.",
    lets: "reported",
    holds: ({ program: { options, region } }) => options.isEither === true || region.name === "conditional",
  },
  {
    name: "wrong ssoRegion behind a right region",
    because: "The settings contradict the ssoRegion; that it has no effect, for clientConfig.region is right, is luck.",
    lets: "reported",
    holds: ({ program }) =>
      signsInByItself(program) && program.ssoRegion.isWrong === true && rightRegions.has(program.region.name),
  },
  {
    name: "release that does not pass clientConfig on",
    because:
      "The verdict is on all supported releases, and before 3.699 fromIni and the chain kept clientConfig from SSO.",
    lets: "reported",
    isIn: (version) => !isSoIn(version, "iniClientConfigRegion"),
    holds: ({ program }) => program.factory.factory !== "fromSSO",
  },
  ...oldReleases,
];

/** Where a remedy leaves SSO where it was. */
export const ssoExemptions: readonly RegionExemption[] = [
  {
    name: "claim taken at its word",
    region: regions.clientConfig,
    because:
      "Where nothing is committed, what the source claims to be the SSO region stays, whatever else is put right.",
    holds: ({ program, told }) => told !== "settings" && program.region.name === "false claim by comment",
  },
  {
    name: "sign-in of the source's own",
    region: regions.ownSso,
    because: "Where nothing is committed, a whole sign-in in the source is taken at its word, its region too.",
    holds: ({ program, told }) => told !== "settings" && signsInByItself(program) && program.ssoRegion.isWrong === true,
  },
];

/** Where a remedy cannot keep STS where it was. */
export const stsExemptions: readonly RegionExemption[] = [
  {
    name: "role profile's own region",
    region: regions.roleProfile,
    because:
      "From 3.713 on the region of a role profile comes before parentClientConfig, and only clientConfig before it.",
    isIn: (version) => isSoIn(version, "iniStsProfileBeforeParent"),
    holds: ({ program }) => program.factory.factory !== "fromSSO" && program.profile.name.endsWith("own region"),
  },
];

/** Where a rewritten program is reported with nothing committed. */
export const silenceExemptions: readonly Exemption[] = [
  {
    name: "right by what is committed",
    because: "A region that the settings show to be right keeps its bytes, and needs the settings ever after.",
    holds: ({ program, told }) => told === "settings" && program.region.name.startsWith("the sso_region"),
  },
];

/** Whether the sso_region is known: by the settings, or by a profile that the source names, or the user where the source does not. */
function isKnown({ profile: { written } }: Program, told: Told | undefined): boolean {
  if (written === undefined) return told !== "no settings";
  return told === "settings" || written.startsWith('"');
}

/** Calls that are reported and left to a person. */
export const lawfulLefts: readonly LawfulLeft[] = [
  {
    name: "left: endpoint",
    because: "What an endpoint is meant for cannot be told from the source.",
    reason: "endpoint",
    holds: ({ program }) => program.more.name === "endpoint",
  },
  {
    name: "left: severalWays",
    because: "Options that are made in several ways or steps have no one place where a region can go or move.",
    reason: "severalWays",
    holds: ({ program: { options } }) => options.isFollowed === true,
  },
  {
    name: "left: besideParent",
    because: "A parentClientConfig that is made in several ways or steps has no one place for a region either.",
    reason: "besideParent",
    holds: ({ program: { options, parent } }) => options.isFollowed === true && parent.entries.length > 0,
  },
  {
    name: "left: contradicted",
    because: "Source and settings name different SSO regions, and one of them is wrong.",
    reason: "contradicted",
    holds: ({ program: { region, ssoRegion, strategy } }) =>
      region.name === "false claim by comment" || (ssoRegion.isWrong === true && strategy.name === "defer"),
  },
  {
    name: "left: sharedOptions",
    because: "An ssoRegion is not taken from options that something else reads, too.",
    reason: "sharedOptions",
    holds: ({ program }) => program.options.name === "shared const" && program.ssoRegion.fields.length > 0,
  },
  {
    name: "left: sharedSsoClient",
    because: "A client that something else may use keeps its region.",
    reason: "sharedSsoClient",
    holds: ({ program }) => program.options.name === "shared const" && program.ssoClient.region !== undefined,
  },
  {
    name: "left: notSso",
    because: "With a web identity, the SDK keeps clientConfig from STS and passes parentClientConfig on.",
    reason: "notSso",
    holds: ({ program }) => program.factory.factory !== "fromSSO" && program.profile.name === "web identity",
  },
  {
    name: "left: ownAccount",
    because: "Without the account that the call names, it might sign in to another one.",
    reason: "ownAccount",
    holds: ({ program }) => program.factory.factory !== "fromIni" && program.ssoRegion.name === "with an account",
  },
  {
    name: "left: ssoClient",
    because:
      "A client needs a region, and none is known: of no profile that is named, or by a strategy that writes none.",
    reason: "ssoClient",
    holds: ({ program, told }) =>
      program.ssoClient.region !== undefined &&
      (program.strategy.name === "defer" || program.profile.ownSignIn === undefined || !isKnown(program, told)),
  },
];

/** All of them. */
export const exemptions: readonly Exemption[] = [
  ...verdictExemptions,
  ...ssoExemptions,
  ...stsExemptions,
  ...silenceExemptions,
  ...lawfulLefts,
];

/** The names of the exemptions that are for one of some releases. */
export function exemptionsFor(versions: readonly string[]): string[] {
  return exemptions.filter(({ isIn }) => isIn === undefined || versions.some(isIn)).map(({ name }) => name);
}

/** Whether an exemption is for what is at hand. */
export function isFor({ isIn, holds }: Exemption, circumstances: Circumstances): boolean {
  return (isIn?.(circumstances.version) ?? true) && holds(circumstances);
}
