// Where a program signs in, and the options by which it says so itself.
import { ssoFields, type SsoField } from "../../../src/verdict/sso-fields.ts";
import type { Program } from "./dimensions.ts";
import { reader, type SignIn } from "./homes.ts";
import { regions } from "./regions.ts";

/** Which of the SSO fields the options give, and which region. */
export interface SsoRegionForm {
  readonly name: string;
  readonly fields: readonly SsoField[];
  readonly isWrong?: true;
}

const required = ssoFields.filter((field) => field !== "ssoSession");

export const ssoRegionForms: readonly SsoRegionForm[] = [
  { name: "absent", fields: [] },
  { name: "alone", fields: ["ssoRegion"] },
  { name: "alone, wrong", fields: ["ssoRegion"], isWrong: true },
  { name: "complete", fields: ssoFields },
  { name: "complete, no session", fields: required },
  { name: "complete, wrong", fields: ssoFields, isWrong: true },
  { name: "complete, no session, wrong", fields: required, isWrong: true },
  { name: "with an account", fields: ["ssoAccountId", "ssoRegion"] },
];

/** Fields without which no sign-in is to be told, and none of them a region. */
export const accountAlone: SsoRegionForm = { name: "account alone", fields: ["ssoAccountId"] };

/** A client of the caller's own, and its region: a wrong one, or the sso_region. */
export interface SsoClientForm {
  readonly name: string;
  readonly region?: "wrong" | "right";
}

export const ssoClientForms: readonly SsoClientForm[] = [
  { name: "absent" },
  { name: "wrong", region: "wrong" },
  { name: "right", region: "right" },
];

/** Whether account, role, start URL and region come from the options: from all of them, and from a factory that reads them. */
export function signsInByItself({ factory, ssoRegion }: Program): boolean {
  return factory.factory !== "fromIni" && required.every((field) => ssoRegion.fields.includes(field));
}

/** The sign-in that a program's author has in mind: that of the profile, or of the others where it has none. */
function intended({ profile }: Program): SignIn {
  return profile.ownSignIn ?? profile.signIn ?? reader;
}

/** The sign-in that the program's factory makes with its profile and options, where it makes one. */
export function signInOf(program: Program): SignIn | undefined {
  const { factory, profile } = program;
  if (signsInByItself(program)) return intended(program);
  return factory.factory === "fromSSO" ? profile.ownSignIn : profile.signIn;
}

/** The sso_region that a program's author has in mind. */
export function ssoRegionOf(program: Program): string {
  return (signInOf(program) ?? reader).region;
}

/** The SSO fields in the options, with their values. A session is one of the profile's own: the SDK throws where it has none. */
export function ssoFieldsOf(program: Program): (readonly [SsoField, string])[] {
  const signIn = intended(program);
  const { fields, isWrong } = program.ssoRegion;
  const values: Readonly<Record<SsoField, string | undefined>> = {
    ssoSession: program.profile.ownSignIn?.session,
    ssoStartUrl: signIn.startUrl,
    ssoAccountId: signIn.accountId,
    ssoRoleName: signIn.roleName,
    ssoRegion: isWrong ? regions.ownSso : ssoRegionOf(program),
  };
  return fields.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]] as const]));
}

/** The region of the caller's own SSO client, if there is one. */
export function ssoClientRegionOf(program: Program): string | undefined {
  const { region } = program.ssoClient;
  return region === "right" ? ssoRegionOf(program) : region && regions.ownClient;
}
