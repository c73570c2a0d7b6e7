// What releases below the floor of what is supported do otherwise than all later ones: there, only verdicts and `pin` on fromSSO count.
import type { Program } from "./dimensions.ts";
import type { VerdictExemption } from "./exemptions.ts";
import { isSoIn, isSupported } from "./releases.ts";

/** Up to 3.501, fromSSO of @aws-sdk/credential-providers made the SSO client itself, and all else read no clientConfig. */
const readsNoClientConfig = (version: string): boolean => !isSoIn(version, "chainCompleteFieldsClientConfigRegion");

function isChain({ factory: { factory } }: Program): boolean {
  return factory !== "fromSSO" && factory !== "fromIni";
}

const noRegion = new Set(["none", "undefined", "null"]);
/** Forms of the options in which the region that the program writes does not arrive. */
const takenAway = new Set(["written twice", "deleted later", "left out"]);

export const oldReleases: readonly VerdictExemption[] = [
  {
    name: "release that needs a region",
    because:
      "From 3.502 to 3.503.0 the SDK asks no profile for the sso_region, and throws where nothing else names one.",
    lets: "silent",
    isIn: (version) => isSoIn(version, "ssoRegionMissing"),
    holds: ({ program: { factory, options, region } }) =>
      factory.factory !== "fromSSO" || noRegion.has(region.name) || takenAway.has(options.name),
  },
  {
    name: "release in which clientConfig without a region overrides",
    because: "Up to 3.501 any clientConfig takes the place of the profile's region, which is then the environment's.",
    lets: "silent",
    isIn: readsNoClientConfig,
    holds: ({ program: { factory, region } }) => factory.name === "fromSSO" && noRegion.has(region.name),
  },
  {
    name: "release whose credential-provider-sso reads no clientConfig",
    because: "Up to 3.501 only fromSSO of credential-providers does.",
    lets: "reported",
    isIn: readsNoClientConfig,
    holds: ({ program: { factory } }) => factory.name === "fromSSO of its package",
  },
  {
    name: "release whose chain asks SSO first",
    because: "Up to 3.501 the chain signs in with a profile's SSO keys although it has static keys too.",
    lets: "sign-in",
    isIn: readsNoClientConfig,
    holds: ({ program }) => isChain(program) && program.profile.name === "static keys beside SSO",
  },
  {
    name: "release whose chain reads ssoClient",
    because: "Up to 3.501 the chain hands all its options on to fromSSO.",
    lets: "silent",
    isIn: (version) => !isSoIn(version, "chainIgnoresSsoClient"),
    holds: ({ program }) => isChain(program) && program.ssoClient.region !== undefined,
  },
  {
    name: "release in which null is a region of STS",
    because: "From 3.503.1 to some release before 3.511, a clientConfig.region that is null makes STS throw.",
    lets: "silent",
    isIn: (version) => isSoIn(version, "iniReadsSsoSession") && !isSupported(version),
    holds: ({ program: { region, profile } }) => region.name === "null" && profile.name.startsWith("role"),
  },
];
