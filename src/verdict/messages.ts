import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { listed } from "../aws-config/wording.ts";
import { factories } from "../sdk/factories.ts";
import type { OverrideCode } from "./override.ts";
import { missingSsoFields, type IneffectiveCode } from "./sso-fields.ts";
import type { Finding } from "./verdict.ts";

/** What `no-overridden-sso-region` says, by the code of the finding. Placeholders are filled by `messageData`. */
export const overrideMessages: Readonly<Record<OverrideCode, string>> = {
  overriddenSsoRegion:
    '"{{factory}}" signs in to SSO in "{{value}}" ("clientConfig.region"), even where the profile\'s "sso_region" is another: this usually ends in "Session token not found or invalid". {{advice}}',
  overriddenSsoEndpoint:
    '"{{factory}}" signs in to SSO at "{{value}}" ("clientConfig.endpoint"), not at the endpoint of the profile\'s "sso_region". {{advice}}',
  overriddenSsoClient:
    '"{{factory}}" signs in to SSO in "{{value}}" (the region of "ssoClient"), even where the profile\'s "sso_region" is another: this usually ends in "Session token not found or invalid". {{advice}}',
  contradictedSsoRegion:
    '"{{factory}}" signs in to SSO in "{{value}}", which the source gives for the SSO region and the settings do not. {{advice}}',
};

/** How often, where that is not always. */
export const onSomePaths = "on some of the paths that lead to this call";

/** What it says of a call that does so on some paths only. */
export const sometimesMessages = {
  sometimesOverriddenSsoRegion: `"{{factory}}" signs in to SSO in "{{value}}" ("clientConfig.region") ${onSomePaths}, even where the profile's "sso_region" is another: this usually ends in "Session token not found or invalid". {{advice}}`,
  sometimesOverriddenSsoEndpoint: `"{{factory}}" signs in to SSO at "{{value}}" ("clientConfig.endpoint") ${onSomePaths}, not at the endpoint of the profile's "sso_region". {{advice}}`,
  sometimesOverriddenSsoClient: `"{{factory}}" signs in to SSO in "{{value}}" (the region of "ssoClient") ${onSomePaths}, even where the profile's "sso_region" is another: this usually ends in "Session token not found or invalid". {{advice}}`,
  sometimesContradictedSsoRegion: `"{{factory}}" signs in to SSO in "{{value}}" ${onSomePaths}, which the source gives for the SSO region and the settings do not. {{advice}}`,
} as const;

const sometimesIds: Readonly<Record<OverrideCode, keyof typeof sometimesMessages>> = {
  overriddenSsoRegion: "sometimesOverriddenSsoRegion",
  overriddenSsoEndpoint: "sometimesOverriddenSsoEndpoint",
  overriddenSsoClient: "sometimesOverriddenSsoClient",
  contradictedSsoRegion: "sometimesContradictedSsoRegion",
};

/** The message of a finding: by its code, and by how certain it is. */
export function messageIdOf(finding: Finding): OverrideCode | IneffectiveCode | keyof typeof sometimesMessages {
  return finding.kind === "overridden" && finding.certainty === "sometimes" ? sometimesIds[finding.code] : finding.code;
}

/** What `no-ineffective-sso-region` says, likewise. */
export const ineffectiveMessages: Readonly<Record<IneffectiveCode, string>> = {
  ignoredSsoRegion: '"{{factory}}" has no option "ssoRegion" and ignores "{{value}}". {{advice}}',
  incompleteSsoRegion:
    'With "ssoRegion" and without {{missing}}, "{{factory}}" makes the SDK throw "Incomplete configuration". {{advice}}',
  beatenSsoRegion:
    '"{{factory}}" does not sign in to SSO in "{{value}}" ("ssoRegion"): {{beatenBy}} goes before it. {{advice}}',
  missingSsoSession:
    'With "ssoRegion" and without "ssoSession", "{{factory}}" does not find the token of the sso-session "{{ssoSession}}", which the settings name for its profile. {{advice}}',
  contradictedSsoRegion:
    '"{{factory}}" signs in to SSO in "{{value}}", which the source gives for the SSO region and the settings do not. {{advice}}',
};

const messages = { ...overrideMessages, ...sometimesMessages, ...ineffectiveMessages };

/** What is said of a finding, whole; `evidence` as `messageData` takes it. */
export function messageOf(finding: Finding, evidence: readonly string[], tree: SyntaxTree): string {
  return filled(messages[messageIdOf(finding)], messageData(finding, evidence, tree));
}

/** A message with its `{{placeholders}}` filled, as ESLint fills them. */
export function filled(template: string, data: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/gu, (placeholder, name: string) => data[name] ?? placeholder);
}

export interface MessageData extends Record<string, string> {
  readonly factory: string;
  /** The region or endpoint that is passed: a literal as it is, anything else as its source. */
  readonly value: string;
  /** What is known of the profile, if anything, and the way out. */
  readonly advice: string;
}

/** What fills the placeholders of a finding's message; `evidence` are sentences of `sinceOf` and `evidenceOf`, or empty. */
export function messageData(finding: Finding, evidence: readonly string[], tree: SyntaxTree): MessageData {
  const { call, culprit } = finding;
  const sentences = [alsoOverridden(finding, tree), ...evidence, wayOut(finding)];
  const data = {
    factory: call.factory,
    value: shown("value" in culprit ? culprit.value : culprit.property.value, tree),
    advice: sentences.filter((sentence) => sentence !== "").join(" "),
  };
  if (finding.kind === "overridden") return data;
  const missing = missingSsoFields(finding.options, tree).map((field) => `"${field}"`);
  const beatenBy = finding.override ? optionNames[finding.override.code] : "";
  const ssoSession = finding.ssoSession ?? "";
  return { ...data, missing: listed(missing), beatenBy, ssoSession };
}

/** What an override is written as. */
const optionNames: Readonly<Record<OverrideCode, string>> = {
  overriddenSsoRegion: '"clientConfig.region"',
  overriddenSsoEndpoint: '"clientConfig.endpoint"',
  overriddenSsoClient: '"ssoClient"',
  contradictedSsoRegion: '"clientConfig.region"',
};

/** Of a call whose `ssoRegion` is ignored, where it signs in instead. */
function alsoOverridden(finding: Finding, tree: SyntaxTree): string {
  if (finding.code !== "ignoredSsoRegion" || !finding.override) return "";
  const { code, culprit } = finding.override;
  return `It signs in to SSO in "${shown(culprit.property.value, tree)}" (${optionNames[code]}).`;
}

function wayOut({ code, call }: Finding): string {
  const { callsSts } = factories[call.factory];
  switch (code) {
    case "overriddenSsoClient":
      return 'Leave "ssoClient" out, or give it the profile\'s "sso_region".';
    case "overriddenSsoEndpoint":
      return callsSts
        ? 'Leave "endpoint" out; one for STS alone goes into the variable "AWS_ENDPOINT_URL_STS".'
        : 'Leave "endpoint" out.';
    case "overriddenSsoRegion":
      return callsSts
        ? 'Pass the region in "parentClientConfig", which STS reads and SSO does not.'
        : 'Leave "region" out, or pass the profile\'s "sso_region".';
    case "contradictedSsoRegion":
      return "Correct the one that is wrong.";
    case "ignoredSsoRegion":
      return 'Leave "ssoRegion" out: the profile has it.';
    case "incompleteSsoRegion":
      return 'Leave "ssoRegion" out, for the profile has it, or give them all.';
    case "missingSsoSession":
      return 'Pass "ssoSession" too, or leave the SSO options out: the profile has them.';
    case "beatenSsoRegion":
      return "Leave that out.";
  }
}

function shown(node: TSESTree.Node, tree: SyntaxTree): string {
  const value = follow(node, tree);
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  const source = tree.text.slice(...node.range).replaceAll(/\s+/gu, " ");
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
