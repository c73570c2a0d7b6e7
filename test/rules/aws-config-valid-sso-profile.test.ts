import { awsConfigValidSsoProfile } from "../../rules/aws-config-valid-sso-profile.ts";
import { config, makeConfigTester } from "./rule-tester.ts";

const session = ["[sso-session abc]", "sso_region = us-west-2", "sso_start_url = https://a/start"];
const account = ["sso_account_id = 1", "sso_role_name = r"];
const keys = ["aws_access_key_id = k", "aws_secret_access_key = s"];
const role = "role_arn = arn:aws:iam::1:role/r";

makeConfigTester().run("aws-config-valid-sso-profile", awsConfigValidSsoProfile, {
  valid: [
    { name: "an empty file", code: "" },
    { name: "a session", code: config("[profile a]", "sso_session = abc", ...account, ...session) },
    { name: "a session, for tokens", code: config("[profile a]", "sso_session = abc", ...session) },
    {
      name: "legacy",
      code: config("[profile a]", "sso_region = us-west-2", "sso_start_url = https://a/start", ...account),
    },
    { name: "no SSO at all", code: config("[default]", "region = us-west-2", ...keys) },
    {
      name: "another region, where nobody asked",
      code: config("[profile a]", "sso_session = abc", "region = eu-west-1", ...session),
    },
    { name: "a session that nobody names", code: config("[sso-session x]", "sso_region = us-west-2") },
    {
      name: "a source in the credentials file",
      code: config("[profile a]", role, "source_profile = base"),
      options: [{ credentialsProfiles: ["base"] }],
    },
    { name: "a role that uses its own keys", code: config("[profile a]", role, "source_profile = a", ...keys) },
    {
      name: "a circle that ends at keys",
      code: config("[profile a]", role, "source_profile = b", "[profile b]", role, "source_profile = a", ...keys),
    },
    { name: "another source than a profile", code: config("[profile a]", role, "credential_source = Environment") },
    { name: "a file that the SDK ignores", code: config("[profile a]", "sso_session = x", "[__proto__]") },
  ],
  invalid: [
    {
      name: "no such session",
      code: config("[profile a]", "sso_session = acb", ...account, ...session),
      errors: [
        {
          messageId: "missingSession",
          data: { profile: "a", session: "acb" },
          line: 2,
          column: 15,
          endColumn: 18,
          suggestions: [
            {
              messageId: "nameSession",
              data: { session: "abc" },
              output: config("[profile a]", "sso_session = abc", ...account, ...session),
            },
          ],
        },
      ],
    },
    {
      name: "a session that lacks something",
      code: config("[profile a]", "sso_session = abc", ...account, "[sso-session abc]", "sso_registration_scopes = x"),
      errors: [
        {
          messageId: "incompleteSession",
          data: { session: "abc", keys: '"sso_region" and "sso_start_url"' },
          line: 5,
          column: 1,
          endColumn: 18,
        },
      ],
    },
    {
      name: "the region on the profile, and not on its session",
      code: config(
        "[profile a]",
        "sso_session = abc",
        "sso_region = us-west-2",
        ...account,
        "[sso-session abc]",
        "sso_start_url = https://a/start",
      ),
      errors: [
        {
          messageId: "misplacedRegion",
          data: { profile: "a", session: "abc", line: "6" },
          line: 3,
          column: 1,
          endColumn: 11,
          suggestions: [
            {
              messageId: "moveToSession",
              data: { session: "abc" },
              output: config(
                "[profile a]",
                "sso_session = abc",
                ...account,
                "[sso-session abc]",
                "sso_region = us-west-2",
                "sso_start_url = https://a/start",
              ),
            },
          ],
        },
        { messageId: "incompleteSession", data: { session: "abc", keys: '"sso_region"' }, line: 6 },
      ],
    },
    {
      name: "legacy, incomplete",
      code: config("[profile a]", "sso_region = us-west-2", "sso_role_name = r"),
      errors: [
        {
          messageId: "incompleteProfile",
          data: { profile: "a", keys: '"sso_start_url" and "sso_account_id"' },
          line: 1,
          column: 1,
          endColumn: 12,
        },
      ],
    },
    {
      name: "a session, and half an account",
      code: config("[profile a]", "sso_session = abc", "sso_role_name = r", ...session),
      errors: [{ messageId: "incompleteProfile", data: { profile: "a", keys: '"sso_account_id"' } }],
    },
    {
      name: "profile and session disagree",
      code: config(
        "[profile a]",
        "sso_session = abc",
        ...account,
        "sso_region = eu-west-1",
        "sso_start_url = x",
        ...session,
      ),
      errors: [
        {
          messageId: "otherRegion",
          data: { profile: "a", session: "abc", line: "8", region: "eu-west-1", sessionRegion: "us-west-2" },
          line: 5,
          column: 14,
          endColumn: 23,
          suggestions: [
            {
              messageId: "removeLine",
              output: config("[profile a]", "sso_session = abc", ...account, "sso_start_url = x", ...session),
            },
          ],
        },
        {
          messageId: "otherStartUrl",
          data: { profile: "a", session: "abc", line: "9" },
          line: 6,
          column: 1,
          endColumn: 14,
          suggestions: [
            {
              messageId: "removeLine",
              output: config("[profile a]", "sso_session = abc", ...account, "sso_region = eu-west-1", ...session),
            },
          ],
        },
      ],
    },
    {
      name: "no such source",
      code: config("[profile a]", role, "source_profile = base#x"),
      errors: [
        { messageId: "missingSource", data: { profile: "a", source: "base#…" }, line: 3, column: 18, endColumn: 24 },
      ],
    },
    {
      name: "a circle, and a profile that leads into it",
      code: config(
        "[profile in]",
        role,
        "source_profile = a",
        "[profile a]",
        role,
        "source_profile = b",
        "[profile b]",
        role,
        "source_profile = a",
      ),
      errors: [{ messageId: "sourceCycle", data: { path: '"a" and "b"' }, line: 6, column: 18, endColumn: 19 }],
    },
    {
      name: "a role that is its own source",
      code: config("[profile a]", role, "source_profile = a"),
      errors: [{ messageId: "sourceCycle", data: { path: '"a"' }, line: 3 }],
    },
    {
      name: "static keys beside SSO keys",
      code: config("[profile a]", "sso_session = abc", ...account, ...keys, ...session),
      errors: [{ messageId: "staticBesideSso", data: { profile: "a" }, line: 1, column: 1, endColumn: 12 }],
    },
    {
      name: "another region, where somebody asked",
      code: config("[profile a]", "sso_session = abc", "region = eu-west-1", ...session),
      options: [{ crossRegion: true }],
      errors: [
        {
          messageId: "crossRegion",
          data: { profile: "a", region: "eu-west-1", ssoRegion: "us-west-2", line: "5" },
          line: 3,
          column: 10,
          endColumn: 19,
        },
      ],
    },
  ],
});
