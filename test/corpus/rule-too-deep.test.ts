import { Linter, type Rule } from "eslint";
import { expect, it } from "vitest";
import { noOverriddenSsoRegion } from "../../rules/no-overridden-sso-region.ts";

const text =
  'import { fromIni } from "@aws-sdk/credential-providers"; fromIni({ clientConfig: { region: "us-east-1" } });';

/** What the rule reports of a file whose tree is read by something. */
function reported(read: (tree: () => unknown) => unknown): string[] {
  const rule: Rule.RuleModule = {
    ...noOverriddenSsoRegion,
    create(context) {
      const { sourceCode } = context;
      const ast = { get: () => read(() => sourceCode.ast) };
      const seen = Object.create(sourceCode, { ast }) as typeof sourceCode;
      return noOverriddenSsoRegion.create(Object.create(context, { sourceCode: { value: seen } }) as typeof context);
    },
  };
  const config = { plugins: { sso: { rules: { rule } } }, rules: { "sso/rule": "error" } } as const;
  return new Linter().verify(text, config).map(({ messageId = "" }) => messageId);
}

it("a file is reported where the stack is deep enough for it", () => {
  expect(reported((tree) => tree())).toEqual(["overriddenSsoRegion"]);
});

it("a file is passed over where it is not", () => {
  const endless = (): unknown => [endless()];
  expect(reported(endless)).toEqual([]);
});

it("what else goes wrong is not kept back", () => {
  const failing = (): never => {
    throw new TypeError("Not a tree.");
  };
  expect(() => reported(failing)).toThrow("Not a tree.");
});
