// Who decides where SSO is called.
import { CHAIN, type Experiment, type ExperimentGroup, INI, region, SSO } from "./experiment.ts";

const CLIENT_CONFIG = `clientConfig: { region: '${region.clientConfig}' }`;
const PARENT = `parentClientConfig: { region: '${region.parentClientConfig}' }`;
const IN_REGION = { env: { AWS_REGION: region.environment } };
const CALLER = { client: { region: region.caller } };

const byProfile: Experiment[] = [
  {
    id: "ssoProfileDecides",
    statement: "fromSSO signs in where the profile says, with a region from nowhere else.",
    call: "fromSSO({ profile: 'dev' })",
    expected: { sso: region.profileSso },
  },
  {
    id: "ssoProfileBeforeEnvironment",
    statement: "fromSSO signs in where the profile says, whatever AWS_REGION says.",
    call: "fromSSO({ profile: 'dev' })",
    given: IN_REGION,
    expected: { sso: region.profileSso },
  },
  {
    id: "ssoEnvironmentDecides",
    statement: "fromSSO signs in in AWS_REGION, whatever the profile says.",
    call: "fromSSO({ profile: 'dev' })",
    given: IN_REGION,
    expected: { sso: region.environment },
  },
  {
    id: "ssoProfileBeforeCaller",
    statement: "fromSSO handed to a client signs in where the profile says.",
    call: "fromSSO({ profile: 'dev' })",
    given: CALLER,
    expected: { sso: region.profileSso },
  },
  {
    id: "iniReadsSsoSession",
    statement: "fromIni understands a profile with sso_session.",
    call: "fromIni({ profile: 'dev' })",
    expected: { sso: region.profileSso },
  },
  {
    id: "iniReadsLegacyProfile",
    statement: "fromIni signs in where a profile without sso_session says.",
    call: "fromIni({ profile: 'legacy' })",
    expected: { sso: region.profileSso },
  },
  {
    id: "chainReadsSsoSession",
    statement: "fromNodeProviderChain understands a profile with sso_session.",
    call: "fromNodeProviderChain({ profile: 'dev' })",
    expected: { sso: region.profileSso },
  },
  {
    id: "iniKeysFirst",
    statement: "fromIni uses the static keys of a profile that has SSO keys too, and calls nothing.",
    call: "fromIni({ profile: 'keys-beside-sso' })",
    expected: { sso: "" },
  },
  {
    id: "ssoKeysAside",
    statement: "fromSSO leaves the static keys of such a profile aside.",
    call: "fromSSO({ profile: 'keys-beside-sso' })",
    expected: { sso: region.profileSso },
  },
  {
    id: "iniProfileBeforeCaller",
    statement: "fromIni handed to a client signs in where the profile says.",
    call: "fromIni({ profile: 'dev' })",
    given: CALLER,
    expected: { sso: region.profileSso },
  },
  {
    id: "chainProfileBeforeCaller",
    statement: "fromNodeProviderChain handed to a client signs in where the profile says.",
    call: "fromNodeProviderChain({ profile: 'dev' })",
    given: CALLER,
    expected: { sso: region.profileSso },
  },
];

const overriddenByRegion: Experiment[] = [
  {
    id: "ssoClientConfigRegion",
    statement: "On fromSSO, clientConfig.region overrides the profile's sso_region.",
    call: `fromSSO({ profile: 'dev', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  {
    id: "ssoClientConfigRegionLegacy",
    statement: "The same for a profile without sso_session.",
    call: `fromSSO({ profile: 'legacy', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  {
    id: "iniClientConfigRegion",
    statement: "On fromIni, clientConfig.region overrides the profile's sso_region (the regression).",
    call: `fromIni({ profile: 'dev', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  {
    id: "iniClientConfigRegionLegacy",
    statement: "The same for a profile without sso_session.",
    call: `fromIni({ profile: 'legacy', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  {
    id: "iniClientConfigRegionOfRole",
    statement: "The same for a role profile whose source_profile signs in through SSO; STS is called there too.",
    call: `fromIni({ profile: 'deploy', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig, sts: region.clientConfig },
  },
  {
    id: "chainClientConfigRegion",
    statement: "On fromNodeProviderChain, clientConfig.region overrides the profile's sso_region.",
    call: `fromNodeProviderChain({ profile: 'dev', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  {
    id: "chainClientConfigRegionLegacy",
    statement: "The same for a profile without sso_session.",
    call: `fromNodeProviderChain({ profile: 'legacy', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  {
    id: "defaultProviderClientConfigRegion",
    statement: "The same for defaultProvider of @aws-sdk/credential-provider-node.",
    call: `defaultProvider({ profile: 'dev', ${CLIENT_CONFIG} })`,
    expected: { sso: region.clientConfig },
  },
  ...[SSO, INI, CHAIN].map(({ factory, name }) => ({
    id: `${name}RegionFunction`,
    statement: `On ${factory}, a clientConfig.region that is a function overrides as a string does.`,
    call: `${factory}({ profile: 'dev', clientConfig: { region: async () => '${region.clientConfig}' } })`,
    expected: { sso: region.clientConfig },
  })),
  {
    id: "temporaryCredentialsHarmless",
    statement: "clientConfig.region of fromTemporaryCredentials is STS's alone.",
    call: `fromTemporaryCredentials({ ${CLIENT_CONFIG}, params: { RoleArn: 'arn:aws:iam::444455556666:role/Deploy' }, masterCredentials: fromSSO({ profile: 'dev' }) })`,
    given: IN_REGION,
    expected: { sso: region.profileSso, sts: region.clientConfig },
  },
];

const leftToProfile: Experiment[] = [
  ...[SSO, INI, CHAIN].flatMap(({ factory, name }) => [
    {
      id: `${name}Pinned`,
      statement: `On ${factory}, a clientConfig.region that is the sso_region signs in there.`,
      call: `${factory}({ profile: 'dev', clientConfig: { region: '${region.profileSso}' } })`,
      expected: { sso: region.profileSso },
    },
    {
      id: `${name}ParentRegionHarmless`,
      statement: `On ${factory}, parentClientConfig.region leaves the sign-in to the profile.`,
      call: `${factory}({ profile: 'dev', ${PARENT} })`,
      expected: { sso: region.profileSso },
    },
    ...["undefined", "null"].map((value) => ({
      id: `${name}Region${value === "null" ? "Null" : "Undefined"}`,
      statement: `On ${factory}, a clientConfig.region that is ${value} leaves the sign-in to the profile.`,
      call: `${factory}({ profile: 'dev', clientConfig: { region: ${value} } })`,
      expected: { sso: region.profileSso },
    })),
  ]),
];

export const ssoExperiments: readonly ExperimentGroup[] = [
  { title: "What the profile decides", about: "Calls that name no region.", experiments: byProfile },
  {
    title: "What overrides the profile's sso_region: a region",
    about: "The defect this project is about.",
    experiments: overriddenByRegion,
  },
  {
    title: "What leaves the sign-in to the profile",
    about: "Options that name a region, or none, and do no harm.",
    experiments: leftToProfile,
  },
];
