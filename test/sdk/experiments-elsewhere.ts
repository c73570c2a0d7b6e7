// What decides where SSO is called besides regions and profiles: clients, endpoints, other files, and the sso* options.
import { CHAIN, ENDPOINT, type Experiment, type ExperimentGroup, INI, region, SSO } from "./experiment.ts";

const CLIENT_CONFIG = `clientConfig: { region: '${region.clientConfig}' }`;
const ENDPOINT_CONFIG = `clientConfig: { endpoint: 'https://${ENDPOINT}' }`;
const SSO_CLIENT = `ssoClient: new SSOClient({ region: '${region.ssoClient}' })`;
const FIELDS = `ssoStartUrl: 'https://example.awsapps.com/start', ssoAccountId: '999900001111', ssoRoleName: 'FromCode'`;
const COMPLETE = `${FIELDS}, ssoRegion: '${region.ssoRegionOption}'`;
const EXPIRING = { ssoToken: "expiring" } as const;

const otherWays: Experiment[] = [
  {
    id: "ssoClientWins",
    statement: "On fromSSO, ssoClient decides, before the profile and before clientConfig.region.",
    call: `fromSSO({ profile: 'dev', ${CLIENT_CONFIG}, ${SSO_CLIENT} })`,
    expected: { sso: region.ssoClient },
  },
  ...[INI, CHAIN].map(({ factory, name }) => ({
    id: `${name}IgnoresSsoClient`,
    statement: `${factory} ignores ssoClient.`,
    call: `${factory}({ profile: 'dev', ${SSO_CLIENT} })`,
    expected: { sso: region.profileSso },
  })),
  ...[SSO, INI, CHAIN].flatMap(({ factory, name }) => [
    {
      id: `${name}EndpointReachesSso`,
      statement: `On ${factory}, clientConfig.endpoint takes the place of the SSO host.`,
      call: `${factory}({ profile: 'dev', ${ENDPOINT_CONFIG} })`,
      expected: { sso: ENDPOINT },
    },
    {
      id: `${name}EndpointReachesOidc`,
      statement: `On ${factory}, clientConfig.endpoint takes the place of the OIDC host in a token refresh.`,
      call: `${factory}({ profile: 'dev', ${ENDPOINT_CONFIG} })`,
      given: EXPIRING,
      expected: { oidc: ENDPOINT },
    },
  ]),
  {
    id: "iniEndpointReachesSts",
    statement: "On fromIni, clientConfig.endpoint takes the place of the STS host of a role profile.",
    call: `fromIni({ profile: 'deploy', ${ENDPOINT_CONFIG} })`,
    expected: { sts: ENDPOINT },
  },
  {
    id: "refreshInSsoRegion",
    statement: "A token refresh goes to the profile's sso_region, whatever clientConfig.region says.",
    call: `fromSSO({ profile: 'dev', ${CLIENT_CONFIG} })`,
    given: EXPIRING,
    expected: { oidc: region.profileSso },
  },
  {
    id: "refreshForgotten",
    statement: "A token about to expire is not refreshed.",
    call: "fromSSO({ profile: 'dev' })",
    given: EXPIRING,
    expected: { oidc: "", sso: region.profileSso },
  },
  {
    id: "endpointVariableReachesSso",
    statement: "AWS_ENDPOINT_URL_SSO takes the place of the SSO host.",
    call: "fromSSO({ profile: 'dev' })",
    given: { env: { AWS_ENDPOINT_URL_SSO: `https://${ENDPOINT}` } },
    expected: { sso: ENDPOINT },
  },
  {
    id: "ssoReadsConfigFilepath",
    statement: "fromSSO reads the profile from the file named by configFilepath.",
    call: "fromSSO({ profile: 'dev', configFilepath: otherFile })",
    expected: { sso: region.otherFile },
  },
  {
    id: "iniForgetsConfigFilepath",
    statement:
      "fromIni reads configFilepath, but takes the sso_region of an sso-session from the default file all the same.",
    call: "fromIni({ profile: 'dev', configFilepath: otherFile })",
    expected: { sso: region.profileSso },
  },
];

const ssoFields: Experiment[] = [
  ...[SSO, CHAIN].flatMap(({ factory, name }) => [
    {
      id: `${name}CompleteFields`,
      statement: `${factory} takes start URL, account, role and region from the complete set of sso* options, and from no profile.`,
      call: `${factory}({ profile: 'doesNotExist', ${COMPLETE} })`,
      expected: { sso: region.ssoRegionOption, account: "code" },
    } as const,
    {
      id: `${name}CompleteFieldsClientConfigRegion`,
      statement: `On ${factory}, clientConfig.region overrides ssoRegion even in the complete set.`,
      call: `${factory}({ profile: 'dev', ${COMPLETE}, ${CLIENT_CONFIG} })`,
      expected: { sso: region.clientConfig, account: "code" },
    } as const,
    {
      id: `${name}CompleteFieldsWithSession`,
      statement: `On ${factory}, the complete set with ssoSession signs in in ssoRegion.`,
      call: `${factory}({ profile: 'dev', ssoSession: 'abc', ${COMPLETE} })`,
      expected: { sso: region.ssoRegionOption, account: "code" },
    } as const,
  ]),
  {
    id: "iniIgnoresSsoRegion",
    statement: "fromIni has no ssoRegion option: it is ignored.",
    call: `fromIni({ profile: 'dev', ssoRegion: '${region.ssoRegionOption}' })`,
    expected: { sso: region.profileSso },
  },
];

export const elsewhereExperiments: readonly ExperimentGroup[] = [
  {
    title: "Other ways to another place",
    about: "Clients, endpoints, token refresh, other config files.",
    experiments: otherWays,
  },
  {
    title: "The sso* options",
    about:
      "Their complete set is `ssoStartUrl`, `ssoAccountId`, `ssoRoleName` and `ssoRegion`; `ssoSession` may come with it.",
    experiments: ssoFields,
  },
];
