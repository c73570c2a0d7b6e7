import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { noIneffectiveSsoRegion } from "../../rules/no-ineffective-sso-region.ts";
import { noOverriddenSsoRegion } from "../../rules/no-overridden-sso-region.ts";
import { reportsOn, understand } from "../../src/cli/inspect.ts";

const overridden = "sso-region/no-overridden-sso-region";
const ineffective = "sso-region/no-ineffective-sso-region";
const call = 'fromIni({ clientConfig: { region: "eu-west-1" } });';
const both = 'fromIni({ ssoRegion: "us-west-2" }); fromIni({ clientConfig: { region: "eu-west-1" } });';
const start = 'import { fromIni } from "@aws-sdk/credential-providers";\n';

/** What ESLint itself reports: severity, rule, line and column of each. */
function byEslint(text: string): string[] {
  const plugin = {
    rules: { "no-overridden-sso-region": noOverriddenSsoRegion, "no-ineffective-sso-region": noIneffectiveSsoRegion },
  };
  const config: Linter.Config = {
    plugins: { "sso-region": plugin },
    rules: { [overridden]: "error", [ineffective]: "error" },
    linterOptions: { reportUnusedDisableDirectives: "off" },
  };
  return new Linter({ configType: "flat" })
    .verify(text, [config], "file.js")
    .filter(({ messageId }) => messageId !== undefined)
    .map(
      ({ severity, ruleId, line, column }) => `${["off", "warning", "error"][severity]} ${ruleId} ${line}:${column}`,
    );
}

function byCheck(text: string): string[] {
  const file = { path: "/project/file.js", name: "file.js" };
  const read = understand(file, text, (understood) => reportsOn(file, understood, { HOME: "/nowhere" }));
  if (read.kind === "problem") throw new Error(read.problem.message);
  return read.made.map(({ severity, rule, line, column }) => `${severity} ${rule} ${line}:${column}`);
}

/** Source, and how many findings are left of it. */
const table: readonly (readonly [text: string, left: number])[] = [
  [call, 1],
  [both, 2],
  [`// eslint-disable-next-line\n${both}`, 0],
  [`// eslint-disable-next-line ${overridden}\n${both}`, 1],
  [`// eslint-disable-next-line ${overridden}, ${ineffective}\n${both}`, 0],
  [`// eslint-disable-next-line ${overridden} -- STS needs it\n${call}`, 0],
  [`// eslint-disable-next-line -- STS needs it\n${call}`, 0],
  [`// eslint-disable-next-line no-console\n${call}`, 1],
  [`// eslint-disable-next-line ${overridden}\n\n${call}`, 1],
  [`/* eslint-disable-next-line ${overridden} */\n${call}`, 0],
  [`/* eslint-disable-next-line\n   ${overridden}\n*/\n${call}`, 0],
  [`/* eslint-disable-next-line ${overridden} */ ${call}`, 1],
  [`${call} // eslint-disable-line`, 0],
  [`${call} // eslint-disable-line ${overridden}`, 0],
  [`${call} // eslint-disable-line ${ineffective}`, 1],
  [`${call} /* eslint-disable-line ${overridden}\n*/`, 1],
  [`/* eslint-disable */\n${both}`, 0],
  [`/* eslint-disable ${overridden} */\n${both}`, 1],
  [`${call} /* eslint-disable */`, 1],
  [`/* eslint-disable */ ${call}`, 0],
  [`// eslint-disable\n${call}`, 1],
  [`/* eslint-disable */\n${call}\n/* eslint-enable */\n${call}`, 1],
  [`/* eslint-disable ${overridden} */\n${call}\n/* eslint-enable ${overridden} */\n${call}`, 1],
  [`/* eslint-disable */\n/* eslint-enable ${overridden} */\n${both}`, 1],
  [`/* eslint-disable ${overridden} */\n/* eslint-enable */\n${both}`, 2],
  [`/* eslint-disable ${overridden} */\n/* eslint-enable ${ineffective} */\n${call}`, 0],
  [`/* eslint-disable */\n/* eslint-enable */\n// eslint-disable-next-line\n${call}`, 0],
  [`/* eslint ${overridden}: off */\n${both}`, 1],
  [`/* eslint ${overridden}: 0, ${ineffective}: 0 */\n${both}`, 0],
  [`/* eslint ${overridden}: "off" -- why */\n${call}`, 0],
  [`/* eslint ${overridden}: "warn" */\n${call}`, 1],
  [`/* eslint ${overridden}: ["warn", { "suggestInline": true }] */\n${call}`, 1],
  [`/* eslint ${overridden}: [2] */\n${call}`, 1],
  [`/* eslint ${overridden}: 1 */\n/* eslint ${overridden}: 0 */\n${call}`, 1],
  [`${call}\n/* eslint "${overridden}": "off" */`, 0],
  [`// eslint ${overridden}: off\n${call}`, 1],
  [`/* eslint ${overridden}: "fatal" */\n${call}`, 1],
  [`/* eslint ${overridden} */\n${call}`, 1],
  [`/* eslint-env node */\n${call}`, 1],
  [`/** eslint-disable */\n${call}`, 1],
  [`/*eslint-disable*/\n${call}`, 0],
  [`fromIni({ /* eslint-disable */ clientConfig: { region: "eu-west-1" } });`, 0],
  [`fromIni({ clientConfig: { region: "eu-west-1" /* eslint-disable */ } });`, 1],
  [`fromIni({ clientConfig: { region:\n// eslint-disable-line\n"eu-west-1" } });`, 1],
];

describe("comments for ESLint", () => {
  it.each(table)("in %j leave %i findings, as ESLint does", (text, left) => {
    expect(byCheck(start + text)).toHaveLength(left);
    expect(byCheck(start + text)).toEqual(byEslint(start + text));
  });
});
