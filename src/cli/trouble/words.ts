import path from "node:path";
import { positionAt } from "../../analysis/positions.ts";
import { at, listed, quote } from "../../aws-config/wording.ts";
import { leftReasons } from "../../remedy/messages.ts";
import type { SdkAnswer } from "../../sdk/ask/question.ts";
import type { SdkRequest } from "../../sdk/ask/requests.ts";
import { filled, messageData, onSomePaths } from "../../verdict/messages.ts";
import type { Finding } from "../../verdict/verdict.ts";
import { onOneLine } from "../formats/format.ts";
import type { DependencyName } from "../files/source-file.ts";
import type { Diagnosis, Harmless } from "./diagnose.ts";
import type { Experiment } from "./experiment.ts";
import { firstFixed } from "./fixed-releases.ts";
import type { Case } from "./look.ts";
import type { ChosenProfile, MachineSignIn } from "./profile.ts";

/** What a guilty call does, in a few words; placeholders as in the messages of the rules. */
const headlines: Readonly<Record<Finding["code"], string>> = {
  overriddenSsoRegion: '"{{factory}}" signs in to SSO in "{{value}}" ("clientConfig.region").',
  overriddenSsoEndpoint: '"{{factory}}" signs in to SSO at "{{value}}" ("clientConfig.endpoint").',
  overriddenSsoClient: '"{{factory}}" signs in to SSO in "{{value}}" (the region of "ssoClient").',
  contradictedSsoRegion: '"{{factory}}" signs in to SSO in "{{value}}", which the source gives for the SSO region.',
  ignoredSsoRegion: '"{{factory}}" has no option "ssoRegion" and ignores "{{value}}".',
  incompleteSsoRegion: 'With "ssoRegion" and without {{missing}}, "{{factory}}" makes the SDK throw.',
  missingSsoSession: '"{{factory}}" does not find the token of the sso-session "{{ssoSession}}".',
  beatenSsoRegion: '"{{factory}}" does not sign in to SSO in "{{value}}" ("ssoRegion"): {{beatenBy}} goes before it.',
};

/** Why a call does nobody harm here; the end of a sentence that begins with its place. */
const harmlessReasons: Readonly<Record<Harmless, string>> = {
  sameRegion: "it names the sso_region of the profile itself",
  notSso: "the profile does not sign in through SSO",
  release: "the installed release of the SDK does not do so yet",
  ignored: "an ssoRegion that does nothing",
};

/** Why it is this profile. */
const reasons: Readonly<Record<ChosenProfile["from"], string>> = {
  call: "which the call names",
  option: "given by --profile",
  environment: "from AWS_PROFILE",
  machine: "one of this machine's",
  nowhere: "as none is named",
};

export function headline({ diagnosis: { finding }, tree }: Case): string {
  const said = onOneLine(filled(headlines[finding.code], messageData(finding, [], tree)));
  const isSometimes = finding.kind === "overridden" && finding.certainty === "sometimes";
  return isSometimes ? said.replace(/\.$/u, ` ${onSomePaths}.`) : said;
}

/** What the machine's config says instead, with its file and line. */
export function contradiction({ profile, signIn }: Diagnosis): string {
  const whose = `Profile ${quote(profile.name)} (${reasons[profile.from]}${whyAGuess(profile)})`;
  return signIn.kind === "sso" ? `${whose} ${saysSsoRegion(profile, signIn)}` : noSignIn(whose, signIn);
}

function whyAGuess({ from, isGuess }: ChosenProfile): string {
  if (isGuess) return "; the source does not tell which";
  return from === "machine" ? "; none is named" : "";
}

function saysSsoRegion(profile: ChosenProfile, { signIn, by }: Extract<MachineSignIn, { kind: "sso" }>): string {
  const through = by === profile.name ? "" : ` through profile ${quote(by)}`;
  return `signs in to SSO${through} in ${quote(signIn.ssoRegion)}, says "sso_region" in ${at(signIn.origin)}.`;
}

function noSignIn(whose: string, signIn: Exclude<MachineSignIn, { kind: "sso" }>): string {
  return signIn.kind === "notSso" ? `${whose} does not sign in through SSO here.` : `${whose}: ${signIn.problem}`;
}

/** What the installed SDK did when it was asked, or why it was not. */
export function whatTheSdkDoes({ before, after, standIn }: Experiment): string {
  if (before.kind !== "answered") return `The SDK was not asked: ${before.reason}`;
  const version = before.version === undefined ? "" : ` ${before.version}`;
  const asked = standIn === undefined ? "" : ` with ${quote(standIn)} for the region`;
  const then = after ? ` After the remedy, it ${deeds(after)}.` : "";
  return `The installed SDK${version}, asked${asked}, ${deeds(before)}.${then}`;
}

const services = { sso: "SSO", oidc: "OIDC", sts: "STS", other: undefined } as const;

function deeds(answer: SdkAnswer): string {
  if (answer.kind !== "answered") return "could not be asked";
  const calls = answer.requests.flatMap((request) => callOf(request) ?? []);
  const error = answer.error === undefined ? [] : [`throws ${quote(firstLine(answer.error))}`];
  const all = [...(calls.length > 0 ? [`calls ${listed(calls)}`] : []), ...error];
  return all.length > 0 ? listed(all) : "calls nobody";
}

function callOf({ service, region, host }: SdkRequest): string | undefined {
  const name = services[service];
  return name && `${name} ${region === undefined ? `at ${quote(host)}` : `in ${quote(region)}`}`;
}

/** The way out: for one's own code a command, for a dependency the release to take. `options` are words for the command line. */
export function wayOut(
  { file, diagnosis, tree, isSilenced }: Case,
  { remedy }: Experiment,
  options: readonly string[],
): string {
  if (file.dependency) return wayOutOfDependency(file.dependency);
  if (diagnosis.kind === "guilty" && !diagnosis.isCommitted)
    return diagnosis.finding.code === "missingSsoSession"
      ? 'To mend it: pass "ssoSession" too, or leave the SSO options out, for the profile has them.'
      : "To mend it: write the profile's sso_region, or leave the region out.";
  if (remedy.kind === "left") {
    const { advice } = messageData(diagnosis.finding, [], tree);
    return `To be mended by hand, for ${leftReasons[remedy.reason]} ${advice}`;
  }
  const name = typableName(file.name);
  const first = isSilenced ? ", take out the comment that turns the rule off there, and run" : "";
  return `To mend it${first}: npx eslint-plugin-sso-region fix ${[...options, name].map(shellWord).join(" ")}`;
}

/** A name that a person can type; where a file has none, as it is no UTF-8 or would move the cursor, that of the folder around it. */
function typableName(name: string): string {
  if (onOneLine(name) !== name || name.includes("\u{FFFD}")) return typableName(path.posix.dirname(name));
  return name.startsWith("-") ? `./${name}` : name;
}

function wayOutOfDependency({ name, version }: DependencyName): string {
  const fixed = firstFixed(name, version);
  return fixed === undefined
    ? `To mend it: see whether a newer release of "${name}" is mended, or tell its makers of this line; we know of none.`
    : `To mend it: update "${name}" to "${fixed}", the first release from which this call is mended, or newer.`;
}

/** A harmless call in a line. */
export function harmlessLine({ file, diagnosis, tree }: Case): string {
  const { line, column } = positionAt(tree.text, diagnosis.finding.culprit.property.range[0]);
  const reason = diagnosis.kind === "harmless" ? harmlessReasons[diagnosis.reason] : "";
  return `${onOneLine(file.name)}:${line}:${column} (profile ${quote(diagnosis.profile.name)}): ${reason}.`;
}

/** The file as one opens it, for a dependency with its name and release before it. */
export function caseTitle({ file, diagnosis, tree }: Case): string {
  const { line, column } = positionAt(tree.text, diagnosis.finding.culprit.property.range[0]);
  const place = `${onOneLine(file.name)}:${line}:${column}`;
  const { dependency } = file;
  return dependency ? `${dependency.name} ${dependency.version ?? ""}`.trimEnd() + ` ${place}` : place;
}

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/u.test(word)) return word;
  return path.sep === "\\" ? `"${word}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
