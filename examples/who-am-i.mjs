// The SDK is loaded only when it is needed, and the region comes from the environment.
export async function makeProvider() {
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  return fromNodeProviderChain({
    profile: "dev",
    clientConfig: { region: process.env.AWS_REGION ?? "eu-central-1" },
  });
}
