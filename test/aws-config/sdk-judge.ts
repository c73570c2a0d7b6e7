import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fromIni, fromSSO } from "@aws-sdk/credential-providers";
import { afterAll, beforeAll, vi } from "vitest";

const home = mkdtempSync(join(tmpdir(), "aws-config-judge-"));
const [config, credentials] = [join(home, "config"), join(home, "credentials")];

/** Gives the SDK a home of its own for the tests of one file, signed in to the sessions and start URLs named. */
export function useHome(signedInTo: readonly string[]): void {
  beforeAll(() => {
    const cache = join(home, ".aws", "sso", "cache");
    mkdirSync(cache, { recursive: true });
    for (const id of signedInTo) {
      const file = join(cache, `${createHash("sha1").update(id).digest("hex")}.json`);
      writeFileSync(file, JSON.stringify({ accessToken: "t", expiresAt: "2999-01-01T00:00:00Z" }));
    }
    const variables = { HOME: home, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    for (const name of ["AWS_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"]) vi.stubEnv(name, undefined);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });
}

interface Request {
  readonly hostname: string;
  readonly query: Record<string, string>;
}

/** What the SDK does when run: `host account role` of the request with which it would sign in, or else the error it throws. */
export async function sdkSignsIn(
  factory: "fromSSO" | "fromIni",
  profile: string,
  texts: { config: string; credentials?: string },
): Promise<{ request?: string; error: string }> {
  writeFileSync(config, texts.config);
  writeFileSync(credentials, texts.credentials ?? "");
  const requests: string[] = [];
  const handle = ({ hostname, query }: Request) => {
    requests.push(`${hostname} ${query["account_id"]} ${query["role_name"]}`);
    return Promise.reject(new Error("no network here"));
  };
  const options = { profile, filepath: credentials, configFilepath: config, ignoreCache: true };
  const clientConfig = { maxAttempts: 1, requestHandler: { handle } };
  const roleAssumer = <T>(source: T) => Promise.resolve(source);
  const provider =
    factory === "fromSSO" ? fromSSO({ ...options, clientConfig }) : fromIni({ ...options, clientConfig, roleAssumer });
  const error = await provider().then(() => "", String);
  return { error, ...(requests[0] !== undefined && { request: requests[0] }) };
}
