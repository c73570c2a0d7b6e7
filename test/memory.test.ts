import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import plugin from "../src/index.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const code = `import { fromIni, fromSSO } from "@aws-sdk/credential-providers";
const options = { clientConfig: { region } };
options.clientConfig.region = "eu-west-1";
class Account { credentials = fromSSO({ profile: "dev", ...options }); }
fromIni(options);
`;

it.each([
  ["espree", {}],
  ["@typescript-eslint/parser", { parser: typescriptParser }],
])("keeps no tree of %s that ESLint has let go of", async (_, languageOptions) => {
  const linter = new Linter();
  const config: Linter.Config[] = [{ ...plugin.configs.recommended, languageOptions }];
  const lint = (text: string): WeakRef<object> => {
    linter.verify(text, config);
    return new WeakRef(linter.getSourceCode().ast);
  };
  const tree = lint(code);
  await setImmediate();
  collect();
  expect(tree.deref()).toBeDefined();
  lint("");
  await setImmediate();
  collect();
  expect(tree.deref()).toBeUndefined();
});
