// Where STS is called: for a role profile, whose source_profile signs in through SSO, and for a web identity.
import { CHAIN, ENDPOINT, type Experiment, type ExperimentGroup, INI, region } from "./experiment.ts";

const CLIENT_CONFIG = `clientConfig: { region: '${region.clientConfig}' }`;
const PARENT = `parentClientConfig: { region: '${region.parentClientConfig}' }`;
const CALLER = { client: { region: region.caller } };
const IN_REGION = { env: { AWS_REGION: region.environment } };
const POD = {
  AWS_WEB_IDENTITY_TOKEN_FILE: "$HOME/web-identity-token",
  AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Pod",
};

/** What fromIni and the chain are both asked. */
function ofRole({ factory, name }: typeof INI): Experiment[] {
  return [
    {
      id: `${name}StsClientConfigRegion`,
      statement: `On ${factory}, clientConfig.region is STS's region, before the profile's and parentClientConfig's.`,
      call: `${factory}({ profile: 'deploy', ${CLIENT_CONFIG}, ${PARENT} })`,
      expected: { sts: region.clientConfig },
    },
    {
      id: `${name}StsProfileRegion`,
      statement: `On ${factory}, the role profile's region is STS's.`,
      call: `${factory}({ profile: 'deploy' })`,
      expected: { sts: region.roleProfile },
    },
    {
      id: `${name}StsParentRegion`,
      statement: `On ${factory}, parentClientConfig.region is STS's region where the role profile has none.`,
      call: `${factory}({ profile: 'deploy-noregion', ${PARENT} })`,
      expected: { sso: region.profileSso, sts: region.parentClientConfig },
    },
    {
      id: `${name}StsParentRegionOverKeys`,
      statement: `The same for a role over static keys.`,
      call: `${factory}({ profile: 'deploy-keys', ${PARENT} })`,
      expected: { sts: region.parentClientConfig },
    },
    {
      id: `${name}StsProfileBeforeParent`,
      statement: `On ${factory}, the role profile's region comes before parentClientConfig.region.`,
      call: `${factory}({ profile: 'deploy', ${PARENT} })`,
      expected: { sts: region.roleProfile },
    },
    {
      id: `${name}StsParentBeforeProfile`,
      statement: `On ${factory}, parentClientConfig.region comes before the role profile's region.`,
      call: `${factory}({ profile: 'deploy', ${PARENT} })`,
      expected: { sts: region.parentClientConfig },
    },
    {
      id: `${name}StsParentBeforeCaller`,
      statement: `On ${factory}, parentClientConfig.region comes before the calling client's region.`,
      call: `${factory}({ profile: 'deploy-noregion', ${PARENT} })`,
      given: CALLER,
      expected: { sts: region.parentClientConfig },
    },
    {
      id: `${name}StsCallerRegion`,
      statement: `Through ${factory}, the calling client's region reaches STS.`,
      call: `${factory}({ profile: 'deploy-noregion' })`,
      given: CALLER,
      expected: { sts: region.caller },
    },
    {
      id: `${name}StsProfileBeforeCaller`,
      statement: `On ${factory}, the role profile's region comes before the calling client's.`,
      call: `${factory}({ profile: 'deploy' })`,
      given: CALLER,
      expected: { sts: region.roleProfile },
    },
    {
      id: `${name}StsCallerDespiteUndefinedParent`,
      statement: `Through ${factory}, the calling client's region reaches STS although parentClientConfig.region is undefined.`,
      call: `${factory}({ profile: 'deploy-noregion', parentClientConfig: { region: undefined } })`,
      given: CALLER,
      expected: { sts: region.caller },
    },
    {
      id: `${name}StsCallerDespiteUndefinedRegion`,
      statement: `Through ${factory}, the calling client's region reaches STS although clientConfig.region is undefined.`,
      call: `${factory}({ profile: 'deploy-noregion', clientConfig: { region: undefined } })`,
      given: CALLER,
      expected: { sts: region.caller },
    },
    {
      id: `${name}StsCallerBeforeEnvironment`,
      statement: `Through ${factory}, the calling client's region comes before AWS_REGION.`,
      call: `${factory}({ profile: 'deploy-noregion' })`,
      given: { ...CALLER, ...IN_REGION },
      expected: { sts: region.caller },
    },
    {
      id: `${name}StsProfileBeforeEnvironment`,
      statement: `On ${factory}, the role profile's region comes before AWS_REGION.`,
      call: `${factory}({ profile: 'deploy' })`,
      given: IN_REGION,
      expected: { sts: region.roleProfile },
    },
    {
      id: `${name}StsEnvironment`,
      statement: `On ${factory}, AWS_REGION is STS's region where nothing nearer names one.`,
      call: `${factory}({ profile: 'deploy-noregion' })`,
      given: IN_REGION,
      expected: { sts: region.environment },
    },
    {
      id: `${name}StsDefaultProfile`,
      statement: `On ${factory}, the default profile's region is STS's where nothing nearer names one.`,
      call: `${factory}({ profile: 'deploy-noregion' })`,
      defaultRegion: true,
      expected: { sts: region.defaultProfile },
    },
    {
      id: `${name}StsNamedProfile`,
      statement: `On ${factory}, the region of the profile in AWS_PROFILE is STS's where nothing nearer names one.`,
      call: `${factory}({ profile: 'deploy-noregion' })`,
      given: { env: { AWS_PROFILE: "dev" } },
      defaultRegion: true,
      expected: { sts: region.ssoProfile },
    },
    {
      id: `${name}StsNowhere`,
      statement: `On ${factory}, STS is called in us-east-1 where nothing names a region; the source profile's region does not count.`,
      call: `${factory}({ profile: 'deploy-noregion' })`,
      expected: { sts: region.stsDefault },
    },
  ];
}

/** The web identity of a profile. */
function ofWebIdentity({ factory, name }: typeof INI): Experiment[] {
  return [
    {
      id: `${name}WebClientConfigRegion`,
      statement: `On ${factory} with a web identity profile, clientConfig.region is STS's region.`,
      call: `${factory}({ profile: 'web-noregion', ${CLIENT_CONFIG} })`,
      expected: { sts: region.clientConfig },
    },
    {
      id: `${name}WebParentRegion`,
      statement: `On ${factory} with a web identity profile, parentClientConfig.region is STS's region.`,
      call: `${factory}({ profile: 'web-noregion', ${PARENT} })`,
      expected: { sts: region.parentClientConfig },
    },
    {
      id: `${name}WebProfileRegionIgnored`,
      statement: `On ${factory}, the region of a web identity profile is not STS's region.`,
      call: `${factory}({ profile: 'web' })`,
      expected: { sts: region.stsDefault },
    },
    {
      id: `${name}WebCallerRegion`,
      statement: `Through ${factory} with a web identity profile, the calling client's region reaches STS.`,
      call: `${factory}({ profile: 'web-noregion' })`,
      given: CALLER,
      expected: { sts: region.caller },
    },
  ];
}

const elsewhere: Experiment[] = [
  {
    id: "chainPodClientConfigRegion",
    statement: "Where the chain falls through to the web identity of a pod, clientConfig.region is STS's region.",
    call: `fromNodeProviderChain({ ${CLIENT_CONFIG} })`,
    given: { env: POD },
    expected: { sts: region.clientConfig },
  },
  {
    id: "chainPodParentRegion",
    statement: "Where the chain falls through to the web identity of a pod, parentClientConfig.region is STS's region.",
    call: `fromNodeProviderChain({ ${PARENT} })`,
    given: { env: POD },
    expected: { sts: region.parentClientConfig },
  },
  {
    id: "endpointVariableReachesSts",
    statement: "AWS_ENDPOINT_URL_STS takes the place of the STS host of a role profile.",
    call: "fromIni({ profile: 'deploy' })",
    given: { env: { AWS_ENDPOINT_URL_STS: `https://${ENDPOINT}` } },
    expected: { sts: ENDPOINT },
  },
];

export const stsExperiments: readonly ExperimentGroup[] = [
  {
    title: "Where STS is called for a role profile: fromIni",
    about: "The role profile's `source_profile` signs in through SSO.",
    experiments: ofRole(INI),
  },
  {
    title: "Where STS is called for a role profile: fromNodeProviderChain",
    about: "The same questions to the chain.",
    experiments: ofRole(CHAIN),
  },
  {
    title: "Where STS is called for a web identity, and by endpoint",
    about: "A web identity never calls SSO; here clientConfig.region can be wanted.",
    experiments: [...ofWebIdentity(INI), ...ofWebIdentity(CHAIN), ...elsewhere],
  },
];
