import { noIneffectiveSsoRegion } from "../../rules/no-ineffective-sso-region.ts";
import { evidence, makeTester, withSdk } from "./rule-tester.ts";

const complete = "ssoStartUrl, ssoAccountId, ssoRoleName";
const profiles = { ci: null, dev: { ssoSession: "abc" } };
const settings = { settings: { "sso-region": { ssoRegion: "us-west-2", profiles } } };

makeTester().run("no-ineffective-sso-region", noIneffectiveSsoRegion, {
  valid: [
    { name: "a complete set", code: withSdk(`fromSSO({ ssoRegion, ssoSession, ${complete} });`) },
    { name: "a complete set on the chain", code: withSdk(`fromNodeProviderChain({ ssoRegion, ${complete} });`) },
    {
      name: "a complete set, and the same region claimed",
      code: withSdk(`fromSSO({ ssoRegion, ${complete}, clientConfig: { region: ssoRegion } });`),
    },
    { name: "the rest may come through a spread", code: withSdk('fromSSO({ ...rest, ssoRegion: "us-west-2" });') },
    {
      name: "the rest comes through a spread in one case",
      code: withSdk(`fromNodeProviderChain({ ...(x ? { ${complete} } : {}), ssoRegion });`),
    },
    { name: "none", code: withSdk("fromSSO({ profile }); fromIni({ clientConfig: { region } });") },
    { name: "none: undefined", code: withSdk("fromIni({ ssoRegion: undefined });") },
    { name: "of a local function", code: "function fromIni() {} fromIni({ ssoRegion });" },
    {
      name: "a set that agrees with the settings",
      code: withSdk(`fromSSO({ ssoRegion: "us-west-2", ${complete} });`),
      ...settings,
    },
    {
      name: "a complete set with the sso-session of the profile",
      code: withSdk(`fromSSO({ profile: "dev", ssoSession: "abc", ssoRegion: "us-west-2", ${complete} });`),
      ...settings,
    },
    {
      name: "a complete set on a profile of which no sso-session is committed",
      code: withSdk(`fromSSO({ profile: "legacy", ssoRegion: "us-west-2", ${complete} });`),
      ...settings,
    },
    {
      name: "an sso-session that may come through a spread",
      code: withSdk(`fromSSO({ profile: "dev", ...session, ssoRegion: "us-west-2", ${complete} });`),
      ...settings,
    },
    {
      name: "a profile that does not sign in through SSO",
      code: withSdk('fromIni({ profile: "ci", ssoRegion });'),
      ...settings,
    },
  ],
  invalid: [
    {
      name: "the sso-session of the profile is missing",
      code: withSdk(`fromSSO({ profile: "dev", ssoRegion: "us-west-2", ${complete} });`),
      ...settings,
      errors: [
        {
          messageId: "missingSsoSession",
          data: {
            factory: "fromSSO",
            ssoSession: "abc",
            advice: `The "sso_region" of profile "dev" is "us-west-2", says ESLint's "settings['sso-region']". Pass "ssoSession" too, or leave the SSO options out: the profile has them.`,
          },
          line: 2,
          column: 27,
          endColumn: 49,
        },
      ],
    },
    {
      name: "fromIni has no such option",
      code: withSdk('fromIni({ profile: "dev", ssoRegion: "us-west-2" });'),
      errors: [
        {
          messageId: "ignoredSsoRegion",
          data: {
            factory: "fromIni",
            value: "us-west-2",
            advice: `${evidence} Leave "ssoRegion" out: the profile has it.`,
          },
          line: 2,
          column: 27,
          endColumn: 49,
          suggestions: [{ messageId: "dropSsoRegion", output: withSdk('fromIni({ profile: "dev" });') }],
        },
      ],
    },
    {
      name: "fromIni ignores it and signs in elsewhere: one report, and remedies for both",
      code: withSdk('fromIni({ profile: "dev", ssoRegion, clientConfig: { region: "eu-central-1" } });'),
      errors: [
        {
          messageId: "ignoredSsoRegion",
          data: {
            factory: "fromIni",
            value: "ssoRegion",
            advice: `It signs in to SSO in "eu-central-1" ("clientConfig.region"). ${evidence} Leave "ssoRegion" out: the profile has it.`,
          },
          line: 2,
          column: 27,
          suggestions: [
            {
              messageId: "pinSsoRegion",
              data: { profile: "dev", ssoRegion: "us-west-2" },
              output: withSdk('fromIni({ profile: "dev", clientConfig: { region: "us-west-2" /* sso_region */ } });'),
            },
            {
              messageId: "moveRegion",
              output: withSdk('fromIni({ profile: "dev", parentClientConfig: { region: "eu-central-1" } });'),
            },
          ],
        },
      ],
    },
    {
      name: "the SDK throws without the rest",
      code: withSdk("fromSSO({ profile, ssoSession, ssoRegion });"),
      errors: [
        {
          messageId: "incompleteSsoRegion",
          data: {
            factory: "fromSSO",
            missing: '"ssoStartUrl", "ssoAccountId", and "ssoRoleName"',
            advice: 'Leave "ssoRegion" out, for the profile has it, or give them all.',
          },
          line: 2,
          column: 32,
          suggestions: [{ messageId: "dropSsoRegion", output: withSdk("fromSSO({ profile });") }],
        },
      ],
    },
    {
      name: "the SDK throws, and would sign in elsewhere",
      code: withSdk("fromSSO({ ssoRegion, clientConfig: { region } });"),
      errors: [
        {
          messageId: "incompleteSsoRegion",
          suggestions: [{ messageId: "removeRegion", output: withSdk("fromSSO({});") }],
        },
      ],
    },
    {
      name: "an account of its own is left to a person",
      code: withSdk("fromNodeProviderChain({ ssoRegion, ssoAccountId });"),
      errors: [{ messageId: "incompleteSsoRegion", suggestions: [] }],
    },
    {
      name: "a call that makes it still runs",
      code: withSdk("fromIni({ ssoRegion: getRegion() });"),
      errors: [{ messageId: "ignoredSsoRegion", suggestions: [] }],
    },
    {
      name: "clientConfig.region goes before a complete set",
      code: withSdk(`fromSSO({ ${complete}, ssoRegion: "us-west-2", clientConfig: { region } });`),
      errors: [
        {
          messageId: "beatenSsoRegion",
          data: {
            factory: "fromSSO",
            value: "us-west-2",
            beatenBy: '"clientConfig.region"',
            advice: "Leave that out.",
          },
          suggestions: [
            { messageId: "removeRegion", output: withSdk(`fromSSO({ ${complete}, ssoRegion: "us-west-2" });`) },
          ],
        },
      ],
    },
    {
      name: "the settings say otherwise",
      code: withSdk(`fromSSO({ ${complete}, ssoRegion: 'eu-west-1' });`),
      ...settings,
      errors: [
        {
          messageId: "contradictedSsoRegion",
          data: {
            factory: "fromSSO",
            value: "eu-west-1",
            advice: `The "sso_region" of every profile is "us-west-2", says ESLint's "settings['sso-region']". Correct the one that is wrong.`,
          },
          suggestions: [
            {
              messageId: "correctSsoRegion",
              data: { ssoRegion: "us-west-2" },
              output: withSdk(`fromSSO({ ${complete}, ssoRegion: 'us-west-2' });`),
            },
          ],
        },
      ],
    },
  ],
});
