import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories } from "../sdk/factories.ts";
import type { Override, OverrideCode } from "./verdict.ts";

/** What the rule says, by the code of the finding. Placeholders are filled by `messageData`. */
export const findingMessages: Readonly<Record<OverrideCode, string>> = {
  overriddenSsoRegion:
    '"{{factory}}" signs in to SSO in "{{value}}" ("clientConfig.region"), even where the profile\'s "sso_region" is another: this usually ends in "Session token not found or invalid". {{advice}}',
  overriddenSsoEndpoint:
    '"{{factory}}" signs in to SSO at "{{value}}" ("clientConfig.endpoint"), not at the endpoint of the profile\'s "sso_region". {{advice}}',
  overriddenSsoClient:
    '"{{factory}}" signs in to SSO in "{{value}}" (the region of "ssoClient"), even where the profile\'s "sso_region" is another: this usually ends in "Session token not found or invalid". {{advice}}',
  contradictedSsoRegion:
    '"{{factory}}" signs in to SSO in "{{value}}", which the source gives for the SSO region and the settings do not. {{advice}}',
};

export interface MessageData extends Record<string, string> {
  readonly factory: string;
  /** The region or endpoint that is passed: a literal as it is, anything else as its source. */
  readonly value: string;
  /** What is known of the profile, if anything, and the way out. */
  readonly advice: string;
}

/** What fills the placeholders of a finding's message; `evidence` is a sentence of `evidenceOf`, or empty. */
export function messageData(override: Override, evidence: string, tree: SyntaxTree): MessageData {
  return {
    factory: override.call.factory,
    value: shown(override.culprit.property.value, tree),
    advice: [evidence, wayOut(override)].filter((sentence) => sentence !== "").join(" "),
  };
}

function wayOut({ code, call }: Override): string {
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
  }
}

function shown(node: TSESTree.Node, tree: SyntaxTree): string {
  const value = follow(node, tree);
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  const source = tree.text.slice(...node.range).replaceAll(/\s+/gu, " ");
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
