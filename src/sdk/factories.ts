/** The functions whose calls can make the SDK sign in to SSO in a region of the caller's. */
export type Factory = "fromSSO" | "fromIni" | "fromNodeProviderChain" | "defaultProvider";

export interface FactoryFacts {
  /** The packages that export it (SDK 3.1169). */
  readonly packages: readonly string[];
  /** Whether `clientConfig.region` is also the region of STS, for a role profile or a web identity. */
  readonly callsSts: boolean;
  /** Whether, given a profile that signs in through SSO, it calls nothing but SSO: the chain may never come to the profile. */
  readonly profileDecides: boolean;
  /** Whether it reads `ssoClient`; the others ignore it. */
  readonly readsSsoClient: boolean;
  /** Whether it reads `ssoStartUrl`, `ssoAccountId`, `ssoRegion`, `ssoRoleName` and `ssoSession`. */
  readonly readsSsoFields: boolean;
}

/** Facts by factory, measured on SDK 3.1169 (`test/sdk/facts.test.ts`). */
export const factories: Readonly<Record<Factory, FactoryFacts>> = {
  fromSSO: {
    packages: ["@aws-sdk/credential-providers", "@aws-sdk/credential-provider-sso"],
    callsSts: false,
    profileDecides: true,
    readsSsoClient: true,
    readsSsoFields: true,
  },
  fromIni: {
    packages: ["@aws-sdk/credential-providers", "@aws-sdk/credential-provider-ini"],
    callsSts: true,
    profileDecides: true,
    readsSsoClient: false,
    readsSsoFields: false,
  },
  fromNodeProviderChain: {
    packages: ["@aws-sdk/credential-providers"],
    callsSts: true,
    profileDecides: false,
    readsSsoClient: false,
    readsSsoFields: true,
  },
  defaultProvider: {
    packages: ["@aws-sdk/credential-provider-node"],
    callsSts: true,
    profileDecides: false,
    readsSsoClient: false,
    readsSsoFields: true,
  },
};

/** The classes that `ssoClient` can be an instance of, and the package that exports them. */
export const ssoClients = { package: "@aws-sdk/client-sso", classes: ["SSOClient", "SSO"] } as const;

/** The options that make `fromSSO` and the chain leave the profile's own SSO keys aside. All but `ssoSession` must come together. */
export const requiredSsoFields = ["ssoStartUrl", "ssoAccountId", "ssoRegion", "ssoRoleName"] as const;

/** The names without which a file cannot hold a provider call. */
export const factoryNames: readonly string[] = Object.keys(factories);

const known: ReadonlySet<string> = new Set(factoryNames);

const anyFactoryName = new RegExp(factoryNames.join("|"), "u");

/**
 * Whether a file can hold a provider call at all, so that others need not be parsed.
 * Takes the file's text, returns true when it has the name of a factory anywhere.
 */
export function mentionsFactory(text: string): boolean {
  return anyFactoryName.test(text);
}

/** The options without which no provider call goes wrong. */
const optionNames = ["clientConfig", "ssoClient", "ssoRegion"];

const anyOptionName = new RegExp(optionNames.join("|"), "u");

/** The same as source may spell it: `client\u0043onfig`, or in a string `"client\x43onfig"`. */
const anySpelling = new RegExp(optionNames.map(spellingsOf).join("|"), "u");

function spellingsOf(name: string): string {
  return name.replaceAll(/./gu, (letter) => {
    const code = letter.charCodeAt(0);
    const hex = code.toString(16).replaceAll(/[a-f]/gu, (digit) => `[${digit}${digit.toUpperCase()}]`);
    const escaped = String.raw`u00${hex}|u\{0*${hex}\}|x${hex}|0?${code.toString(8)}|(?:\r?\n)*${letter}`;
    return String.raw`(?:${letter}|\\(?:${escaped}))`;
  });
}

/**
 * Whether a file can hold a provider call that goes wrong: it has the names of a factory and of such an option. Few files that
 * name a factory spell anything with a backslash and name no option: only those are looked through again.
 */
export function mayGoWrong(text: string): boolean {
  return mentionsFactory(text) && (anyOptionName.test(text) || (text.includes("\\") && anySpelling.test(text)));
}

/**
 * The factory that `name` exported by `module` is, or undefined. Deep imports such as
 * `@aws-sdk/credential-providers/dist-cjs/fromIni` count. `modules` are further packages that export factories.
 */
export function factoryOf(module: string, name: string, modules: readonly string[] = []): Factory | undefined {
  if (!isFactory(name)) return undefined;
  const isIn = (one: string): boolean => module === one || module.startsWith(`${one}/`);
  return [...factories[name].packages, ...modules].some(isIn) ? name : undefined;
}

/** Whether a module exports a factory, likewise. */
export function exportsFactory(module: string, modules: readonly string[] = []): boolean {
  return factoryNames.some((name) => factoryOf(module, name, modules) !== undefined);
}

/** Whether a name is that of a factory. */
export function isFactory(name: string): name is Factory {
  return known.has(name);
}
