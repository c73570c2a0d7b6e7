import type { SharedConfig } from "../aws-config/shared-config.ts";
import type { Factory } from "../sdk/factories.ts";
import type { Project } from "../verdict/project.ts";
import type { Edit } from "./edits.ts";
import type { LeftReason } from "./messages.ts";

/** What is known beside the source. */
export interface Knowledge {
  readonly project: Project;
  readonly sharedConfig: SharedConfig;
  /** The profile of calls that name none. */
  readonly assumedProfile?: string | undefined;
  /** The SSO region where no profile gives one. */
  readonly ssoRegion?: string | undefined;
}

/** The profile's own sso_region is passed where the other region was. */
export interface Pin {
  readonly kind: "pin";
  readonly profile: string | undefined;
  readonly ssoRegion: string;
  readonly edits: readonly Edit[];
}

/** The profile decides; the other region goes, or moves to `parentClientConfig`. */
export interface Defer {
  readonly kind: "defer";
  /** Whether the region goes, moves to `parentClientConfig`, or an `ssoRegion` that does nothing is dropped. */
  readonly form: "remove" | "move" | "drop";
  readonly edits: readonly Edit[];
}

/** The profile's whole SSO sign-in is written into the call. */
export interface Inline {
  readonly kind: "inline";
  readonly profile: string;
  readonly edits: readonly Edit[];
}

/** No remedy can be written safely, and why. */
export interface Left {
  readonly kind: "left";
  readonly reason: LeftReason;
}

export type Remedy = Pin | Defer | Inline;

/** What became of one call. `line` is one-based, in the text before. */
export interface Outcome {
  readonly line: number;
  readonly factory: Factory;
  readonly remedy: Remedy | Left;
  /** Why the profile's sso_region could not be pinned although the profile is known, in a sentence. */
  readonly profileProblem: string | undefined;
}

export function left(reason: LeftReason): Left {
  return { kind: "left", reason };
}
