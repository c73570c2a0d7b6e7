/** Where each region in a program comes from. No two sources share one, so that a region tells who decided; none is STS's own default. */
export const regions = {
  sso: "us-west-2",
  legacySso: "eu-west-2",
  ssoProfile: "eu-central-1",
  roleProfile: "eu-west-1",
  defaultProfile: "ca-central-1",
  ownSso: "ap-southeast-2",
  ownClient: "ap-southeast-1",
  clientConfig: "ap-south-1",
  parentClientConfig: "sa-east-1",
  caller: "ap-northeast-1",
  environment: "eu-north-1",
} as const;

/** The host of every `endpoint`. */
export const endpointHost = "endpoint.example";
