// The homes that programs run in, and which profile of it a program asks for.
import { endpointHost, regions } from "./regions.ts";

/** A sign-in to SSO: where, and as whom. */
export interface SignIn {
  readonly region: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly startUrl: string;
  /** The sso-session that the profile names. */
  readonly session?: string;
}

/** A profile, the home it is in, and how a program names it. */
export interface ProfileForm {
  readonly name: string;
  /** The value of `profile` in the source; undefined where the source has no such key. */
  readonly written: string | undefined;
  /** The profile that the SDK takes. */
  readonly profile: string;
  readonly config: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The sign-in of `fromIni` and the chain with it; undefined where they never call SSO. */
  readonly signIn: SignIn | undefined;
  /** That of `fromSSO`, which reads the profile's own SSO keys, whatever else it holds. */
  readonly ownSignIn: SignIn | undefined;
}

/** The sign-in of every profile that names the sso-session. */
export const reader: SignIn = {
  region: regions.sso,
  accountId: "111122223333",
  roleName: "Reader",
  startUrl: `https://${endpointHost}/start`,
  session: "abc",
};
const legacy: SignIn = {
  region: regions.legacySso,
  accountId: "777788889999",
  roleName: "Legacy",
  startUrl: "https://legacy.example/start",
};

const session = `[sso-session abc]\nsso_start_url = ${reader.startUrl}\nsso_region = ${regions.sso}\n`;
const sessionKeys = `sso_session = abc\nsso_account_id = ${reader.accountId}\nsso_role_name = ${reader.roleName}\n`;
const legacyKeys = `sso_start_url = ${legacy.startUrl}
sso_region = ${legacy.region}
sso_account_id = ${legacy.accountId}
sso_role_name = ${legacy.roleName}
`;
const staticKeys = "aws_access_key_id = AKIASTATIC\naws_secret_access_key = example\n";
const dev = `${session}[profile dev]\n${sessionKeys}region = ${regions.ssoProfile}\n`;

function role(name: string, source: string, more = ""): string {
  return `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = ${source}\n${more}`;
}

const ownRegion = `region = ${regions.roleProfile}\n`;
/** `echo` as each platform's shell has it. */
const credentialProcess = ((json) => (process.platform === "win32" ? `cmd /c echo ${json}` : `echo '${json}'`))(
  '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"example"}',
);

const never = { signIn: undefined, ownSignIn: undefined };
const throughRole = { signIn: reader, ownSignIn: undefined };
const throughSso = { signIn: reader, ownSignIn: reader };

/** Every profile that programs ask for; the first is the simplest. */
export const profileForms: readonly ProfileForm[] = [
  { name: "sso-session", written: '"dev"', profile: "dev", config: dev, ...throughSso },
  {
    name: "legacy",
    written: '"legacy"',
    profile: "legacy",
    config: `${dev}[profile legacy]\n${legacyKeys}region = ${regions.ssoProfile}\n`,
    signIn: legacy,
    ownSignIn: legacy,
  },
  {
    name: "role over SSO, own region",
    written: '"deploy"',
    profile: "deploy",
    config: dev + role("deploy", "dev", ownRegion),
    ...throughRole,
  },
  {
    name: "role over SSO",
    written: '"deploy"',
    profile: "deploy",
    config: dev + role("deploy", "dev"),
    ...throughRole,
  },
  {
    name: "role over static keys",
    written: '"deploy"',
    profile: "deploy",
    config: `${dev}[profile keys]\n${staticKeys}${role("deploy", "keys")}`,
    ...never,
  },
  {
    name: "role over static keys, own region",
    written: '"deploy"',
    profile: "deploy",
    config: `${dev}[profile keys]\n${staticKeys}${role("deploy", "keys", ownRegion)}`,
    ...never,
  },
  {
    name: "static keys beside SSO",
    written: '"both"',
    profile: "both",
    config: `${session}[profile both]\n${sessionKeys}${staticKeys}`,
    signIn: undefined,
    ownSignIn: reader,
  },
  {
    name: "web identity",
    written: '"web"',
    profile: "web",
    config: `${dev}[profile web]\nrole_arn = arn:aws:iam::444455556666:role/Web\nweb_identity_token_file = $HOME/web-identity-token\n`,
    ...never,
  },
  {
    name: "process",
    written: '"tool"',
    profile: "tool",
    config: `${dev}[profile tool]\ncredential_process = ${credentialProcess}\n`,
    ...never,
  },
  {
    name: "absent, default is SSO",
    written: undefined,
    profile: "default",
    config: `${session}[default]\n${sessionKeys}region = ${regions.defaultProfile}\n`,
    ...throughSso,
  },
  {
    name: "absent, default is static",
    written: undefined,
    profile: "default",
    config: `${dev}[default]\n${staticKeys}`,
    ...never,
  },
  { name: "missing", written: '"gone"', profile: "gone", config: dev, ...never },
  {
    name: "default by name",
    written: '"default"',
    profile: "default",
    config: `${session}[default]\n${sessionKeys}`,
    ...throughSso,
  },
  {
    name: "from AWS_PROFILE",
    written: undefined,
    profile: "dev",
    config: dev,
    env: { AWS_PROFILE: "dev" },
    ...throughSso,
  },
  {
    name: "role from AWS_PROFILE",
    written: undefined,
    profile: "deploy",
    config: dev + role("deploy", "dev"),
    env: { AWS_PROFILE: "deploy" },
    ...throughRole,
  },
  {
    name: "from a variable",
    written: "process.env.STAGE_PROFILE",
    profile: "dev",
    config: dev,
    env: { STAGE_PROFILE: "dev" },
    ...throughSso,
  },
];
