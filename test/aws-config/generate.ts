import fc from "fast-check";

// Each list holds what people write, what breaks naive readers, and what the SDK's own rules turn on.
// prettier-ignore
const NAMES = [
  "default", "dev", "dev", "dev", "abc", "abc", "abc", "acme.dev", "acme.dev", "a.b.c", "x y", "profile", "sso-session.abc", "services.x", "profile.dev", "1", ".", "",
  "__proto__", "constructor", "toString", "hasOwnProperty", "true", "null", "k[]", "a=b", "a]b", "[b", "\\", "a\\.b", "é", "a@b+c%d:e/f", "\uFEFF", "a#b", "a #b",
];
// prettier-ignore
const KINDS = ["profile ", "profile ", "profile ", "sso-session ", "services ", "profile\t", "profile  ", "profile.", "sso-session.", "services.", "", "", "unknown ", "a b ", "Profile ", "profile\u00A0", "profile\uFEFF", "profile\r"];
// prettier-ignore
const QUOTES = [["", ""], ["", ""], ["", ""], ['"', '"'], ["'", "'"], ['"', "'"], ['"', ""], [" ", " "]] as const;
// prettier-ignore
const KEYS = [
  "region", "region", "sso_region", "sso_start_url", "sso_session", "s3", "a.b", "k[]", "true", "null", "__proto__", "constructor", "toString",
  '"region"', "'k'", "[x", "x]", "a b", "a\\", "\\", "#k", ";k", "é", "REGION", "", "1", "s3 .region",
];
// prettier-ignore
const VALUES = [
  "", "", "us-west-2", "us-west-2", "https://x/start#/", "https://x/start;/", "us-west-2 # note", "us-west-2#note", "us-west-2\t; note", "x ;# y",
  "true", "false", "null", '"us-west-2"', "'q'", '"true"', '"a\\nb"', "[a]", "[]", "a=b", "=", "\\", "\\#", "\\;", "C:\\x", '{"a":1}', "1", "😀", "a\rb", "a\u2028b", "a\uFEFFb", "__proto__", "x]", "%00", "_0041", "3:_x",
];
const INDENTS = ["", "", "", "", " ", "\t", "    ", "\uFEFF", "\u00A0", "\r", "\u2003", "\u200B"];
const EQUALS = ["=", " = ", " = ", "\t=\t", " =", "= ", "\u3000=\u3000", "==", "", " "];
const TAILS = ["", "", "", "", " ", "\t", " # note", "\t; note", "#note", ";]", " ;]", "\u3000", "\uFEFF#x", " ]"];
const LINE_ENDS = ["\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r\n", "\r", "\n\n", "\r\r\n", "\n\r", ""];
const SOUP = [...Array.from("[]=#;\"'\\.a_- \t\r\n"), "\uFEFF", "profile ", "sso-session ", "[profile a]\n", "\nk=v\n"];

const oneOf = (choices: readonly string[]) => fc.constantFrom(...choices);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));

const rareText = fc.oneof(
  { weight: 9, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
);

const header = fc
  .tuple(
    oneOf(INDENTS),
    oneOf(["[", "[", "[", "[ ", "[[", ""]),
    oneOf(KINDS),
    fc.constantFrom(...QUOTES),
    oneOf(NAMES),
    oneOf(["]", "]", "]", " ]", ""]),
    oneOf(TAILS),
  )
  .map(([indent, open, kind, [before, after], name, close, tail]) =>
    [indent, open, kind, before, name, after, close, tail].join(""),
  );

const plainHeader = oneOf([
  "[default]",
  "[profile dev]",
  "[profile acme.dev]",
  "[sso-session abc]",
  "[dev]",
  '[profile "dev"]',
  "[acme.dev]",
]);

const setting = joined(oneOf(INDENTS), oneOf(KEYS), oneOf(EQUALS), oneOf(VALUES), rareText, oneOf(TAILS));

const plainSetting = joined(
  oneOf(["", "", "  "]),
  oneOf(["region", "sso_region", "s3", "k"]),
  oneOf(["=", " = "]),
  oneOf(["", "a", "b", "c # d"]),
);

const nestedBlock = fc
  .array(joined(oneOf([" ", "\t", "\uFEFF", "  "]), oneOf(KEYS), oneOf(EQUALS), oneOf(VALUES)), { maxLength: 3 })
  .map((lines) => ["s3 =", ...lines].join("\n"));

const line = fc.oneof(
  { weight: 2, arbitrary: plainHeader },
  { weight: 3, arbitrary: header },
  { weight: 4, arbitrary: plainSetting },
  { weight: 8, arbitrary: setting },
  { weight: 1, arbitrary: nestedBlock },
  { weight: 1, arbitrary: joined(oneOf(INDENTS), oneOf(["#", ";", "# [profile x]", "k", "=v", "]"]), oneOf(TAILS)) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

const written = fc
  .tuple(
    oneOf(["", "", "", "", "\uFEFF"]),
    fc.array(joined(line, oneOf(LINE_ENDS)), { minLength: 3, maxLength: 30, size: "max" }),
  )
  .map(([start, lines]) => start + lines.join(""));

const soup = fc.array(oneOf(SOUP), { maxLength: 60, size: "max" }).map((parts) => parts.join(""));

const refused = joined(
  written,
  oneOf(["[__proto__]", "[profile __proto__]", "\uFEFF[profile __proto__] # x"]),
  oneOf(LINE_ENDS),
  written,
);

/** Texts of shared config files, nasty ones; none holds half a surrogate pair, so each survives a round trip through UTF-8. */
export const configFileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 24, arbitrary: written },
  { weight: 4, arbitrary: soup },
  { weight: 1, arbitrary: refused },
);
