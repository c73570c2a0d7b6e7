// What the installed SDK does, call by call: every other part of the project rests on this table.
// STS is never tried with us-east-1, its own default: that could not tell "honoured" from "ignored".
import { expect, test } from "vitest";
import { judge, type Ruling, type Trial } from "./judge.ts";

const CONFIG = `
[sso-session abc]
sso_start_url = https://example.awsapps.com/start
sso_region = us-west-2
[default]
region = ca-central-1
[profile testProfile]
sso_session = abc
sso_account_id = 111122223333
sso_role_name = Reader
region = us-east-1
[profile noregion]
sso_session = abc
sso_account_id = 111122223333
sso_role_name = Reader
[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = us-west-2
sso_account_id = 111122223333
sso_role_name = Reader
region = us-east-1
[profile chained]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = testProfile
region = eu-west-1
[profile chained-noregion]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = noregion
[profile web]
role_arn = arn:aws:iam::444455556666:role/Web
web_identity_token_file = $HOME/web-identity-token
region = eu-west-1
[profile static-beside-sso]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
sso_session = abc
sso_account_id = 111122223333
sso_role_name = Reader
`;

const LEGACY_SET =
  'ssoStartUrl: "https://example.awsapps.com/start", ssoAccountId: "999900001111", ssoRoleName: "FromCode", ssoRegion: "us-west-2"';
const SET = `ssoSession: "abc", ${LEGACY_SET}`;
const INCOMPLETE =
  'Incomplete configuration. The fromSSO() argument hash must include "ssoStartUrl", "ssoAccountId", "ssoRegion", "ssoRoleName"';

/** Given options besides the call, and where SSO and STS were asked: "-" is not at all, a host stands in for a region no host names. */
interface Fact {
  call: string;
  with?: Pick<Trial, "client" | "env" | "ssoToken">;
  sso?: string;
  sts?: string;
  oidc?: string;
  error?: string;
}

const CALLER = { client: { region: "ap-south-1" } };
const REFRESH = { ssoToken: "expiring" } as const;

const BY_SSO: Fact[] = [
  { call: "fromSSO({ profile: 'testProfile' })", sso: "us-west-2" },
  { call: "fromSSO({ profile: 'legacy' })", sso: "us-west-2" },
  { call: "fromSSO({ profile: 'testProfile' })", with: { env: { AWS_REGION: "ap-south-1" } }, sso: "us-west-2" },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { region: 'us-east-1' } })", sso: "us-east-1" },
  { call: "fromSSO({ profile: 'legacy', clientConfig: { region: 'us-east-1' } })", sso: "us-east-1" },
  { call: "fromSSO({ profile: 'testProfile', ssoRegion: 'us-west-2' })", error: INCOMPLETE },
  {
    call: "fromSSO({ profile: 'testProfile', ssoRegion: 'us-west-2', clientConfig: { region: 'us-east-1' } })",
    error: INCOMPLETE,
  },
  { call: `fromSSO({ profile: 'testProfile', ${SET}, clientConfig: { region: 'us-east-1' } })`, sso: "us-east-1" },
  { call: `fromSSO({ profile: 'testProfile', ${SET} })`, sso: "us-west-2" },
  { call: `fromSSO({ profile: 'doesNotExist', ${LEGACY_SET} })`, sso: "us-west-2" },
  {
    call: `fromSSO({ profile: 'doesNotExist', ${SET} })`,
    error: "Profile 'doesNotExist' could not be found in shared credentials file.",
  },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { region: 'us-west-2' } })", sso: "us-west-2" },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { region: undefined } })", sso: "us-west-2" },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { region: null } })", sso: "us-west-2" },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { region: '' } })", error: "Region is missing" },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { region: async () => 'us-east-1' } })", sso: "us-east-1" },
  { call: "fromSSO({ profile: 'testProfile', parentClientConfig: { region: 'us-east-1' } })", sso: "us-west-2" },
  { call: "fromSSO({ profile: 'testProfile', ssoClient: new SSOClient({ region: 'us-east-1' }) })", sso: "us-east-1" },
  {
    call: "fromSSO({ profile: 'testProfile', clientConfig: { region: 'us-west-2' }, ssoClient: new SSOClient({ region: 'us-east-1' }) })",
    sso: "us-east-1",
  },
  { call: "fromSSO({ profile: 'testProfile', clientConfig: { endpoint: 'https://x.example' } })", sso: "x.example" },
  { call: "fromSSO({ profile: 'static-beside-sso' })", sso: "us-west-2" },
  {
    call: "fromSSO({ profile: 'testProfile', clientConfig: { region: 'us-east-1' } })",
    with: REFRESH,
    oidc: "us-west-2",
    sso: "us-east-1",
  },
  {
    call: "fromSSO({ profile: 'testProfile', clientConfig: { endpoint: 'https://x.example' } })",
    with: REFRESH,
    oidc: "x.example",
    sso: "x.example",
  },
  {
    call: "fromTemporaryCredentials({ clientConfig: { region: 'eu-west-1' }, params: { RoleArn: 'arn:aws:iam::444455556666:role/Deploy' }, masterCredentials: fromSSO({ profile: 'testProfile' }) })",
    sso: "us-west-2",
    sts: "eu-west-1",
  },
];

/** What fromIni, the chain and the chain's other name do alike. */
function byProfile(factory: string): Fact[] {
  return [
    { call: `${factory}({ profile: 'testProfile' })`, sso: "us-west-2" },
    { call: `${factory}({ profile: 'testProfile' })`, with: CALLER, sso: "us-west-2" },
    { call: `${factory}()`, with: { env: { AWS_PROFILE: "testProfile" } }, sso: "us-west-2" },
    { call: `${factory}({ profile: 'testProfile', clientConfig: { region: 'us-east-1' } })`, sso: "us-east-1" },
    { call: `${factory}({ profile: 'legacy', clientConfig: { region: 'us-east-1' } })`, sso: "us-east-1" },
    { call: `${factory}({ profile: 'testProfile', parentClientConfig: { region: 'us-east-1' } })`, sso: "us-west-2" },
    {
      call: `${factory}({ profile: 'testProfile', clientConfig: { endpoint: 'https://x.example' } })`,
      sso: "x.example",
    },
    {
      call: `${factory}({ profile: 'testProfile', ssoClient: new SSOClient({ region: 'us-east-1' }) })`,
      sso: "us-west-2",
    },
    { call: `${factory}({ profile: 'static-beside-sso', clientConfig: { region: 'us-east-1' } })` },
    {
      call: `${factory}({ profile: 'chained', clientConfig: { region: 'ap-south-1' } })`,
      sso: "ap-south-1",
      sts: "ap-south-1",
    },
    {
      call: `${factory}({ profile: 'chained-noregion', clientConfig: { region: 'ap-south-1' } })`,
      sso: "ap-south-1",
      sts: "ap-south-1",
    },
    {
      call: `${factory}({ profile: 'chained-noregion', parentClientConfig: { region: 'ap-south-1' } })`,
      sso: "us-west-2",
      sts: "ap-south-1",
    },
    {
      call: `${factory}({ profile: 'chained', parentClientConfig: { region: 'ap-south-1' } })`,
      sso: "us-west-2",
      sts: "eu-west-1",
    },
    {
      call: `${factory}({ profile: 'chained-noregion', parentClientConfig: { region: undefined } })`,
      with: CALLER,
      sso: "us-west-2",
      sts: "ap-south-1",
    },
    {
      call: `${factory}({ profile: 'chained', clientConfig: { region: 'ap-south-1' }, parentClientConfig: { region: 'ca-central-1' } })`,
      sso: "ap-south-1",
      sts: "ap-south-1",
    },
    { call: `${factory}({ profile: 'chained' })`, with: CALLER, sso: "us-west-2", sts: "eu-west-1" },
    { call: `${factory}({ profile: 'chained-noregion' })`, with: CALLER, sso: "us-west-2", sts: "ap-south-1" },
    {
      call: `${factory}({ profile: 'chained-noregion' })`,
      with: { env: { AWS_REGION: "ap-south-1" } },
      sso: "us-west-2",
      sts: "ap-south-1",
    },
    // Without a region from anywhere nearer: that of the profile named by AWS_PROFILE or else "default", not of the role's profile.
    { call: `${factory}({ profile: 'chained-noregion' })`, sso: "us-west-2", sts: "ca-central-1" },
    {
      call: `${factory}({ profile: 'chained-noregion' })`,
      with: { env: { AWS_PROFILE: "chained" } },
      sso: "us-west-2",
      sts: "eu-west-1",
    },
    { call: `${factory}({ profile: 'web' })`, sts: "ca-central-1" },
    {
      call: `${factory}({ profile: 'chained', clientConfig: { region: 'us-west-2' } })`,
      sso: "us-west-2",
      sts: "us-west-2",
    },
    {
      call: `${factory}({ profile: 'chained', clientConfig: { endpoint: 'https://x.example' } })`,
      sso: "x.example",
      sts: "x.example",
    },
    {
      call: `${factory}({ profile: 'web', clientConfig: { region: 'ca-central-1' } })`,
      with: CALLER,
      sts: "ap-south-1",
    },
    {
      call: `${factory}({ profile: 'web', parentClientConfig: { region: 'ca-central-1' } })`,
      with: CALLER,
      sts: "ca-central-1",
    },
  ];
}

const SSO_FIELDS: Fact[] = [
  {
    call: "fromIni({ profile: 'testProfile', ssoRegion: 'us-west-2', clientConfig: { region: 'us-east-1' } })",
    sso: "us-east-1",
  },
  { call: "fromIni({ profile: 'testProfile', ssoRegion: 'eu-north-1' })", sso: "us-west-2" },
  { call: "fromNodeProviderChain({ profile: 'testProfile', ssoRegion: 'us-west-2' })", error: INCOMPLETE },
  { call: "defaultProvider({ profile: 'testProfile', ssoRegion: 'us-west-2' })", error: INCOMPLETE },
  { call: `fromNodeProviderChain({ profile: 'testProfile', ${SET} })`, sso: "us-west-2" },
];

const WITHOUT_PROFILE = {
  env: { AWS_WEB_IDENTITY_TOKEN_FILE: "$HOME/web-identity-token", AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/Pod" },
};
const FALLING_THROUGH: Fact[] = [
  {
    call: "fromNodeProviderChain({ clientConfig: { region: 'ap-south-1' } })",
    with: WITHOUT_PROFILE,
    sts: "ap-south-1",
  },
  {
    call: "fromNodeProviderChain({ parentClientConfig: { region: 'ap-south-1' } })",
    with: WITHOUT_PROFILE,
    sts: "ap-south-1",
  },
];

const FACTS: Fact[] = [
  ...BY_SSO,
  ...byProfile("fromIni"),
  ...byProfile("fromNodeProviderChain"),
  ...byProfile("defaultProvider"),
  ...SSO_FIELDS,
  ...FALLING_THROUGH,
];

function trial({ call, with: given }: Fact): Trial {
  const source = `
    import { fromIni, fromNodeProviderChain, fromSSO, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
    import { defaultProvider } from "@aws-sdk/credential-provider-node";
    import { SSOClient } from "@aws-sdk/client-sso";
    export const provider = ${call};`;
  return { fileName: "fact.mjs", source, config: CONFIG, ...given };
}

function where({ requests }: Ruling, service: string): string {
  return (
    requests
      .filter((request) => request.service === service)
      .map(({ region, host }) => region ?? host)
      .join(", ") || "-"
  );
}

const rulings = await judge(FACTS.map(trial));

test.each(FACTS.map((fact, index) => ({ ...fact, given: JSON.stringify(fact.with ?? {}), ruling: rulings[index] })))(
  "$call $given: SSO $sso, STS $sts",
  ({ ruling, sso = "-", sts = "-", oidc = "-", error }) => {
    if (ruling === undefined) throw new Error("No ruling.");
    expect({
      sso: where(ruling, "sso"),
      sts: where(ruling, "sts"),
      oidc: where(ruling, "oidc"),
      error: ruling.error?.message,
    }).toEqual({ sso, sts, oidc, error });
  },
);
