import * as typescriptParser from "@typescript-eslint/parser";
import { noOverriddenSsoRegion } from "../../rules/no-overridden-sso-region.ts";
import packageJson from "../../package.json" with { type: "json" };
import { evidence, makeTester, withSdk } from "./rule-tester.ts";

const sdk = "@aws-sdk/credential-providers";
const leaveOut = 'Leave "region" out, or pass the profile\'s "sso_region".';
const asked = packageJson.devDependencies["@aws-sdk/credential-providers"];
const since = `The SDK does so from release "3.699.0" on ("package.json" asks for "${asked}").`;
const useParent = `${since} Pass the region in "parentClientConfig", which STS reads and SSO does not.`;

const script = { languageOptions: { sourceType: "script" } } as const;
const typescript = { languageOptions: { parser: typescriptParser } } as const;

const silent: Record<string, string> = {
  "no options": withSdk("fromIni();"),
  "no clientConfig": withSdk('fromSSO({ profile: "dev" });'),
  "clientConfig without region": withSdk("fromIni({ clientConfig: { requestHandler } });"),
  "no region: undefined": withSdk("fromIni({ clientConfig: { region: undefined } });"),
  "no region: null": withSdk("fromIni({ clientConfig: { region: null } });"),
  "no region: void 0": withSdk("fromIni({ clientConfig: { region: void 0 } });"),
  "no region: a name for undefined": withSdk("const region = undefined; fromIni({ clientConfig: { region } });"),
  "no region: it can only be set": withSdk("fromIni({ clientConfig: { set region(value) {} } });"),
  "the last of duplicate keys": withSdk('fromIni({ clientConfig: { region: "us-east-1", region: undefined } });'),
  "no clientConfig: undefined": withSdk("fromIni({ clientConfig: undefined });"),
  "parentClientConfig.region": withSdk('fromIni({ parentClientConfig: { region: "us-east-1" } });'),
  "a claim by name": withSdk("fromIni({ clientConfig: { region: ssoRegion } });"),
  "a claim by member": withSdk("fromIni({ clientConfig: { region: config.ssoRegion } });"),
  "a claim by section and key": withSdk("fromIni({ clientConfig: { region: config.sso.region } });"),
  "a claim by environment variable": withSdk("fromIni({ clientConfig: { region: process.env.SSO_REGION } });"),
  "a claim by environment variable and prefix": withSdk(
    'fromIni({ clientConfig: { region: process.env["AWS_SSO_REGION"] } });',
  ),
  "a claim with a fallback": withSdk('fromIni({ clientConfig: { region: profile.sso_region ?? "us-west-2" } });'),
  "a claim by call": withSdk("fromIni({ clientConfig: { region: await getSsoRegion() } });"),
  "a claim by function": withSdk("fromIni({ clientConfig: { region: async () => ssoRegion } });"),
  "a claim by comment": withSdk('fromIni({ clientConfig: { region: "us-west-2" /* sso_region */ } });'),
  "a claim by comment behind the comma": withSdk(
    'fromIni({ clientConfig: { region: "us-west-2", // sso_region\n } });',
  ),
  "a claim behind a name": withSdk("const region = settings.ssoRegion; fromIni({ clientConfig: { region } });"),
  "a claim behind destructuring": withSdk(
    "const { ssoRegion: region } = settings; fromIni({ clientConfig: { region } });",
  ),
  "a claim behind a destructured parameter": withSdk(
    'export const f = ({ ssoRegion: region = "us-west-2" }) => fromIni({ clientConfig: { region } });',
  ),
  "a claim behind a name, by comment": withSdk(
    'const region = "us-west-2"; // sso_region\nfromIni({ clientConfig: { region } });',
  ),
  "an ssoClient in the SSO region": `import { SSOClient } from "@aws-sdk/client-sso";\n${withSdk("fromSSO({ ssoClient: new SSOClient({ region: ssoRegion }) });")}`,
  "an ssoRegion, of which the other rule speaks": withSdk("fromSSO({ ssoRegion, clientConfig: { region } });"),
  "an incomplete set of SSO fields, on which the SDK throws": withSdk(
    "fromSSO({ ssoStartUrl, clientConfig: { region } });",
  ),
  "a local function of the same name": "function fromIni() {} fromIni({ clientConfig: { region } });",
  "a shadowed import": withSdk("function f(fromIni) { fromIni({ clientConfig: { region } }); }"),
  "a relative module": 'import { fromIni } from "./credentials.js"; fromIni({ clientConfig: { region } });',
  "another package": 'import { fromIni } from "@smithy/credential-providers"; fromIni({ clientConfig: { region } });',
  "a factory the package does not export":
    'import { fromSSO } from "@aws-sdk/credential-provider-ini"; fromSSO({ clientConfig: { region } });',
  "a require of one's own": `function require() {} require("${sdk}").fromIni({ clientConfig: { region } });`,
  "a comment": withSdk("// fromIni({ clientConfig: { region } })"),
  "a string": withSdk("log(\"fromIni({ clientConfig: { region: 'us-east-1' } })\");"),
  "temporary credentials, whose clientConfig is that of STS": `import { fromTemporaryCredentials, fromIni } from "${sdk}"; fromTemporaryCredentials({ clientConfig: { region }, masterCredentials: fromIni({ profile }) });`,
  "kindred factories": `import { fromWebToken, fromTokenFile, fromCognitoIdentity, fromIni } from "${sdk}"; fromWebToken({ clientConfig: { region } }); fromTokenFile({ clientConfig: { region } }); fromCognitoIdentity({ clientConfig: { region } });`,
  "fromSso of token-providers":
    'import { fromSso } from "@aws-sdk/token-providers"; fromSso({ clientConfig: { region } }); // not fromSSO',
  "an assertion of a mock": withSdk("expect(fromIni).toHaveBeenCalledWith({ clientConfig: { region } });"),
  "a factory rewritten later": `let { fromIni } = require("${sdk}"); fromIni = mock; fromIni({ clientConfig: { region } });`,
  "options that cannot be seen": withSdk(
    "fromIni(options); fromIni(...args); fromIni({ clientConfig }); fromIni({ ...options });",
  ),
  "options changed later": withSdk("const o = { clientConfig: { region } }; delete o.clientConfig; fromIni(o);"),
  "a key that cannot be seen": withSdk('fromIni({ clientConfig: { region: "us-east-1", [key]: undefined } });'),
};

/** How the same call can be written: each calls `fromIni` with a region given in `REGION`. */
const call = 'fromIni({ clientConfig: { region: "eu-central-1" } });';
const fixed = 'fromIni({ parentClientConfig: { region: "eu-central-1" } });';
const imports: Record<string, { code: (made: string) => string; settings?: object }> = {
  "a named import": { code: (made) => `import { fromIni } from "${sdk}";\n${made}` },
  "an aliased import": {
    code: (made) => `import { fromIni as ini } from "${sdk}";\n${made.replace("fromIni", "ini")}`,
  },
  "a string-named import": {
    code: (made) => `import { "fromIni" as ini } from "${sdk}";\n${made.replace("fromIni", "ini")}`,
  },
  "a namespace import": { code: (made) => `import * as providers from "${sdk}";\nproviders.${made}` },
  "a default import of CommonJS": { code: (made) => `import providers from "${sdk}";\nproviders.${made}` },
  "the package of its own": { code: (made) => `import { fromIni } from "@aws-sdk/credential-provider-ini";\n${made}` },
  "a deep import": { code: (made) => `import { fromIni } from "${sdk}/dist-cjs/fromIni.js";\n${made}` },
  "a destructured require": { code: (made) => `const { fromIni } = require("${sdk}");\n${made}`, settings: script },
  "a destructured require under another name": {
    code: (made) => `const { fromIni: ini } = require("${sdk}");\n${made.replace("fromIni", "ini")}`,
    settings: script,
  },
  "a require as a namespace": {
    code: (made) => `const providers = require("${sdk}");\nproviders["fromIni"]${made.slice(7)}`,
    settings: script,
  },
  "a member of a require": {
    code: (made) => `const ini = require("${sdk}").fromIni;\n${made.replace("fromIni", "ini")}`,
    settings: script,
  },
  "an inline require": { code: (made) => `require("${sdk}").${made}`, settings: script },
  "a require in a module, where it is no global": { code: (made) => `const { fromIni } = require("${sdk}");\n${made}` },
  "a require where it is a global": {
    code: (made) => `const { fromIni } = require("${sdk}");\n${made}`,
    settings: { languageOptions: { sourceType: "commonjs", globals: { require: "readonly" } } },
  },
  "compiled TypeScript": {
    code: (made) =>
      `const credential_providers_1 = require("${sdk}");\n(0, credential_providers_1.fromIni)${made.slice(7)}`,
    settings: script,
  },
  "compiled TypeScript with a helper": {
    code: (made) => `const providers = __importStar(require("${sdk}"));\nproviders.${made}`,
    settings: script,
  },
  "a destructured dynamic import": { code: (made) => `const { fromIni } = await import("${sdk}");\n${made}` },
  "TypeScript's import equals": {
    code: (made) => `import providers = require("${sdk}");\nproviders.${made}`,
    settings: typescript,
  },
  "another name for the factory": {
    code: (made) => `import { fromIni } from "${sdk}";\nconst ini = fromIni;\n${made.replace("fromIni", "ini")}`,
  },
  "an optional call": { code: (made) => `import * as providers from "${sdk}";\nproviders?.fromIni?.${made.slice(7)}` },
};

/** How a region can be given: what is reported, and what `defer` makes of the call. */
const shapes: {
  name: string;
  options: string;
  value: string;
  reported: string;
  deferred: string;
  settings?: object;
}[] = [
  {
    name: "a literal",
    options: '{ clientConfig: { region: "eu-central-1" } }',
    value: "eu-central-1",
    reported: 'region: "eu-central-1"',
    deferred: '{ parentClientConfig: { region: "eu-central-1" } }',
  },
  {
    name: "a template",
    options: "{ clientConfig: { region: `eu-${part}-1` } }",
    value: "`eu-${part}-1`",
    reported: "region: `eu-${part}-1`",
    deferred: "{ parentClientConfig: { region: `eu-${part}-1` } }",
  },
  {
    name: "an identifier",
    options: "{ clientConfig: { region: here } }",
    value: "here",
    reported: "region: here",
    deferred: "{ parentClientConfig: { region: here } }",
  },
  {
    name: "shorthand",
    options: "{ clientConfig: { region } }",
    value: "region",
    reported: "region",
    deferred: "{ parentClientConfig: { region } }",
  },
  {
    name: "a member of this",
    options: "{ clientConfig: { region: this.region } }",
    value: "this.region",
    reported: "region: this.region",
    deferred: "{ parentClientConfig: { region: this.region } }",
  },
  {
    name: "a member of options",
    options: "{ clientConfig: { region: options.region } }",
    value: "options.region",
    reported: "region: options.region",
    deferred: "{ parentClientConfig: { region: options.region } }",
  },
  {
    name: "a call",
    options: "{ clientConfig: { region: getRegion() } }",
    value: "getRegion()",
    reported: "region: getRegion()",
    deferred: "{ parentClientConfig: { region: getRegion() } }",
  },
  {
    name: "a fallback",
    options: '{ clientConfig: { region: a ?? "x-y" } }',
    value: 'a ?? "x-y"',
    reported: 'region: a ?? "x-y"',
    deferred: '{ parentClientConfig: { region: a ?? "x-y" } }',
  },
  {
    name: "an older fallback",
    options: "{ clientConfig: { region: a || b } }",
    value: "a || b",
    reported: "region: a || b",
    deferred: "{ parentClientConfig: { region: a || b } }",
  },
  {
    name: "a function",
    options: '{ clientConfig: { region: async () => "x-y" } }',
    value: 'async () => "x-y"',
    reported: 'region: async () => "x-y"',
    deferred: '{ parentClientConfig: { region: async () => "x-y" } }',
  },
  {
    name: "a method",
    options: '{ clientConfig: { async region() { return "x-y"; } } }',
    value: '() { return "x-y"; }',
    reported: 'async region() { return "x-y"; }',
    deferred: '{ parentClientConfig: { async region() { return "x-y"; } } }',
  },
  {
    name: "an environment variable, which may be undefined",
    options: "{ clientConfig: { region: process.env.AWS_REGION } }",
    value: "process.env.AWS_REGION",
    reported: "region: process.env.AWS_REGION",
    deferred: "{ parentClientConfig: { ...(process.env.AWS_REGION && { region: process.env.AWS_REGION }) } }",
  },
  {
    name: "quoted keys",
    options: `{ "clientConfig": { 'region': here } }`,
    value: "here",
    reported: "'region': here",
    deferred: `{ "parentClientConfig": { 'region': here } }`,
  },
  {
    name: "computed literal keys",
    options: `{ ["clientConfig"]: { ["region"]: here } }`,
    value: "here",
    reported: '["region"]: here',
    deferred: `{ ["parentClientConfig"]: { ["region"]: here } }`,
  },
  {
    name: "a key behind a spread of what is no override",
    options: "{ ...{ profile: p }, clientConfig: { region: here } }",
    value: "here",
    reported: "region: here",
    deferred: "{ ...{ profile: p }, parentClientConfig: { region: here } }",
  },
  {
    name: "TypeScript's wrappers",
    options: '({ clientConfig: ({ region: "x-y" as const } satisfies Config)! } as any)',
    value: "x-y",
    reported: 'region: "x-y" as const',
    deferred: '({ parentClientConfig: { region: "x-y" as const } } as any)',
    settings: typescript,
  },
  {
    name: "an optional parameter's type",
    options: "{ clientConfig: { region: ((r?: string) => r)(here) } }",
    value: "((r?: string) => r)(here)",
    reported: "region: ((r?: string) => r)(here)",
    deferred: "{ parentClientConfig: { region: ((r?: string) => r)(here) } }",
    settings: typescript,
  },
  {
    name: "other keys beside it",
    options: "{ clientConfig: { requestHandler, region: here, logger } }",
    value: "here",
    reported: "region: here",
    deferred: "{ clientConfig: { requestHandler, logger }, parentClientConfig: { region: here } }",
  },
  {
    name: "a parentClientConfig that is there",
    options: '{ clientConfig: { region: here }, parentClientConfig: { region: "old", logger } }',
    value: "here",
    reported: "region: here",
    deferred: "{ parentClientConfig: { region: here, logger } }",
  },
  {
    name: "a parentClientConfig behind a name",
    options: "{ parentClientConfig, clientConfig: { region: here } }",
    value: "here",
    reported: "region: here",
    deferred: "{ parentClientConfig: { ...parentClientConfig, region: here } }",
  },
];

/** Where a text stands, as ESLint counts: lines and columns from one. */
function position(code: string, text: string): { line: number; column: number; endLine: number; endColumn: number } {
  const start = code.lastIndexOf(text);
  const before = code.slice(0, start).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  return { line: before.length, column, endLine: before.length, endColumn: column + text.length };
}

const tester = makeTester();

tester.run("no-overridden-sso-region, silent", noOverriddenSsoRegion, {
  valid: [
    ...Object.entries(silent).map(([name, code]) => ({ name, code })),
    {
      name: "import type",
      code: `import type { fromIni } from "${sdk}"; fromIni({ clientConfig: { region } });`,
      ...typescript,
    },
    {
      name: "an inline type import",
      code: `import { type fromIni } from "${sdk}"; fromIni({ clientConfig: { region } });`,
      ...typescript,
    },
  ],
  invalid: [],
});

tester.run("no-overridden-sso-region, imports", noOverriddenSsoRegion, {
  valid: [],
  invalid: Object.entries(imports).map(([name, { code, settings }]) => ({
    name,
    code: code(call),
    ...settings,
    errors: [
      {
        messageId: "overriddenSsoRegion",
        data: { factory: "fromIni", value: "eu-central-1", advice: useParent },
        ...position(code(call), 'region: "eu-central-1"'),
        suggestions: [{ messageId: "moveRegion", output: code(fixed) }],
      },
    ],
  })),
});

tester.run("no-overridden-sso-region, shapes", noOverriddenSsoRegion, {
  valid: [],
  invalid: shapes.map(({ name, options, value, reported, deferred, settings }) => ({
    name,
    code: withSdk(`fromNodeProviderChain(${options});`),
    ...settings,
    errors: [
      {
        messageId: "overriddenSsoRegion",
        data: { factory: "fromNodeProviderChain", value, advice: useParent },
        ...position(withSdk(`fromNodeProviderChain(${options});`), reported),
        suggestions: [{ messageId: "moveRegion", output: withSdk(`fromNodeProviderChain(${deferred});`) }],
      },
    ],
  })),
});

tester.run("no-overridden-sso-region, remedies", noOverriddenSsoRegion, {
  valid: [],
  invalid: [
    {
      name: "fromSSO with a known profile: both remedies",
      code: withSdk('fromSSO({ profile: "dev", clientConfig: { region: "eu-central-1" } });'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          data: { factory: "fromSSO", value: "eu-central-1", advice: `${evidence} ${leaveOut}` },
          line: 2,
          column: 43,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "dev", ssoRegion: "us-west-2" },
              output: withSdk('fromSSO({ profile: "dev", clientConfig: { region: "us-west-2" /* sso_region */ } });'),
            },
            { messageId: "removeRegion", output: withSdk('fromSSO({ profile: "dev" });') },
          ],
        },
      ],
    },
    {
      name: "fromIni with a known SSO profile: both remedies, in the quotes of the source",
      code: withSdk("const profile = 'legacy';\nfromIni({ profile, clientConfig: { region: 'eu-central-1' } });"),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          line: 3,
          column: 36,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "legacy", ssoRegion: "eu-west-1" },
              output: withSdk(
                "const profile = 'legacy';\nfromIni({ profile, clientConfig: { region: 'eu-west-1' /* sso_region */ } });",
              ),
            },
            {
              messageId: "moveRegion",
              output: withSdk(
                "const profile = 'legacy';\nfromIni({ profile, parentClientConfig: { region: 'eu-central-1' } });",
              ),
            },
          ],
        },
      ],
    },
    ...["deploy", "keys", "lost", "missing"].map((profile) => ({
      name: `fromIni with the profile "${profile}", which is none that can be pinned`,
      code: withSdk(`fromIni({ profile: "${profile}", clientConfig: { region } });`),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk(`fromIni({ profile: "${profile}", parentClientConfig: { region } });`),
            },
          ],
        },
      ],
    })),
    {
      name: "a profile read from another file is not known",
      code: withSdk('fromIni({ profile: "dev", configFilepath, clientConfig: { region } });'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk('fromIni({ profile: "dev", configFilepath, parentClientConfig: { region } });'),
            },
          ],
        },
      ],
    },
    {
      name: "an empty literal, on which the SDK throws, and STS would too",
      code: withSdk('fromIni({ profile: "deploy", clientConfig: { region: "", logger } });'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          suggestions: [
            { messageId: "removeRegion", output: withSdk('fromIni({ profile: "deploy", clientConfig: { logger } });') },
          ],
        },
      ],
    },
    {
      name: "a profile that this machine knows for a web identity, whose STS would move",
      code: withSdk('fromIni({ profile: "pod", clientConfig: { region } });'),
      errors: [{ messageId: "overriddenSsoRegion", suggestions: [] }],
    },
    {
      name: "the chain is never pinned",
      code: withSdk('fromNodeProviderChain({ profile: "dev", clientConfig: { region } });'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk('fromNodeProviderChain({ profile: "dev", parentClientConfig: { region } });'),
            },
          ],
        },
      ],
    },
    {
      name: "a call that makes the region still runs",
      code: withSdk('fromSSO({ profile: "dev", clientConfig: { region: getRegion() } });'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk('fromSSO({ profile: "dev", parentClientConfig: { region: getRegion() } });'),
            },
          ],
        },
      ],
    },
    {
      name: "options and clientConfig behind names: reported and mended where the region stands",
      code: withSdk(
        'const clientConfig = { region: "eu-central-1", logger };\nconst options = { profile: "dev", clientConfig };\nfromIni(options);',
      ),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          line: 2,
          column: 24,
          endColumn: 46,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "dev", ssoRegion: "us-west-2" },
              output: withSdk(
                'const clientConfig = { region: "us-west-2" /* sso_region */, logger };\nconst options = { profile: "dev", clientConfig };\nfromIni(options);',
              ),
            },
            {
              messageId: "moveRegion",
              output: withSdk(
                'const clientConfig = { logger };\nconst options = { profile: "dev", clientConfig, parentClientConfig: { region: "eu-central-1" } };\nfromIni(options);',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a clientConfig that others read is not edited: it moves as a whole, or is copied",
      code: withSdk('const clientConfig = { region };\nfromIni({ profile: "dev", clientConfig });\nuse(clientConfig);'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          line: 2,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "dev", ssoRegion: "us-west-2" },
              output: withSdk(
                'const clientConfig = { region };\nfromIni({ profile: "dev", clientConfig: { ...clientConfig, region: "us-west-2" /* sso_region */ } });\nuse(clientConfig);',
              ),
            },
            {
              messageId: "moveRegion",
              output: withSdk(
                'const clientConfig = { region };\nfromIni({ profile: "dev", parentClientConfig: clientConfig });\nuse(clientConfig);',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "options that others read stay, and the call gets its own",
      code: withSdk("export const options = { clientConfig: { region } };\nfromIni(options);"),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          line: 2,
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk(
                "export const options = { clientConfig: { region } };\nfromIni({ ...options, clientConfig: undefined, parentClientConfig: { region: options.clientConfig.region } });",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "an endpoint",
      code: withSdk('fromIni({ clientConfig: { region: "eu-central-1", endpoint: "https://sts.internal" } });'),
      errors: [
        {
          messageId: "overriddenSsoEndpoint",
          data: {
            factory: "fromIni",
            value: "https://sts.internal",
            advice: `${since} Leave "endpoint" out; one for STS alone goes into the variable "AWS_ENDPOINT_URL_STS".`,
          },
          line: 2,
          column: 51,
          suggestions: [],
        },
      ],
    },
    {
      name: "an ssoClient",
      code: `import { SSOClient } from "@aws-sdk/client-sso";\n${withSdk('const ssoClient = new SSOClient({ region: "eu-central-1" });\nfromSSO({ profile: "dev", ssoClient });')}`,
      errors: [
        {
          messageId: "overriddenSsoClient",
          data: {
            factory: "fromSSO",
            value: "eu-central-1",
            advice: `${evidence} Leave "ssoClient" out, or give it the profile's "sso_region".`,
          },
          line: 3,
          column: 35,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "dev", ssoRegion: "us-west-2" },
              output: `import { SSOClient } from "@aws-sdk/client-sso";\n${withSdk('const ssoClient = new SSOClient({ region: "us-west-2" /* sso_region */ });\nfromSSO({ profile: "dev", ssoClient });')}`,
            },
          ],
        },
      ],
    },
  ],
});

/** With settings committed, in ESLint's own `settings`. */
const committed = {
  settings: {
    "sso-region": { ssoRegion: "us-west-2", profiles: { legacy: "eu-west-1", ci: null }, modules: ["@acme/aws"] },
  },
};
const says = (whose: string, region: string): string =>
  `The "sso_region" of ${whose} is "${region}", says ESLint's "settings['sso-region']".`;

tester.run("no-overridden-sso-region, settings", noOverriddenSsoRegion, {
  valid: [
    {
      name: "the profile's own region",
      code: withSdk('fromIni({ profile: "dev", clientConfig: { region: "us-west-2" } });'),
      ...committed,
    },
    {
      name: "the region of an exception",
      code: withSdk('const region = "eu-west-1"; fromSSO({ profile: "legacy", clientConfig: { region } });'),
      ...committed,
    },
    {
      name: "a profile that does not sign in through SSO",
      code: withSdk('fromIni({ profile: "ci", clientConfig: { region, endpoint } });'),
      ...committed,
    },
    {
      name: "a claim that agrees",
      code: withSdk('fromIni({ profile: "dev", clientConfig: { region: "us-west-2" /* sso_region */ } });'),
      ...committed,
    },
    {
      name: "a claim that cannot be held against the settings",
      code: withSdk('fromIni({ profile: "dev", clientConfig: { region: ssoRegion } });'),
      ...committed,
    },
    {
      name: "in releases that do not pass clientConfig on to SSO",
      code: withSdk(
        "fromIni({ clientConfig: { region, endpoint } }); fromNodeProviderChain({ clientConfig: { region } });",
      ),
      settings: { "sso-region": { sdkVersion: ">=3.515 <3.699" } },
    },
    {
      name: "without a profile's name, the region that all profiles have",
      code: withSdk('fromIni({ clientConfig: { region: "us-west-2" } });'),
      settings: { "sso-region": { ssoRegion: "us-west-2" } },
    },
  ],
  invalid: [
    {
      name: "another region than the profile's",
      code: withSdk('fromNodeProviderChain({ profile: "dev", clientConfig: { region: "eu-west-1" } });'),
      ...committed,
      errors: [
        {
          messageId: "overriddenSsoRegion",
          data: {
            factory: "fromNodeProviderChain",
            value: "eu-west-1",
            advice: `${since} ${says('profile "dev"', "us-west-2")} ${useParent.slice(since.length + 1)}`,
          },
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk(
                'fromNodeProviderChain({ profile: "dev", parentClientConfig: { region: "eu-west-1" } });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a claim that the settings contradict: the settings' region is pinned",
      code: withSdk('fromSSO({ profile: "unseen", clientConfig: { region: "eu-west-1" /* sso_region */ } });'),
      ...committed,
      errors: [
        {
          messageId: "contradictedSsoRegion",
          data: {
            factory: "fromSSO",
            value: "eu-west-1",
            advice: `${says('profile "unseen"', "us-west-2")} Correct the one that is wrong.`,
          },
          line: 2,
          column: 46,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "unseen", ssoRegion: "us-west-2" },
              output: withSdk(
                'fromSSO({ profile: "unseen", clientConfig: { region: "us-west-2" /* sso_region */ } });',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a package that re-exports the factories",
      code: 'import { fromIni } from "@acme/aws/credentials";\nfromIni({ clientConfig: { region } });',
      ...committed,
      errors: [
        {
          messageId: "overriddenSsoRegion",
          suggestions: [
            {
              messageId: "moveRegion",
              output: 'import { fromIni } from "@acme/aws/credentials";\nfromIni({ parentClientConfig: { region } });',
            },
          ],
        },
      ],
    },
    {
      name: "in the releases that do it",
      code: withSdk("fromIni({ clientConfig: { region } });"),
      settings: { "sso-region": { sdkVersion: "^3.600.0" } },
      errors: [
        {
          messageId: "overriddenSsoRegion",
          data: {
            factory: "fromIni",
            value: "region",
            advice:
              'The SDK does so from release "3.699.0" on. Pass the region in "parentClientConfig", which STS reads and SSO does not.',
          },
          suggestions: [{ messageId: "moveRegion", output: withSdk("fromIni({ parentClientConfig: { region } });") }],
        },
      ],
    },
    {
      name: "in the release that is installed",
      code: withSdk("fromIni({ clientConfig: { region } });"),
      settings: { "sso-region": { sdkVersion: "installed" } },
      errors: [{ messageId: "overriddenSsoRegion", suggestions: 1 }],
    },
    {
      name: "a package that only begins with the same name re-exports nothing",
      code: 'import { fromIni } from "@acme/aws";\nimport { fromIni as other } from "@acme/aws-other";\nother({ clientConfig: { region } });\nfromIni({ clientConfig: { endpoint } });',
      ...committed,
      errors: [{ messageId: "overriddenSsoEndpoint", line: 4, suggestions: [] }],
    },
  ],
});

makeTester().run("no-overridden-sso-region, paths", noOverriddenSsoRegion, {
  valid: [
    { name: "what cannot be followed is silent", code: withSdk("fromIni(options);") },
    {
      name: "with reportUnknown, what can be followed is judged as ever",
      code: withSdk("fromIni({ clientConfig: flag ? {} : undefined });"),
      options: [{ reportUnknown: true }],
    },
  ],
  invalid: [
    {
      name: "some of the paths",
      code: withSdk('fromIni({ clientConfig: flag ? { region: "x-y" } : undefined });'),
      errors: [
        {
          message: `"fromIni" signs in to SSO in "x-y" ("clientConfig.region") on some of the paths that lead to this call, even where the profile's "sso_region" is another: this usually ends in "Session token not found or invalid". ${useParent}`,
          line: 2,
          column: 34,
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk('fromIni({ parentClientConfig: flag ? { region: "x-y" } : undefined });'),
            },
          ],
        },
      ],
    },
    {
      name: "a region that is one on some of the paths",
      code: withSdk('fromSSO({ clientConfig: { region: flag ? "x-y" : undefined } });'),
      errors: [
        {
          message: `"fromSSO" signs in to SSO in "flag ? "x-y" : undefined" ("clientConfig.region") on some of the paths that lead to this call, even where the profile's "sso_region" is another: this usually ends in "Session token not found or invalid". ${leaveOut}`,
          suggestions: [{ messageId: "removeRegion", output: withSdk("fromSSO({});") }],
        },
      ],
    },
    {
      name: "a write",
      code: withSdk('const o = {};\no.clientConfig = {};\no.clientConfig.region = "x-y";\nfromIni(o);'),
      errors: [
        {
          messageId: "overriddenSsoRegion",
          line: 4,
          column: 1,
          suggestions: [
            {
              messageId: "moveRegion",
              output: withSdk(
                'const o = {};\no.parentClientConfig = {};\no.parentClientConfig.region = "x-y";\nfromIni(o);',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "what cannot be followed, where it is asked for",
      code: withSdk("fromIni({ ...options });"),
      options: [{ reportUnknown: true }],
      errors: [
        {
          message:
            'Where "fromIni" signs in to SSO can\'t be told from this file: a spread brings options from code that is not in it. Write "clientConfig" behind the spread to have it checked.',
          line: 2,
          column: 1,
          suggestions: [],
        },
      ],
    },
  ],
});
