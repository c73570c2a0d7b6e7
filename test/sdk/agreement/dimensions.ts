// What programs differ in. Each table begins with the plainest value: the fewer others a program has, the smaller it is.
import { strategies, type Strategy } from "../../../src/remedy/plan.ts";
import { type ProfileForm, profileForms } from "./homes.ts";
import { endpointHost, regions } from "./regions.ts";
import {
  type FactoryForm,
  factoryForms,
  hiddenOptionsForms,
  type ImportForm,
  importForms,
  type OptionsForm,
  optionsForms,
} from "./shapes.ts";
import { accountAlone, type SsoClientForm, ssoClientForms, type SsoRegionForm, ssoRegionForms } from "./sign-in.ts";

export interface RegionForm {
  readonly name: string;
  /** The line that the value needs. */
  readonly line?: string;
  /** The value in the source; undefined where there is no region. */
  readonly value?: string;
  /** The whole property instead. */
  readonly property?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Properties as the source writes them, by key. */
export interface MoreForm {
  readonly name: string;
  readonly entries: readonly (readonly [string, string])[];
  /** The object has a name of its own. */
  readonly named?: true;
}

export interface CallerForm {
  readonly name: string;
  readonly client?: { region: string };
}

export interface AmbientForm {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly config?: string;
}

export interface StrategyForm {
  readonly name: Strategy;
}

/** One program: a value of each dimension. */
export interface Program {
  readonly factory: FactoryForm;
  readonly imports: ImportForm;
  readonly options: OptionsForm;
  readonly region: RegionForm;
  readonly ssoRegion: SsoRegionForm;
  readonly ssoClient: SsoClientForm;
  readonly more: MoreForm;
  readonly parent: MoreForm;
  readonly profile: ProfileForm;
  readonly caller: CallerForm;
  readonly ambient: AmbientForm;
  readonly strategy: StrategyForm;
}

const wrong = regions.clientConfig;
const variable = "process.env.STAGE_REGION";
/** Stands for the sso_region of the profile that the program asks for. */
export const ssoRegionMark = "SSO_REGION";

const regionForms: readonly RegionForm[] = [
  { name: "literal", value: `"${wrong}"` },
  { name: "none" },
  { name: "const", line: `const region = "${wrong}";`, property: "region" },
  { name: "plain template", value: `\`${wrong}\`` },
  { name: "template", line: 'const area = "ap";', value: "`${area}-south-1`" },
  { name: "member", line: `const stage = { region: "${wrong}" };`, value: "stage.region" },
  { name: "call", line: `function pickRegion() {\n  return "${wrong}";\n}`, value: "pickRegion()" },
  { name: "fallback", value: `${variable} ?? "${wrong}"` },
  { name: "variable set", value: variable, env: { STAGE_REGION: wrong } },
  { name: "variable not set", value: variable },
  { name: "variable empty", value: variable, env: { STAGE_REGION: "" } },
  { name: "fallback for empty", value: `${variable} || "${wrong}"`, env: { STAGE_REGION: "" } },
  { name: "conditional", value: `${variable} ? "${wrong}" : undefined`, env: { STAGE_REGION: "yes" } },
  { name: "function", value: `() => "${wrong}"` },
  { name: "async function", value: `async () => "${wrong}"` },
  { name: "method", property: `async region() { return "${wrong}"; }` },
  { name: "undefined", value: "undefined" },
  { name: "null", value: "null" },
  { name: "empty", value: '""' },
  { name: "the sso_region", value: `"${ssoRegionMark}"` },
  { name: "the sso_region by chance", line: `const stage = { region: "${ssoRegionMark}" };`, value: "stage.region" },
  { name: "claim by name", line: `const ssoRegion = "${ssoRegionMark}";`, value: "ssoRegion" },
  { name: "claim by member", line: `const config = { ssoRegion: "${ssoRegionMark}" };`, value: "config.ssoRegion" },
  { name: "claim by comment", value: `"${ssoRegionMark}" /* sso_region */` },
  { name: "false claim by comment", value: `"${wrong}" /* sso_region */` },
];

const silence = "{ trace() {}, debug() {}, info() {}, warn() {}, error() {} }";

const moreForms: readonly MoreForm[] = [
  { name: "nothing", entries: [] },
  { name: "maxAttempts", entries: [["maxAttempts", "2"]] },
  { name: "logger", entries: [["logger", silence]] },
  { name: "endpoint", entries: [["endpoint", `"https://${endpointHost}"`]] },
];

const parentRegion = ["region", `"${regions.parentClientConfig}"`] as const;
const parentForms: readonly MoreForm[] = [
  { name: "absent", entries: [] },
  { name: "region", entries: [parentRegion] },
  { name: "region and logger", entries: [parentRegion, ["logger", silence]] },
  { name: "const", entries: [parentRegion], named: true },
];

/** All dimensions and their values. */
export const dimensions: { readonly [Name in keyof Program]: readonly Program[Name][] } = {
  factory: factoryForms,
  imports: importForms,
  options: [...optionsForms, ...hiddenOptionsForms],
  region: regionForms,
  ssoRegion: [...ssoRegionForms, accountAlone],
  ssoClient: ssoClientForms,
  more: moreForms,
  parent: parentForms,
  profile: profileForms,
  caller: [{ name: "none" }, { name: "client", client: { region: regions.caller } }],
  ambient: [
    { name: "nothing" },
    { name: "AWS_REGION", env: { AWS_REGION: regions.environment } },
    { name: "default profile's region", config: `[default]\nregion = ${regions.defaultProfile}\n` },
  ],
  strategy: strategies.map((name) => ({ name })),
};

/** The names of the dimensions. */
export const dimensionNames = Object.keys(dimensions) as readonly (keyof Program)[];
