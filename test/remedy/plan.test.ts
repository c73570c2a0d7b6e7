import { describe, expect, it } from "vitest";
import { parse } from "../../src/analysis/parse.ts";
import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { rewrite } from "../../src/remedy/rewrite.ts";
import { noSettings } from "../../src/settings/settings.ts";
import { anyProject } from "../../src/verdict/project.ts";
import { fixture } from "../fixture-files.ts";

const sharedConfig = loadSharedConfig({ awsConfig: fixture("aws-config"), env: {} });
const start = 'import { fromIni, fromSSO } from "@aws-sdk/credential-providers";\n';

/** What becomes of a call where some releases matter: its new text, or the reason why it is left. */
function remedyFor(call: string, releases: string): string {
  const parsed = parse(start + call, "a.ts");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  const { text, outcomes } = rewrite(parsed.tree, "explicit", { project: { ...anyProject, releases }, sharedConfig });
  const [outcome] = outcomes;
  return outcome?.remedy.kind === "left" ? outcome.remedy.reason : text.slice(start.length);
}

describe("a remedy is not taken where a release that matters cannot do what it relies on", () => {
  it.each([
    ["fromIni({ clientConfig: { region } })", ">=3.515", "fromIni({ parentClientConfig: { region } })"],
    ["fromIni({ clientConfig: { region } })", "^3.510.0", "parentIgnored"],
    ["fromSSO({ clientConfig: { region } })", ">=3.503.1", "fromSSO({})"],
    ["fromSSO({ clientConfig: { region } })", "^3.502.0", "regionMissing"],
    [
      'fromSSO({ profile: "dev", clientConfig: { region } })',
      "^3.502.0",
      'fromSSO({ profile: "dev", clientConfig: { region: "us-west-2" /* sso_region */ } })',
    ],
  ])("%s with %s", (call, releases, expected) => {
    expect(remedyFor(call, releases)).toBe(expected);
  });
});

it("a copy for a call of its own has the claim that the source makes elsewhere", () => {
  const source = `${start}const c = { region: "ap-south-1" /* sso_region */ };\nuse(c);\nfromSSO({ clientConfig: c });\n`;
  const parsed = parse(source, "a.ts");
  if (parsed.kind === "unparsable") throw new Error(parsed.message);
  const settings = { ...noSettings, ssoRegion: "us-west-2" };
  const { text } = rewrite(parsed.tree, "explicit", { project: { ...anyProject, settings }, sharedConfig });
  expect(text).toBe(source.replace("clientConfig: c", 'clientConfig: { ...c, region: "us-west-2" /* sso_region */ }'));
});
