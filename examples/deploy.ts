// A role assumed with an SSO profile: SSO has to move to its own region, STS has to stay in eu-west-2.
import { fromIni } from "@aws-sdk/credential-providers";

interface Target {
  stage: "test" | "live";
  region: string;
}

const target: Target = { stage: "live", region: "eu-west-2" };

export const provider = fromIni({
  profile: "deploy",
  clientConfig: { region: target.region },
});
