/** Where the page of a rule is. */
export function documentation(rule: string): string {
  return `https://github.com/eslint-plugin-sso-region/eslint-plugin-sso-region/blob/main/docs/rules/${rule}.md`;
}
