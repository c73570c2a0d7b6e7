// The process in which the SDK of a user's project is asked: it makes one call and says which requests the SDK would have sent.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { interceptRequests } from "./intercept.ts";
import type { Question } from "./question.ts";
import { exchange, type SdkRequest } from "./requests.ts";

/** What the child tells its parent. */
export type Told =
  | { readonly kind: "noSdk" }
  | { readonly kind: "brokenSdk"; readonly message: string }
  | {
      readonly kind: "done";
      readonly version: string | undefined;
      readonly requests: readonly SdkRequest[];
      readonly error: string | undefined;
    };

const home = process.cwd();
const requests: SdkRequest[] = [];
const maxRequests = 100;

interceptRequests({
  answer: (outgoing) => {
    if (requests.length >= maxRequests)
      tell({ kind: "brokenSdk", message: `It sent more than ${maxRequests} requests.` });
    const [request, answer] = exchange(outgoing);
    requests.push(request);
    return answer;
  },
  reachedNetwork: (host) => {
    tell({ kind: "brokenSdk", message: `It tried to open a connection to "${host}" past Node's HTTP clients.` });
  },
});

process.once("message", (question: Question) => {
  void ask(question).then(tell);
});

async function ask({ projectFile, module, factory, options, config, signedIn }: Question): Promise<Told> {
  writeHome(config, signedIn);
  const require = createRequire(projectFile);
  try {
    require.resolve(module);
  } catch (error) {
    // One that is there and cannot be loaded says why when it is.
    if (property(error, "code") === "MODULE_NOT_FOUND") return { kind: "noSdk" };
  }
  let provider: unknown;
  try {
    provider = call(property(require(module), factory), options);
  } catch (error) {
    return { kind: "brokenSdk", message: messageOf(error) };
  }
  if (typeof provider !== "function")
    return { kind: "brokenSdk", message: `It has no function "${factory}" that returns a provider.` };
  const version = property(
    attempt(() => require(`${module}/package.json`) as unknown),
    "version",
  );
  const error = await outcomeOf(provider as () => Promise<unknown>);
  return { kind: "done", version: typeof version === "string" ? version : undefined, requests, error };
}

async function outcomeOf(provider: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await provider();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** A home with the config and with an SSO token for each session: that of a user who has just signed in. */
function writeHome(config: string, signedIn: readonly string[]): void {
  const cache = path.join(home, ".aws", "sso", "cache");
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(home, ".aws", "config"), config);
  const token = JSON.stringify({ accessToken: "asked", expiresAt: "2099-01-01T00:00:00Z" });
  for (const name of signedIn) {
    writeFileSync(path.join(cache, `${createHash("sha1").update(name).digest("hex")}.json`), token);
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function call(factory: unknown, options: object): unknown {
  return typeof factory === "function" ? (factory as (options: object) => unknown)(options) : undefined;
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(told: Told): void {
  process.send?.(told, () => process.exit());
}
