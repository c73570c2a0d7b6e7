import type { TSESTree } from "@typescript-eslint/types";
import { follow } from "../analysis/expressions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { factories } from "../sdk/factories.ts";
import type { Override, OverrideCode } from "./verdict.ts";

/** What the rule says, by the code of the finding. Placeholders are filled by `messageData`. */
export const findingMessages: Readonly<Record<OverrideCode, string>> = {
  overriddenSsoRegion:
    '"{{factory}}" is given the region "{{value}}" in "clientConfig": a profile that signs in through SSO is then signed in there, not in its own "sso_region". Where the two differ, this usually ends in "Session token not found or invalid". {{wayOut}}',
  overriddenSsoEndpoint:
    '"{{factory}}" is given the endpoint "{{value}}" in "clientConfig": a profile that signs in through SSO is then signed in there, not in its own "sso_region". Leave "endpoint" out, or set it for the one service that needs it.',
  overriddenSsoClient:
    '"{{factory}}" is given an "ssoClient" with the region "{{value}}": the profile is then signed in there, not in its own "sso_region". Where the two differ, this usually ends in "Session token not found or invalid". Leave "ssoClient" out, or give it the profile\'s "sso_region".',
};

/** What fills the placeholders of a finding's message. A literal value is shown as it is, any other as its source. */
export function messageData(
  { call, culprit }: Override,
  tree: SyntaxTree,
): { factory: string; value: string; wayOut: string } {
  return { factory: call.factory, value: shown(culprit.property.value, tree), wayOut: wayOut(call.factory) };
}

function wayOut(factory: keyof typeof factories): string {
  return factories[factory].callsSts
    ? 'Pass the region in "parentClientConfig", which STS reads and SSO does not.'
    : 'Leave "region" out, or pass the profile\'s "sso_region".';
}

function shown(node: TSESTree.Node, tree: SyntaxTree): string {
  const value = follow(node, tree);
  if (value.type === "Literal" && typeof value.value === "string") return value.value;
  const source = tree.text.slice(...node.range).replaceAll(/\s+/gu, " ");
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
