// How a call is written: which factory, how it is imported, how the options are handed over.
import type { Factory } from "../../../src/sdk/factories.ts";

export interface FactoryForm {
  readonly name: string;
  readonly factory: Factory;
  readonly module: string;
}

export interface ImportForm {
  readonly name: string;
  readonly fileName: string;
  /** The line that brings the factory; empty where the call does. */
  readonly line: (factory: string, module: string) => string;
  readonly callee: (factory: string, module: string) => string;
  /** What stands before the provider. */
  readonly exports: string;
}

/** How the options are written, and handed over. */
export interface OptionsForm {
  readonly name: string;
  readonly quoted?: true;
  readonly multiline?: true;
  /** What has a name of its own, and is called by it. */
  readonly named?: "clientConfig" | "clientConfigShorthand" | "clientConfigSpread" | "spread";
  /** What has a name of its own is read by something else, too. */
  readonly shared?: true;
  /** The lines that the call needs, the call last; by default one line that calls with the object. */
  readonly call?: (callee: string, object: string) => readonly string[];
  /** The options are made in steps or in several ways: a remedy may leave them to a person. */
  readonly isFollowed?: true;
  /** Another path than the one that is run leads to the call too. */
  readonly isEither?: true;
}

const providers = "@aws-sdk/credential-providers";

export const factoryForms: readonly FactoryForm[] = [
  { name: "fromSSO", factory: "fromSSO", module: providers },
  { name: "fromSSO of its package", factory: "fromSSO", module: "@aws-sdk/credential-provider-sso" },
  { name: "fromIni", factory: "fromIni", module: providers },
  { name: "fromIni of its package", factory: "fromIni", module: "@aws-sdk/credential-provider-ini" },
  { name: "fromNodeProviderChain", factory: "fromNodeProviderChain", module: providers },
  { name: "defaultProvider", factory: "defaultProvider", module: "@aws-sdk/credential-provider-node" },
];

const esModule = "export const provider = ";
const commonJs = "exports.provider = ";

/** The line that brings the SSO client, in the kind of module that a program is. */
export function ssoClientLine({ exports }: ImportForm): string {
  const from = "@aws-sdk/client-sso";
  return exports === commonJs ? `const { SSOClient } = require("${from}");` : `import { SSOClient } from "${from}";`;
}

const member = (factory: string): string => `providers.${factory}`;

export const importForms: readonly ImportForm[] = [
  {
    name: "named",
    fileName: "program.ts",
    line: (factory, module) => `import { ${factory} } from "${module}";`,
    callee: (factory) => factory,
    exports: esModule,
  },
  {
    name: "aliased",
    fileName: "program.mjs",
    line: (factory, module) => `import { ${factory} as credentials } from "${module}";`,
    callee: () => "credentials",
    exports: esModule,
  },
  {
    name: "namespace",
    fileName: "program.mjs",
    line: (_factory, module) => `import * as providers from "${module}";`,
    callee: member,
    exports: esModule,
  },
  {
    name: "require, destructured",
    fileName: "program.cjs",
    line: (factory, module) => `const { ${factory} } = require("${module}");`,
    callee: (factory) => factory,
    exports: commonJs,
  },
  {
    name: "require, namespace",
    fileName: "program.cjs",
    line: (_factory, module) => `const providers = require("${module}");`,
    callee: member,
    exports: commonJs,
  },
  {
    name: "require, inline",
    fileName: "program.cjs",
    line: () => "",
    callee: (factory, module) => `require("${module}").${factory}`,
    exports: commonJs,
  },
  {
    name: "compiled",
    fileName: "program.js",
    line: (_factory, module) => `"use strict";\nconst providers_1 = require("${module}");`,
    callee: (factory) => `(0, providers_1.${factory})`,
    exports: commonJs,
  },
  {
    name: "dynamic import",
    fileName: "program.mjs",
    line: (factory, module) => `const { ${factory} } = await import("${module}");`,
    callee: (factory) => factory,
    exports: esModule,
  },
];

export const optionsForms: readonly OptionsForm[] = [
  { name: "inline" },
  { name: "inline, on lines", multiline: true },
  { name: "quoted keys", quoted: true },
  { name: "const", call: (callee, object) => [`const options = ${object};`, `${callee}(options)`] },
  { name: "clientConfig const", named: "clientConfig" },
  { name: "clientConfig shorthand", named: "clientConfigShorthand" },
  { name: "spread", named: "spread" },
  { name: "shared clientConfig", named: "clientConfig", shared: true },
  { name: "shared clientConfig shorthand", named: "clientConfigShorthand", shared: true },
  { name: "clientConfig with a spread", named: "clientConfigSpread" },
  { name: "shared spread", named: "spread", shared: true },
  {
    name: "shared const",
    call: (callee, object) => [`const options = ${object};`, "void options;", `${callee}(options)`],
  },
];

/** Options that the source does not show where the call is. */
export const hiddenOptionsForms: readonly OptionsForm[] = [
  {
    name: "from a function",
    isFollowed: true,
    call: (callee, object) => [`function makeOptions() {\n  return ${object};\n}`, `${callee}(makeOptions())`],
  },
  {
    name: "spread of a parameter",
    isFollowed: true,
    call: (callee, object) => [`function connect(given) {\n  return ${callee}({ ...given });\n}`, `connect(${object})`],
  },
  {
    name: "changed later",
    isFollowed: true,
    isEither: true,
    call: (callee, object) => [
      `const options = ${object};`,
      'if (process.env.STAGE_QUIET) options.clientConfig = { region: "eu-south-1" };',
      `${callee}(options)`,
    ],
  },
  ...followedForms(),
];

/** Options that are made in several ways or steps, each as it overrides, and as it does not for all that is written. */
function followedForms(): OptionsForm[] {
  const quiet = "process.env.STAGE_QUIET";
  const inFunction = (head: string, body: string): string => `${head} {\n  return ${body};\n}`;
  const apart = (object: string): string => `const { clientConfig, ...others } = ${object};`;
  const forms: Readonly<Record<string, OptionsForm["call"]>> = {
    "either, chosen": (callee, object) => [`${callee}(${quiet} ? {} : ${object})`],
    "either, not chosen": (callee, object) => [
      apart(object),
      `${callee}({ ...others, clientConfig: ${quiet} ? clientConfig : undefined })`,
    ],
    "either, shared": (callee, object) => [
      `const options = ${quiet} ? {} : ${object};`,
      "void options;",
      `${callee}(options)`,
    ],
    "either of two callers": (callee, object) => [
      inFunction("function connect(given)", `${callee}(given)`),
      "void (() => connect({}));",
      `connect(${object})`,
    ],
    or: (callee, object) => ["const given = null;", `${callee}(given || ${object})`],
    nullish: (callee, object) => ["const given = undefined;", `${callee}(given ?? ${object})`],
    "conditional spread, chosen": (callee, object) => [`${callee}({ ...(!${quiet} && ${object}) })`],
    "conditional spread, not chosen": (callee, object) => [
      apart(object),
      `${callee}({ ...others, ...(${quiet} && { clientConfig }) })`,
    ],
    "default of a parameter": (callee, object) => [
      inFunction(`function connect(given = ${object})`, `${callee}(given)`),
      "connect()",
    ],
    "default in a pattern": (callee, object) => [`const { options = ${object} } = {};`, `${callee}(options)`],
    "argument of a function": (callee, object) => [
      inFunction("function connect(given)", `${callee}(given)`),
      `connect(${object})`,
    ],
    "Object.assign": (callee, object) => [`${callee}(Object.assign({}, ${object}))`],
    "Object.freeze": (callee, object) => [`${callee}(Object.freeze(${object}))`],
    "written later": (callee, object) => [
      `const { clientConfig, ...options } = ${object};`,
      "options.clientConfig = clientConfig;",
      `${callee}(options)`,
    ],
    "written twice": (callee, object) => [
      `const options = ${object};`,
      "options.clientConfig = {};",
      `${callee}(options)`,
    ],
    "deleted later": (callee, object) => [
      `const options = ${object};`,
      "delete options.clientConfig;",
      `${callee}(options)`,
    ],
    "left out": (callee, object) => [`const { clientConfig, ...options } = ${object};`, `${callee}(options)`],
    "class field": (callee, object) => [
      `class Store {\n  options = ${object};\n  connect() {\n    return ${callee}(this.options);\n  }\n}`,
      "new Store().connect()",
    ],
    "given in a constructor": (callee, object) => [
      `class Store {\n  constructor() {\n    this.options = ${object};\n  }\n  connect() {\n    return ${callee}(this.options);\n  }\n}`,
      "new Store().connect()",
    ],
    "private field": (callee, object) => [
      `class Store {\n  #options = ${object};\n  connect() {\n    return ${callee}(this.#options);\n  }\n}`,
      "new Store().connect()",
    ],
    "spread of a field": (callee, object) => [
      `class Store {\n  options = ${object};\n  connect() {\n    return ${callee}({ ...this.options });\n  }\n}`,
      "new Store().connect()",
    ],
    bind: (callee, object) => [`const make = ${callee}.bind(undefined, ${object});`, "make()"],
    apply: (callee, object) => [`${callee}.apply(undefined, [${object}])`],
    "Reflect.apply": (callee, object) => [`Reflect.apply(${callee}, undefined, [${object}])`],
    "method of an object": (callee, object) => [
      `const store = {\n  options: ${object},\n  connect() {\n    return ${callee}(this.options);\n  },\n};`,
      "store.connect()",
    ],
    "one of two factories": (callee, object) => [`(${quiet} ? ${callee} : ${callee})(${object})`],
    "beside a neighbour": (callee, object) => [
      `const options = ${object};`,
      "class StsClient {\n  constructor(config) {\n    this.config = config;\n  }\n}",
      "void new StsClient({ ...options.clientConfig });",
      `${callee}(options)`,
    ],
    "factory in an object": (callee, object) => [`const factories = { make: ${callee} };`, `factories.make(${object})`],
  };
  const isEither = (name: string): boolean => /^(?:either|conditional)/u.test(name);
  return Object.entries(forms).map(([name, call = () => []]) => ({
    name,
    call,
    isFollowed: true,
    ...(isEither(name) && { isEither: true }),
  }));
}
