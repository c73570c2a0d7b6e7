import { signInChain } from "./chain.ts";
import { readKnownFiles, type ConfigText, type ConfigTexts } from "./known-files.ts";
import type { SharedConfig } from "./shared-config.ts";
import { tokenize } from "./tokens.ts";
import { at, quote } from "./wording.ts";

/** Which profiles matter: those that somebody asked for by name, or, without any, all there are. */
export interface ProfilesAsked {
  readonly named: readonly string[];
  readonly all: boolean;
}

/**
 * What in the shared files keeps profiles from signing in through SSO, one sentence each, with the file and the line where there is one:
 * sections that the SDK ignores, sessions and keys that are missing, profiles that are not there. Never throws.
 */
export function mistakesIn(texts: ConfigTexts, shared: SharedConfig, { named, all }: ProfilesAsked): string[] {
  const ignored = ignoredSections(texts.config);
  const isAsked = (name: string): boolean => all || named.includes(name);
  const sections = ignored.filter(({ name, isSignIn }) => isSignIn && isAsked(name)).map(({ sentence }) => sentence);
  const explained = new Set(ignored.filter(({ isSignIn }) => isSignIn).map(({ name }) => name));
  const names = [...new Set([...named, ...(all ? shared.profiles.keys() : [])])];
  const { merged } = readKnownFiles(texts);
  const problems = names.flatMap((name) => {
    const problem = problemOf(name, shared);
    if (problem === undefined || explained.has(name)) return [];
    const place = merged.get(name)?.get("sso_session");
    return [place && problem.includes("names the sso-session") ? `${at(place)}: ${problem}` : problem];
  });
  return [...new Set([...sections, ...problems])];
}

function problemOf(name: string, shared: SharedConfig): string | undefined {
  const chain = signInChain(shared, name);
  return "problem" in chain ? chain.problem : shared.profiles.get(name)?.problem;
}

interface IgnoredSection {
  readonly name: string;
  /** Whether it holds what signs in through SSO. */
  readonly isSignIn: boolean;
  readonly sentence: string;
}

/** Sections of the config file with a name and no kind: the SDK knows such only in the credentials file, but for "default". */
function ignoredSections(config: ConfigText | undefined): IgnoredSection[] {
  if (config === undefined) return [];
  const sections: { name: string; line: number; keys: string[]; hasKind: boolean }[] = [];
  let hasKind = false;
  for (const { type, start, end, line } of tokenize(config.text)) {
    const written = config.text.slice(start, end);
    if (type === "bracket" && written === "[") hasKind = false;
    if (type === "section-kind" || type === "unknown-kind") hasKind = true;
    if (type === "section-name") sections.push({ name: written, line, keys: [], hasKind });
    if (type === "key") sections.at(-1)?.keys.push(written);
  }
  return sections
    .filter(({ name, hasKind: isKnown }) => !isKnown && name !== "default" && !/^(?:profile|sso-session)\./u.test(name))
    .map(({ name, line, keys }) => {
      const isSession = keys.includes("sso_start_url") && !keys.includes("sso_account_id");
      const place = at({ file: config.file, line });
      const wanted = `[${isSession ? "sso-session" : "profile"} ${name}]`;
      const sentence = `${place}: The SDK ignores the section ${quote(`[${name}]`)}: write ${quote(wanted)}.`;
      return { name, isSignIn: keys.some((key) => key.startsWith("sso_")), sentence };
    });
}
