import { signInChain } from "../../aws-config/chain.ts";
import { configProblems } from "../../aws-config/check.ts";
import { readDocument, type ConfigDocument, type Section, type Setting } from "../../aws-config/document.ts";
import { knownSections } from "../../aws-config/known-sections.ts";
import type { ConfigText } from "../../aws-config/known-files.ts";
import type { MessageCode } from "../../aws-config/problems/messages.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import { SSO_KEYS } from "../../aws-config/sign-in.ts";
import { at } from "../../aws-config/wording.ts";

/** Which profiles matter: those that somebody asked for by name, or, without any, all there are. */
export interface ProfilesAsked {
  readonly named: readonly string[];
  readonly all: boolean;
}

/** The sections in which, or lines on which, something that is reported stops or misleads a sign-in. */
type Where = "anywhere" | "in SSO sections" | "on SSO keys" | "where no sign-in is";

/** Of what the rules for the file report, that which stops or misleads a sign-in. */
const stopping: Readonly<Partial<Record<MessageCode, Where>>> = {
  missingPrefix: "in SSO sections",
  looseSection: "in SSO sections",
  malformedSection: "in SSO sections",
  namelessSection: "in SSO sections",
  unknownKind: "in SSO sections",
  unclosedSection: "in SSO sections",
  gluedHeaderComment: "in SSO sections",
  replacedSection: "in SSO sections",
  lostName: "in SSO sections",
  inheritedName: "in SSO sections",
  noValue: "on SSO keys",
  upperCaseKey: "on SSO keys",
  swallowedLine: "on SSO keys",
  missingSession: "anywhere",
  incompleteSession: "anywhere",
  misplacedRegion: "anywhere",
  incompleteProfile: "where no sign-in is",
  otherRegion: "anywhere",
  otherStartUrl: "anywhere",
  missingSource: "anywhere",
  sourceCycle: "anywhere",
  quotedRegion: "on SSO keys",
  gluedComment: "on SSO keys",
  availabilityZone: "on SSO keys",
  refusedRegion: "on SSO keys",
  unknownRegion: "on SSO keys",
};

/** A mistake, and the name of the profile or sso-session in whose section it is; undefined where that cannot be told. */
interface Mistake {
  readonly section: string | undefined;
  readonly sentence: string;
}

/**
 * What in the shared files keeps profiles from signing in through SSO, one sentence each: the mistakes in the config file, with its line,
 * then profiles that cannot sign in for another reason, such as that they are not there. Never throws.
 */
export function mistakesIn(config: ConfigText | undefined, shared: SharedConfig, asked: ProfilesAsked): string[] {
  const document = readDocument(config?.text ?? "");
  const names = asked.all ? [...shared.profiles.keys(), ...asked.named] : asked.named;
  const concerns = new Map(names.map((name) => [name, sectionsOf(name, shared, document)]));
  const concerned = new Set([...concerns.values()].flat());
  const isAsked = ({ section }: Mistake): boolean => asked.all || section === undefined || concerned.has(section);
  const mistakes = config ? mistakesOf(config, document, shared).filter(isAsked) : [];

  const explained = new Set(mistakes.map(({ section }) => section));
  const others = [...concerns].flatMap(([name, sections]) =>
    sections.some((each) => explained.has(each)) ? [] : (problemOf(name, shared) ?? []),
  );
  return [...new Set([...mistakes.map(({ sentence }) => sentence), ...others])];
}

/** The names of the profiles by which a profile gets its credentials, itself first, and of their sso-sessions. */
function sectionsOf(name: string, shared: SharedConfig, document: ConfigDocument): string[] {
  const { path } = signInChain(shared, name);
  const { profiles } = knownSections(document);
  const sessions = path.flatMap((each) => profiles.get(each)?.settings.get("sso_session")?.value ?? []);
  return [...path, ...sessions];
}

function problemOf(name: string, shared: SharedConfig): string | undefined {
  const chain = signInChain(shared, name);
  return "problem" in chain ? chain.problem : shared.profiles.get(name)?.problem;
}

function mistakesOf({ file, text }: ConfigText, { sections }: ConfigDocument, shared: SharedConfig): Mistake[] {
  const sectionAt = new Map(sections.flatMap((section) => section.lines.map(({ number }) => [number, section])));
  const problems = configProblems(text, { credentialsProfiles: [...shared.profiles.keys()] });
  return problems.flatMap(({ code, line, message }) => {
    const section = sectionAt.get(line);
    const where = stopping[code];
    if (!section || !where || !isThere[where](section, line, shared)) return [];
    return { section: nameOf(code, section), sentence: `${at({ file, line })}: ${message}` };
  });
}

const isThere: Readonly<Record<Where, (section: Section, line: number, shared: SharedConfig) => boolean>> = {
  anywhere: () => true,
  "in SSO sections": ({ settings }) => settings.some(isSso),
  "on SSO keys": ({ settings }, line) => settings.some((setting) => setting.line.number === line && isSso(setting)),
  // What the config file lacks may be in the credentials file.
  "where no sign-in is": ({ header }, _, { profiles }) => profiles.get(header?.name ?? "")?.signIn === undefined,
};

function isSso({ key }: Setting): boolean {
  return SSO_KEYS.includes(key.toLowerCase());
}

/** A broken header stands among the lines of the section above, whose name it is not. */
function nameOf(code: MessageCode, { header }: Section): string | undefined {
  if (code === "unclosedSection" || code === "gluedHeaderComment") return undefined;
  return header?.name.trim().replace(/^(?:profile|sso-session)[\s.]+/u, "");
}
