import type { SdkRequest } from "./requests.ts";

/** A call to be made with the SDK, in a home made for it. Everything is plain data: it goes to another process. */
export interface Question {
  /** A file of the project whose SDK is asked. */
  readonly projectFile: string;
  readonly module: string;
  readonly factory: string;
  readonly options: object;
  /** What is given to the call that is not known; the SDK is not asked where there is any. */
  readonly unknown: readonly string[];
  /** The text of the shared config file that the SDK sees. */
  readonly config: string;
  /** The SSO sessions and start URLs to which the SDK finds itself signed in. */
  readonly signedIn: readonly string[];
  /** `AWS_…` variables; no others reach the SDK. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What the SDK did, or why it could not be asked, in a sentence. */
export type SdkAnswer =
  | {
      readonly kind: "answered";
      readonly version: string | undefined;
      /** The requests it would have sent, in order. */
      readonly requests: readonly SdkRequest[];
      /** How the call ended, where it did not end well. */
      readonly error: string | undefined;
    }
  | { readonly kind: "unknownInputs"; readonly inputs: readonly string[]; readonly reason: string }
  | { readonly kind: "notAsked"; readonly reason: string };
