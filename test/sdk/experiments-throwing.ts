// What makes the SDK throw. The prefix of the message is part of the fact.
import { CHAIN, type Experiment, type ExperimentGroup, INI, region, SSO } from "./experiment.ts";

const INCOMPLETE = "Incomplete configuration. The fromSSO() argument hash must include";
const SSO_REGION = `ssoRegion: '${region.ssoRegionOption}'`;
const COMPLETE = `ssoStartUrl: 'https://example.awsapps.com/start', ssoAccountId: '999900001111', ssoRoleName: 'FromCode', ${SSO_REGION}`;

const DEFAULT = { factory: "defaultProvider", name: "defaultProvider" };

const throwing: Experiment[] = [
  {
    id: "ssoRegionMissing",
    statement: 'fromSSO throws "Region is missing" where no region is ambient, though the profile has an sso_region.',
    call: "fromSSO({ profile: 'dev' })",
    expected: { error: "Region is missing" },
  },
  ...[SSO, INI, CHAIN].map(({ factory, name }) => ({
    id: `${name}EmptyRegionThrows`,
    statement: `On ${factory}, clientConfig.region "" throws "Region is missing".`,
    call: `${factory}({ profile: 'dev', clientConfig: { region: '' } })`,
    expected: { error: "Region is missing" },
  })),
  ...[SSO, CHAIN, DEFAULT].map(({ factory, name }) => ({
    id: `${name}IncompleteFieldsThrow`,
    statement: `On ${factory}, ssoRegion without the other sso* options throws.`,
    call: `${factory}({ profile: 'dev', ${SSO_REGION} })`,
    expected: { error: INCOMPLETE },
  })),
  {
    id: "ssoIncompleteFieldsWithRegionThrow",
    statement: "On fromSSO, ssoRegion beside clientConfig.region, the repair often recommended, throws.",
    call: `fromSSO({ profile: 'dev', ${SSO_REGION}, clientConfig: { region: '${region.clientConfig}' } })`,
    expected: { error: INCOMPLETE },
  },
  {
    id: "ssoSessionUnknownProfileThrows",
    statement: "On fromSSO, the complete set with ssoSession and a profile that is not there throws.",
    call: `fromSSO({ profile: 'doesNotExist', ssoSession: 'abc', ${COMPLETE} })`,
    expected: { error: "Profile 'doesNotExist' could not be found" },
  },
  ...[SSO, CHAIN].map(({ factory, name }) => ({
    id: `${name}FieldsWithoutSessionThrow`,
    statement: `On ${factory}, the complete set without ssoSession finds no token where the user has signed in to an sso-session.`,
    call: `${factory}({ profile: 'dev', ${COMPLETE} })`,
    given: { ssoToken: "ofSession" as const },
    expected: { error: "The SSO session associated with this profile is invalid" },
  })),
];

export const throwingExperiments: readonly ExperimentGroup[] = [
  { title: "What throws", about: "The beginning of the message is part of the fact.", experiments: throwing },
];
