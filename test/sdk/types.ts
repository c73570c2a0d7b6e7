import type { SdkRequest } from "../../src/sdk/ask/requests.ts";

export type { SdkRequest } from "../../src/sdk/ask/requests.ts";

/**
 * One program to be run with the real AWS SDK.
 *
 * The convention: the program exports `provider`, a credential provider (`(identityProperties?) => Promise<credentials>`), or
 * `makeProvider()`, which returns one or a promise of one; credentials already fetched will do too. As `exports.provider` in CommonJS.
 * `$HOME` in `config`, `credentials` and the values of `env` stands for the trial's home; a web identity token lies at `$HOME/web-identity-token`.
 */
export interface Trial {
  /** Its ending decides how the source is read: `.ts .mts .cts .tsx .js .mjs .cjs .jsx`. */
  fileName: string;
  source: string;
  /** Text of `~/.aws/config`. */
  config: string;
  /** Text of `~/.aws/credentials`; without it there is no such file. */
  credentials?: string;
  /** All the `AWS_*` variables the program sees. */
  env?: Record<string, string>;
  /** Hands the provider to an `S3Client` in this region, which sends one ListBuckets; without it the provider is simply called. */
  client?: { region: string };
  /**
   * `expiring` makes the SDK refresh the SSO token first, through OIDC; otherwise the token is good for years. With `ofSession`
   * there are tokens of sso-sessions only, as `aws sso login` leaves them for a profile with an sso-session.
   */
  ssoToken?: "fresh" | "expiring" | "ofSession";
}

/** What the SDK really did: its requests in order, retries included, and the error the program ended with. */
export interface Ruling {
  requests: SdkRequest[];
  error: { name: string; message: string } | undefined;
}

/** A trial made ready for the child process. */
export interface Job {
  trial: Trial;
  code: string;
  extension: ".mjs" | ".cjs";
}

/** What the child process says. */
export type Report =
  | { kind: "ready" }
  | { kind: "request"; request: SdkRequest }
  | { kind: "done"; error: Ruling["error"]; broken: string | undefined };
