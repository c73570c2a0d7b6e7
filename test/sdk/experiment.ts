// One experiment: a small program, the shared config file it runs with, what came of it, and the fact it stands for.
import type { Ruling, SdkRequest, Trial } from "./types.ts";

/** The factories, and the name each has in ids. */
export const SSO = { factory: "fromSSO", name: "sso" };
export const INI = { factory: "fromIni", name: "ini" };
export const CHAIN = { factory: "fromNodeProviderChain", name: "chain" };

/** Where each region in an experiment comes from. No two sources share one, so that a region tells who decided; none is STS's own default. */
export const region = {
  profileSso: "us-west-2",
  ssoProfile: "eu-central-1",
  roleProfile: "eu-west-1",
  defaultProfile: "ca-central-1",
  clientConfig: "ap-south-1",
  parentClientConfig: "sa-east-1",
  caller: "ap-northeast-1",
  environment: "eu-north-1",
  ssoRegionOption: "eu-west-3",
  ssoClient: "us-east-2",
  otherFile: "ap-southeast-2",
  stsDefault: "us-east-1",
} as const;

/** The host of every `endpoint` in an experiment. */
export const ENDPOINT = "endpoint.example";

/** Which regions were asked, or which hosts where those name no region; whose account; and the error. A key left out: nothing of the kind. */
export interface Outcome {
  readonly sso?: string;
  /** There if account and role are those written in the program, not the profile's. */
  readonly account?: "code";
  readonly oidc?: string;
  readonly sts?: string;
  readonly error?: string;
}

/** One program, and the outcome for which a fact is said to hold. */
export interface Experiment {
  /** The name of the fact. */
  readonly id: string;
  /** What is true of the releases in which the program has the expected outcome. */
  readonly statement: string;
  /** An expression, the provider. */
  readonly call: string;
  readonly given?: Pick<Trial, "client" | "env" | "ssoToken">;
  /** The shared config file has a `[default]` with a region. */
  readonly defaultRegion?: true;
  /** Only the keys named here are compared, "" is not asked at all; an error must begin as said, and be absent if not named. */
  readonly expected: Outcome;
}

/** Experiments under the heading a reader would look for. */
export interface ExperimentGroup {
  readonly title: string;
  readonly about: string;
  readonly experiments: readonly Experiment[];
}

const SSO_KEYS = "sso_session = abc\nsso_account_id = 111122223333\nsso_role_name = Reader";
const ROLE_KEYS = "role_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev";
const WEB_KEYS = "role_arn = arn:aws:iam::444455556666:role/Web\nweb_identity_token_file = $HOME/web-identity-token";

/** The shared config file of every experiment. */
export const CONFIG = `[sso-session abc]
sso_start_url = https://example.awsapps.com/start
sso_region = ${region.profileSso}

[profile dev]
${SSO_KEYS}
region = ${region.ssoProfile}

[profile legacy]
sso_start_url = https://example.awsapps.com/start
sso_region = ${region.profileSso}
sso_account_id = 111122223333
sso_role_name = Reader
region = ${region.ssoProfile}

[profile deploy]
${ROLE_KEYS}
region = ${region.roleProfile}

[profile deploy-noregion]
${ROLE_KEYS}

[profile keys]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example

[profile keys-beside-sso]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
${SSO_KEYS}

[profile deploy-keys]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = keys

[profile web]
${WEB_KEYS}
region = ${region.roleProfile}

[profile web-noregion]
${WEB_KEYS}
`;

const DEFAULT_PROFILE = `\n[default]\nregion = ${region.defaultProfile}\n`;
/** Another config file, which the experiments on `configFilepath` write: the same profile with another sso_region. */
const OTHER_FILE = CONFIG.replaceAll(region.profileSso, region.otherFile);

/** The program of an experiment, ready for the judge. */
export function trialOf({ call, given, defaultRegion }: Experiment): Trial {
  const setUp = call.includes("otherFile")
    ? `import { writeFileSync } from "node:fs";
       const otherFile = process.env.HOME + "/other-config";
       writeFileSync(otherFile, ${JSON.stringify(OTHER_FILE)});`
    : "";
  const source = `
    import * as providers from "@aws-sdk/credential-providers";
    import { defaultProvider } from "@aws-sdk/credential-provider-node";
    import { SSOClient } from "@aws-sdk/client-sso";
    const { fromIni, fromNodeProviderChain, fromSSO, fromTemporaryCredentials } = providers;
    ${setUp}
    export const makeProvider = () => ${call};`;
  const config = defaultRegion === true ? CONFIG + DEFAULT_PROFILE : CONFIG;
  return { fileName: "experiment.mjs", source, config, ...given };
}

function places(requests: readonly SdkRequest[], service: SdkRequest["service"]): string {
  const asked = requests.filter((request) => request.service === service).map(({ region, host }) => region ?? host);
  return [...new Set(asked)].join(", ");
}

/** What a ruling comes to, in a form that can be compared and kept. */
export function outcomeOf({ requests, error }: Ruling): Outcome {
  const [sso, oidc, sts] = (["sso", "oidc", "sts"] as const).map((service) => places(requests, service));
  const ofCode = requests.some(({ roleName }) => roleName === "FromCode");
  return {
    ...(sso ? { sso } : {}),
    ...(ofCode ? { account: "code" } : {}),
    ...(oidc ? { oidc } : {}),
    ...(sts ? { sts } : {}),
    ...(error === undefined ? {} : { error: error.message.split("\n", 1)[0] ?? "" }),
  };
}

/** Whether an outcome is the one for which the experiment's fact holds. */
export function holds({ expected }: Experiment, outcome: Outcome): boolean {
  const { error, ...asked } = expected;
  const sameError = error === undefined ? outcome.error === undefined : outcome.error?.startsWith(error) === true;
  return (
    sameError &&
    (["sso", "account", "oidc", "sts"] as const).every((key) => !(key in asked) || asked[key] === (outcome[key] ?? ""))
  );
}
