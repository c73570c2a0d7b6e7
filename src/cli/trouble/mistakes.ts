import { signInChain, signInEnds, sourceOf, type SignInEnd } from "../../aws-config/chain.ts";
import { problemsIn } from "../../aws-config/check.ts";
import type { ConfigDocument, Section } from "../../aws-config/document.ts";
import { knownSections } from "../../aws-config/known-sections.ts";
import type { ConfigText } from "../../aws-config/known-files.ts";
import type { MessageCode } from "../../aws-config/problems/messages.ts";
import type { Profile } from "../../aws-config/profile.ts";
import { documentOf } from "../../aws-config/sections.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import { SSO_KEYS } from "../../aws-config/sign-in.ts";
import { quote } from "../../aws-config/wording.ts";

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
  const document = documentOf(config ?? { file: "", text: "" });
  const concerned = new Set(asked.all ? [] : asked.named.flatMap((name) => sectionsOf(name, shared, document)));
  const isAsked = ({ section }: Mistake): boolean => asked.all || section === undefined || concerned.has(section);
  const mistakes = config ? mistakesOf(config, document, shared).filter(isAsked) : [];

  const isExplained = explanations(new Set(mistakes.map(({ section }) => section)), shared, document);
  const endOf = signInEnds(shared);
  const names = asked.all ? [...shared.profiles.keys(), ...asked.named] : asked.named;
  const others = names.flatMap((name) => {
    const problem = problemOf(endOf(name), shared.profiles.get(name));
    return problem === undefined || isExplained(name) ? [] : problem;
  });
  return [...mistakes.map(({ sentence }) => sentence), ...new Set(others)];
}

/** The names of the profiles by which a profile gets its credentials, itself first, and of their sso-sessions. */
function sectionsOf(name: string, shared: SharedConfig, document: ConfigDocument): string[] {
  const { path } = signInChain(shared, name);
  return [...path, ...path.flatMap((each) => sessionOf(each, document) ?? [])];
}

function sessionOf(name: string, document: ConfigDocument): string | undefined {
  return knownSections(document).profiles.get(name)?.settings.get("sso_session")?.value;
}

/** Whether a mistake in one of these sections is on the way of a profile's sign-in. However the ways run together, each is gone once. */
function explanations(
  explained: ReadonlySet<string | undefined>,
  { profiles }: SharedConfig,
  document: ConfigDocument,
): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const isOwn = (name: string): boolean => {
    const session = sessionOf(name, document);
    return explained.has(name) || (session !== undefined && explained.has(session));
  };
  const next = (name: string, isSource: boolean): string | undefined => {
    const profile = profiles.get(name);
    return profile && sourceOf(profile, isSource);
  };
  return (asked) => {
    const way = new Set<string>();
    let isFound = isOwn(asked);
    for (let name = next(asked, false); name !== undefined && !isFound && !way.has(name); name = next(name, true)) {
      way.add(name);
      isFound = known.get(name) ?? isOwn(name);
      if (known.has(name)) break;
    }
    for (const name of way) known.set(name, isFound);
    return isFound;
  };
}

function problemOf(end: SignInEnd, profile: Profile | undefined): string | undefined {
  return "problem" in end ? end.problem : profile?.problem;
}

function mistakesOf({ file }: ConfigText, document: ConfigDocument, shared: SharedConfig): Mistake[] {
  const sso = ssoPlaces(document);
  let index = 0;
  const fileName = quote(file);
  const problems = problemsIn(document, { credentialsProfiles: [...shared.profiles.keys()] });
  return problems.flatMap(({ code, line, message }) => {
    // Problems come in the order of the file, as sections do.
    while ((document.sections[index + 1]?.lines[0]?.number ?? Infinity) <= line) index += 1;
    const section = document.sections[index];
    const where = stopping[code];
    if (!section || !where || !isThere[where](section, line, sso, shared)) return [];
    return { section: nameOf(code, section), sentence: `${fileName}, line ${line}: ${message}` };
  });
}

/** The sections that have keys of a sign-in through SSO, and the lines with those keys. */
interface SsoPlaces {
  readonly sections: ReadonlySet<Section>;
  readonly lines: ReadonlySet<number>;
}

function ssoPlaces({ sections }: ConfigDocument): SsoPlaces {
  const places = { sections: new Set<Section>(), lines: new Set<number>() };
  for (const section of sections) {
    for (const { key, line } of section.settings) {
      if (!SSO_KEYS.includes(key.toLowerCase())) continue;
      places.sections.add(section);
      places.lines.add(line.number);
    }
  }
  return places;
}

const isThere: Readonly<
  Record<Where, (section: Section, line: number, sso: SsoPlaces, shared: SharedConfig) => boolean>
> = {
  anywhere: () => true,
  // What stands below a broken header at the top of the file is of no section.
  "in SSO sections": (section, _, { sections }) => section.header === undefined || sections.has(section),
  "on SSO keys": (_section, line, { lines }) => lines.has(line),
  // What the config file lacks may be in the credentials file.
  "where no sign-in is": ({ header }, _line, _sso, { profiles }) =>
    profiles.get(header?.name ?? "")?.signIn === undefined,
};

/** A broken header stands among the lines of the section above, whose name it is not. */
function nameOf(code: MessageCode, { header }: Section): string | undefined {
  if (code === "unclosedSection" || code === "gluedHeaderComment") return undefined;
  return header?.name.trim().replace(/^(?:profile|sso-session)[\s.]+/u, "");
}
