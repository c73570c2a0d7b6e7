import { supportedReleases } from "../sdk/releases.ts";
import { noSettings, type Settings } from "../settings/settings.ts";

/** What the project that a file is of says and has, as far as verdicts and their words need it. */
export interface Project {
  readonly settings: Settings;
  /** The releases of the SDK that matter, as a range. */
  readonly releases: string;
  /** The range of releases that the project's package.json asks for. */
  readonly requested: string | undefined;
}

/** What can be looked up of the SDK of a project; each is asked only where it matters. */
export interface SdkOfProject {
  readonly installed: () => string | undefined;
  readonly requested: () => string | undefined;
}

/** A project from its settings. Where "installed" is asked for and nothing is, every supported release counts. */
export function projectOf(settings: Settings, sdk: SdkOfProject): Project {
  const { sdkVersion = "any" } = settings;
  const wanted = sdkVersion === "installed" ? sdk.installed() : sdkVersion;
  const isAny = wanted === undefined || wanted === "any";
  return { settings, releases: isAny ? supportedReleases : wanted, requested: isAny ? sdk.requested() : undefined };
}

/** Nothing committed, and every supported release. */
export const anyProject: Project = { settings: noSettings, releases: supportedReleases, requested: undefined };
