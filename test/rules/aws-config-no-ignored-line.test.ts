import { awsConfigNoIgnoredLine } from "../../rules/aws-config-no-ignored-line.ts";
import { config, makeConfigTester } from "./rule-tester.ts";

makeConfigTester().run("aws-config-no-ignored-line", awsConfigNoIgnoredLine, {
  valid: [
    { name: "an empty file", code: "" },
    {
      name: "settings, and comments on lines of their own",
      code: config("# a", "[default]", "; b", "region = us-west-2"),
    },
    {
      name: "a block",
      code: config("[default]", "s3 =", "  max_queue_size = 3", "", "  use_dualstack_endpoint = true"),
    },
    { name: "lines of a section that is another rule's", code: config("[tool x]", "a", "= b", "[profile dev# x") },
    {
      name: "a comment for ESLint",
      code: config("[default]", "region = us-west-2 # eslint-disable-line no-undef"),
    },
    { name: "a key that we don't know", code: config("[default]", "granted_sso_region = us-west-2") },
  ],
  invalid: [
    {
      name: "before any section: the first of them",
      code: config("region = us-west-2", "nothing", "[default]", "region = us-west-2"),
      errors: [{ messageId: "noSection", line: 1, column: 1, endColumn: 19 }],
    },
    {
      name: "no equals sign",
      code: config("[default]", "region us-west-2"),
      errors: [{ messageId: "noEquals", line: 2, column: 1, endColumn: 17, suggestions: [] }],
    },
    {
      name: "a colon",
      code: config("[default]", "region: us-west-2", "output : json"),
      errors: [
        {
          messageId: "noEquals",
          suggestions: [
            { messageId: "writeEquals", output: config("[default]", "region = us-west-2", "output : json") },
          ],
        },
        {
          messageId: "noEquals",
          suggestions: [
            { messageId: "writeEquals", output: config("[default]", "region: us-west-2", "output = json") },
          ],
        },
      ],
    },
    {
      name: "no key",
      code: config("[default]", "= us-west-2"),
      errors: [{ messageId: "noName", line: 2, column: 1, endColumn: 12 }],
    },
    {
      name: "no value, and no block below",
      code: config("[default]", "region =", "secret =", "output = json"),
      errors: [
        { messageId: "noValue", data: { key: '"region"' }, line: 2, column: 1, endColumn: 7 },
        { messageId: "noValue", data: { key: "this key" }, line: 3 },
      ],
    },
    {
      name: "an indented line without an equals sign",
      code: config("[default]", "region = us-west-2", "  more"),
      errors: [{ messageId: "continuation", data: { line: "2" }, line: 3, column: 3, endColumn: 7 }],
    },
    {
      name: "indented settings",
      code: config("[default]", "region = us-west-2", "  output = json"),
      output: config("[default]", "region = us-west-2", "output = json"),
      errors: [{ messageId: "indentedKey", line: 3, column: 3, endColumn: 9 }],
    },
    {
      name: "capital letters",
      code: config("[default]", "SSO_REGION = us-west-2", "MySecret = x"),
      errors: [
        {
          messageId: "upperCaseKey",
          data: { key: '"SSO_REGION"' },
          line: 2,
          column: 1,
          endColumn: 11,
          suggestions: [
            {
              messageId: "writeLowerCase",
              data: { key: "sso_region" },
              output: config("[default]", "sso_region = us-west-2", "MySecret = x"),
            },
          ],
        },
        { messageId: "upperCaseKey", data: { key: "this key" }, line: 3, suggestions: [] },
      ],
    },
    {
      name: "capital letters, and the key is there as well",
      code: config("[default]", "Region = us-west-2", "[default]", "region = us-west-2"),
      errors: [{ messageId: "upperCaseKey", suggestions: [] }],
    },
    {
      name: "white space in a key",
      code: config("[default]", "aws region = us-west-2"),
      errors: [{ messageId: "unknownCharacter", line: 2, column: 1, endColumn: 11 }],
    },
    {
      name: "white space in a key of a nested block",
      code: config("[default]", "s3 =", "  in valid = value"),
      errors: [{ messageId: "unknownCharacter", line: 3, column: 3, endColumn: 11 }],
    },
    {
      name: "a key given twice, in two sections",
      code: config("[profile a]", "region = us-west-2", "[profile a]", "region = us-east-1"),
      errors: [
        {
          messageId: "duplicateKey",
          data: { key: '"region"', line: "4" },
          line: 2,
          column: 1,
          endColumn: 7,
          suggestions: [
            { messageId: "removeLine", output: config("[profile a]", "[profile a]", "region = us-east-1") },
          ],
        },
      ],
    },
    {
      name: "in a block, a line that is meant for the section",
      code: config("[default]", "s3 =", "  max_queue_size = 3", "  sso_region = us-west-2"),
      errors: [
        {
          messageId: "swallowedLine",
          data: { key: '"sso_region"', line: "2" },
          line: 4,
          column: 3,
          endColumn: 13,
          suggestions: [
            {
              messageId: "unindent",
              output: config("[default]", "s3 =", "  max_queue_size = 3", "sso_region = us-west-2"),
            },
          ],
        },
      ],
    },
    {
      name: "in a section that is indented, all after a key without value",
      code: config("[default]", "  output =", "  region = us-west-2"),
      errors: [{ messageId: "swallowedLine", data: { key: '"region"', line: "2" }, line: 3, suggestions: 1 }],
    },
    {
      name: "a block in a block",
      code: config("[default]", "s3 =", "  a =", "  b = 1"),
      errors: [{ messageId: "innerBlock", line: 3, column: 3, endColumn: 4 }],
    },
    {
      name: "a comment behind a value",
      code: "[default]\r\nregion = us-west-2\t# why\r\noutput = json ; last",
      output: "[default]\r\nregion = us-west-2\r\n# why\r\noutput = json\n; last",
      errors: [
        { messageId: "trailingComment", line: 2, column: 20, endColumn: 25 },
        { messageId: "trailingComment", line: 3, column: 15, endColumn: 21 },
      ],
    },
    {
      name: "a comment behind a value, below one for ESLint",
      code: config("[default]", "# eslint-disable-next-line no-undef", "region = us-west-2 # why"),
      output: config("[default]", "# eslint-disable-next-line no-undef", "region = us-west-2", "# why"),
      errors: [{ messageId: "trailingComment", line: 3 }],
    },
    {
      name: "a carriage return alone",
      code: "[default]\rregion = us-west-2\routput = json",
      errors: [{ messageId: "loneReturn", line: 1, column: 10, endColumn: 11 }],
    },
  ],
});
