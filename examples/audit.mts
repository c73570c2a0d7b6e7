// A role whose profile has no region: that of STS comes from the program alone, and has to stay.
import { fromIni, fromNodeProviderChain } from "@aws-sdk/credential-providers";

const onPipeline = process.env.CI === "true";

export const provider = onPipeline
  ? fromNodeProviderChain()
  : fromIni({ profile: "audit", clientConfig: { region: "ap-southeast-2" } });
