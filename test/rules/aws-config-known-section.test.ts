import { awsConfigKnownSection } from "../../rules/aws-config-known-section.ts";
import { config, makeConfigTester } from "./rule-tester.ts";

const region = "region = us-west-2";

makeConfigTester().run("aws-config-known-section", awsConfigKnownSection, {
  valid: [
    { name: "an empty file", code: "" },
    {
      name: "each kind",
      code: config("[default]", region, "[profile dev]", region, "[sso-session abc]", "sso_region = us-west-2"),
    },
    { name: "services", code: config("[services local]", "s3 =", "  endpoint_url = http://localhost:4566") },
    { name: "quotes, a tab, a comment", code: config('[profile "dev"] # note', region, "[profile\ta.b]", region) },
    {
      name: "sections of the AWS CLI's own",
      code: config("[plugins]", "endpoint = x", "[preview]", "cloudfront = true"),
    },
    { name: "an empty default", code: config("[default]") },
    { name: "a comment", code: config("# [dev]", ";[dev]") },
  ],
  invalid: [
    {
      name: "no prefix",
      code: config("[dev]", region),
      output: config("[profile dev]", region),
      errors: [
        { messageId: "missingPrefix", data: { name: "dev", kind: "profile" }, line: 1, column: 1, endColumn: 6 },
      ],
    },
    {
      name: "no prefix: the rest of the line stays, and so do CRLF",
      code: "  [ dev ]  # note\r\nregion = us-west-2\r\n",
      output: "  [profile dev]  # note\r\nregion = us-west-2\r\n",
      errors: [{ messageId: "missingPrefix", line: 1, column: 3, endColumn: 10 }],
    },
    {
      name: "no prefix, and a profile names it as its sso-session",
      code: config("[abc]", "sso_region = us-west-2", "[profile dev]", "sso_session = abc"),
      output: config("[sso-session abc]", "sso_region = us-west-2", "[profile dev]", "sso_session = abc"),
      errors: [{ messageId: "missingPrefix", data: { name: "abc", kind: "sso-session" } }],
    },
    {
      name: "no prefix, and the profile is there: which is meant?",
      code: config("[dev]", region, "[profile dev]", region),
      output: null,
      errors: [{ messageId: "missingPrefix" }],
    },
    {
      name: "no prefix, twice",
      code: config("[dev]", region, "[dev]", region),
      output: null,
      errors: [
        { messageId: "missingPrefix", line: 1 },
        { messageId: "missingPrefix", line: 3 },
      ],
    },
    {
      name: "glued to its kind: meant otherwise",
      code: config("[profiledev]", region),
      output: null,
      errors: [{ messageId: "missingPrefix" }],
    },
    {
      name: "too much white space",
      code: config("[profile  dev ]", region, "[ default ]", region),
      output: config("[profile dev]", region, "[default]", region),
      errors: [
        { messageId: "looseSection", data: { header: "profile dev" }, line: 1, column: 1, endColumn: 16 },
        { messageId: "looseSection", data: { header: "default" }, line: 3 },
      ],
    },
    ...["[profile  default]", "[profile default]#x"].map((header) => ({
      name: `${header}, which would take the place of [default]`,
      code: config("[default]", region, header, region.replace("region", "output")),
      output: null,
      errors: 1,
    })),
    {
      name: "a header that, written well, would take the place of [sso-session abc]",
      code: config("[sso-session abc]", region, "[profile  sso-session.abc]", region),
      output: null,
      errors: [{ messageId: "looseSection" }],
    },
    {
      name: "a session without its kind, whose name [profile sso-session.abc] has",
      code: config("[profile sso-session.abc]", "sso_session = abc", "[abc]", region),
      output: null,
      errors: [{ messageId: "missingPrefix" }],
    },
    {
      name: "a dot instead of a space",
      code: config("[profile.dev]", region, "[sso-session.abc]", "sso_region = us-west-2"),
      output: config("[profile dev]", region, "[sso-session abc]", "sso_region = us-west-2"),
      errors: [
        { messageId: "dottedSection", data: { id: "profile.dev", kind: "profile", name: "dev" }, line: 1 },
        { messageId: "dottedSection", line: 3 },
      ],
    },
    {
      name: "a name that is none: its text is not repeated",
      code: config("[profile a b]", region, "[profile foo!bar]", region),
      errors: [
        { messageId: "malformedSection", data: {}, line: 1 },
        { messageId: "malformedSection", line: 3 },
      ],
    },
    {
      name: "no name",
      code: config("[]", "[profile]", region, "[sso-session ]", region),
      errors: [
        { messageId: "namelessSection", line: 1, column: 1, endColumn: 3 },
        { messageId: "namelessSection", line: 2 },
        { messageId: "namelessSection", line: 4 },
      ],
    },
    {
      name: "an unknown kind",
      code: config("[sso-sesion abc]", "sso_region = us-west-2"),
      errors: [
        {
          messageId: "unknownKind",
          line: 1,
          column: 1,
          endColumn: 17,
          suggestions: [
            {
              messageId: "writeKind",
              data: { kind: "sso-session" },
              output: config("[sso-session abc]", "sso_region = us-west-2"),
            },
          ],
        },
      ],
    },
    {
      name: "an unknown kind that resembles none, and one with a capital letter",
      code: config("[tool abc]", "[Profile dev]", region),
      errors: [
        { messageId: "unknownKind", suggestions: [] },
        {
          messageId: "unknownKind",
          suggestions: [{ messageId: "writeKind", output: config("[tool abc]", "[profile dev]", region) }],
        },
      ],
    },
    {
      name: "no bracket at the end",
      code: config("[profile a]", region, "[profile dev", "output = json"),
      errors: [
        {
          messageId: "unclosedSection",
          line: 3,
          column: 1,
          endColumn: 13,
          suggestions: [
            { messageId: "closeHeader", output: config("[profile a]", region, "[profile dev]", "output = json") },
          ],
        },
      ],
    },
    {
      name: "a comment glued to the header, with an equals sign or without",
      code: config("[profile a]# note", region, "[sso-session b];x=y", "sso_region = us-west-2"),
      output: config("[profile a] # note", region, "[sso-session b] ;x=y", "sso_region = us-west-2"),
      errors: [
        { messageId: "gluedHeaderComment", line: 1, column: 1, endColumn: 12 },
        { messageId: "gluedHeaderComment", line: 3, column: 1, endColumn: 16 },
      ],
    },
    {
      name: "given twice",
      code: config("[profile dev]", region, '[profile "dev"]', "output = json"),
      errors: [
        {
          messageId: "duplicateSection",
          data: { header: 'profile "dev"', line: "1" },
          line: 3,
          column: 1,
          endColumn: 16,
        },
      ],
    },
    {
      name: "two defaults",
      code: config("[default]", region, "[profile default]", region),
      errors: [{ messageId: "replacedSection", data: { line: "3" }, line: 1 }],
    },
    {
      name: "no settings",
      code: config("[profile dev]", "# region = us-west-2", "[sso-session abc]", "sso_region ="),
      errors: [
        { messageId: "emptySection", data: { kind: "profile", name: "dev" }, line: 1 },
        { messageId: "emptySection", data: { kind: "sso-session", name: "abc" }, line: 3 },
      ],
    },
    {
      name: "names that JavaScript has for itself",
      code: config('[profile "__proto__"]', region, "[profile constructor]", region),
      errors: [
        { messageId: "lostName", line: 1, column: 11, endColumn: 20 },
        { messageId: "inheritedName", data: { name: "constructor" }, line: 3, column: 10, endColumn: 21 },
      ],
    },
    {
      name: "a name for which the whole file is ignored",
      code: config("[profile __proto__]", region),
      errors: [{ messageId: "refusedName", line: 1, column: 10, endColumn: 19 }],
    },
  ],
});
