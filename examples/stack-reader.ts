// A class that keeps its region, and has other settings for its connections that must survive.
import { Agent } from "node:https";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";

export class StackReader {
  constructor(
    private readonly region: string,
    private readonly profile?: string,
  ) {}

  credentials() {
    return fromNodeProviderChain({
      profile: this.profile,
      clientConfig: {
        region: this.region, // where the stacks are
        requestHandler: { requestTimeout: 10_000, httpsAgent: new Agent({ maxSockets: 8 }) },
      },
    });
  }
}

export function makeProvider() {
  return new StackReader("eu-central-1", "dev").credentials();
}
