import type { FactId } from "./facts.ts";
import type { Factory } from "./factories.ts";

/** What goes wrong in a call, by the names of the messages. */
export type Trouble =
  | "overriddenSsoRegion"
  | "overriddenSsoEndpoint"
  | "overriddenSsoClient"
  | "incompleteSsoRegion"
  | "beatenSsoRegion"
  | "missingSsoSession";

type ByFactory = Readonly<Partial<Record<Factory, FactId>>>;

/** The measured fact that says of which releases it is true that a call goes wrong. */
const factsOfTrouble: Readonly<Record<Trouble, ByFactory>> = {
  overriddenSsoRegion: {
    fromSSO: "ssoClientConfigRegion",
    fromIni: "iniClientConfigRegion",
    fromNodeProviderChain: "chainClientConfigRegion",
    defaultProvider: "defaultProviderClientConfigRegion",
  },
  overriddenSsoEndpoint: {
    fromSSO: "ssoEndpointReachesSso",
    fromIni: "iniEndpointReachesSso",
    fromNodeProviderChain: "chainEndpointReachesSso",
    defaultProvider: "chainEndpointReachesSso",
  },
  overriddenSsoClient: { fromSSO: "ssoClientWins" },
  incompleteSsoRegion: {
    fromSSO: "ssoIncompleteFieldsThrow",
    fromNodeProviderChain: "chainIncompleteFieldsThrow",
    defaultProvider: "defaultProviderIncompleteFieldsThrow",
  },
  beatenSsoRegion: {
    fromSSO: "ssoCompleteFieldsClientConfigRegion",
    fromNodeProviderChain: "chainCompleteFieldsClientConfigRegion",
    defaultProvider: "chainCompleteFieldsClientConfigRegion",
  },
  missingSsoSession: {
    fromSSO: "ssoFieldsWithoutSessionThrow",
    fromNodeProviderChain: "chainFieldsWithoutSessionThrow",
    defaultProvider: "chainFieldsWithoutSessionThrow",
  },
};

/** The fact behind a trouble; undefined where it does not depend on the release. */
export function factOf(trouble: string, factory: Factory): FactId | undefined {
  return isTrouble(trouble) ? factsOfTrouble[trouble][factory] : undefined;
}

function isTrouble(name: string): name is Trouble {
  return Object.hasOwn(factsOfTrouble, name);
}
