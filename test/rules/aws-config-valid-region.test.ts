import { awsConfigValidRegion } from "../../rules/aws-config-valid-region.ts";
import { REGIONS_SOURCE } from "../../src/aws-config/regions.ts";
import { config, makeConfigTester } from "./rule-tester.ts";

makeConfigTester().run("aws-config-valid-region", awsConfigValidRegion, {
  valid: [
    { name: "regions", code: config("[default]", "region = eu-central-1", "sso_region = us-west-2 # note") },
    { name: "another partition's", code: config("[profile cn]", "region = cn-north-1", "sso_region = cn-northwest-1") },
    { name: "of no profile", code: config("region = x", "[tool a]", "region = x", "[services s]", "region = x") },
    { name: "of a block", code: config("[default]", "s3 =", "  region = x") },
    {
      name: "a region that is allowed",
      code: config("[default]", "region = xx-north-1"),
      options: [{ regions: ["xx-north-1"] }],
    },
  ],
  invalid: [
    {
      name: "quotes",
      code: config("[default]", 'region = "us-west-2"', "[sso-session a]", "sso_region='us-west-2' # note"),
      output: config("[default]", "region = us-west-2", "[sso-session a]", "sso_region=us-west-2 # note"),
      errors: [
        { messageId: "quotedRegion", data: { region: "us-west-2" }, line: 2, column: 10, endColumn: 21 },
        { messageId: "quotedRegion", line: 4, column: 12, endColumn: 23 },
      ],
    },
    {
      name: "a comment glued to it",
      code: config("[default]", "  region = us-west-2#note", "sso_region = us-west-2;a = b"),
      output: config("[default]", "  region = us-west-2", "  #note", "sso_region = us-west-2", ";a = b"),
      errors: [
        { messageId: "gluedComment", data: { region: "us-west-2" }, line: 2, column: 12, endColumn: 26 },
        { messageId: "gluedComment", line: 3, column: 14, endColumn: 29 },
      ],
    },
    {
      name: "quotes and a comment, in a last line without an end",
      code: '[default]\nregion = "us-west-2"#note',
      output: "[default]\nregion = us-west-2\n#note",
      errors: [{ messageId: "quotedRegion" }],
    },
    {
      name: "zones",
      code: config("[default]", "region = us-west-2b", "sso_region = us-west-2-lax-1a"),
      errors: [
        {
          messageId: "availabilityZone",
          data: { zone: "us-west-2b", region: "us-west-2" },
          line: 2,
          column: 10,
          endColumn: 20,
          suggestions: [
            {
              messageId: "writeRegion",
              data: { region: "us-west-2" },
              output: config("[default]", "region = us-west-2", "sso_region = us-west-2-lax-1a"),
            },
          ],
        },
        {
          messageId: "availabilityZone",
          suggestions: [
            { messageId: "writeRegion", output: config("[default]", "region = us-west-2b", "sso_region = us-west-2") },
          ],
        },
      ],
    },
    {
      name: "a slip, and something else",
      code: config("[default]", "region = us-wset-2", "sso_region = us west 2"),
      errors: [
        {
          messageId: "unknownRegion",
          data: { region: "us-wset-2", source: REGIONS_SOURCE },
          line: 2,
          column: 10,
          endColumn: 19,
        },
        { messageId: "refusedRegion", data: { key: '"sso_region"' }, line: 3, column: 14, endColumn: 23 },
      ],
    },
    {
      name: "two partitions",
      code: config(
        "[profile a]",
        "region = cn-north-1",
        "sso_session = s",
        "[sso-session s]",
        "sso_region = us-west-2",
      ),
      errors: [
        {
          messageId: "otherPartition",
          data: {
            profile: "a",
            region: "cn-north-1",
            partition: "aws-cn",
            ssoRegion: "us-west-2",
            line: "5",
            ssoPartition: "aws",
          },
          line: 2,
          column: 10,
          endColumn: 20,
        },
      ],
    },
  ],
});
