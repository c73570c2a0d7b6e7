import { expect, it } from "vitest";
import { judge } from "../sdk/judge.ts";

const config = `[profile dev]
sso_start_url = https://example.awsapps.com/start
sso_region = us-west-2
sso_account_id = 111122223333
sso_role_name = Developer
[profile deploy]
role_arn = arn:aws:iam::111122223333:role/Deploy
source_profile = dev
`;

it('the way out of an endpoint, "AWS_ENDPOINT_URL_STS", moves STS and leaves SSO where it is', async () => {
  const source =
    'import { fromIni } from "@aws-sdk/credential-providers"; export const provider = fromIni({ profile: "deploy" });';
  const [ruling] = await judge([
    { fileName: "a.mjs", source, config, env: { AWS_ENDPOINT_URL_STS: "https://sts.internal" } },
  ]);
  expect(ruling?.requests.map(({ service, host }) => `${service} ${host}`)).toEqual([
    "sso portal.sso.us-west-2.amazonaws.com",
    "sts sts.internal",
  ]);
});
