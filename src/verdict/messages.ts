import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories } from "../sdk/factories.ts";
import type { Override, OverrideCode } from "./verdict.ts";

/** What the rule says, by the code of the finding. Placeholders are filled by `messageData`. */
export const findingMessages: Readonly<Record<OverrideCode, string>> = {
  overriddenSsoRegion:
    '"{{factory}}" signs in to SSO in "{{value}}" ("clientConfig.region"), even where the profile\'s "sso_region" is another: this usually ends in "Session token not found or invalid". {{wayOut}}',
  overriddenSsoEndpoint:
    '"{{factory}}" signs in to SSO at "{{value}}" ("clientConfig.endpoint"), not at the endpoint of the profile\'s "sso_region". {{wayOut}}',
  overriddenSsoClient:
    '"{{factory}}" signs in to SSO in "{{value}}" (the region of "ssoClient"), even where the profile\'s "sso_region" is another: this usually ends in "Session token not found or invalid". {{wayOut}}',
};

/** What fills the placeholders of a finding's message. A literal value is shown as it is, any other as its source. */
export function messageData(override: Override, tree: SyntaxTree): { factory: string; value: string; wayOut: string } {
  const { call, culprit } = override;
  return { factory: call.factory, value: shown(culprit.property.value, tree), wayOut: wayOut(override) };
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
  }
}

function shown(node: TSESTree.Node, tree: SyntaxTree): string {
  const value = follow(node, tree);
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  const source = tree.text.slice(...node.range).replaceAll(/\s+/gu, " ");
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
