import { factories } from "./factories.ts";

/** The packages that export factories. */
const sdkPackages: readonly string[] = [...new Set(Object.values(factories).flatMap(({ packages }) => packages))];

const escaped = String.raw`\\(?:x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|[0-7]{1,3}|[^])`;
const continued = String.raw`(?:\\(?:\r\n|[\n\r\u2028\u2029]))*`;

interface Patterns {
  readonly plain: RegExp;
  /** The names however they are escaped: it takes longer to make than most files take to be searched. */
  readonly any: () => RegExp;
}

const known = new Map<string, Patterns>();

/**
 * Whether a file can import a factory, so that others need not be parsed: it has the name of a package that exports one, or of
 * one of `modules`, as a string or the beginning of one that is no key, or the name's scope alone, to be joined with the rest.
 * Bundles hold the SDK's package.json beside its code, and they are the files that are too long to be parsed in no time.
 */
export function mayImportFactory(text: string, modules: readonly string[] = []): boolean {
  const key = JSON.stringify(modules);
  const { plain, any } = known.get(key) ?? patternsOf([...sdkPackages, ...modules]);
  known.set(key, { plain, any });
  return plain.test(text) || any().test(text);
}

function patternsOf(names: readonly string[]): Patterns {
  let made: RegExp | undefined;
  return { plain: importPattern(names, literally), any: () => (made ??= importPattern(names, spelled)) };
}

function importPattern(names: readonly string[], written: (name: string) => string): RegExp {
  const ofDeno = `(?:${written("npm:")}(?:${written("/")})?)?`;
  const anyName = names.map(written).join("|");
  const scopes = names.flatMap((name) => /^@[^/]+(?=\/)/u.exec(name) ?? []);
  const anyScope = [...new Set(scopes)].map(written).join("|") || "(?!)";
  const end = String.raw`["'\x60](?!\s*:)`;
  const joined = String.raw`(?:${anyScope})(?:${written("/")})?${continued}(?:${end}|\$\{)`;
  return new RegExp(String.raw`["'\x60]${ofDeno}(?:(?:${anyName})${continued}(?:[/@\\]|${end})|${joined})`, "iu");
}

/** A name as a string may hold it: an escape, which may be any, stands for any character. */
function spelled(name: string): string {
  return Array.from(name)
    .map((character) => `${continued}(?:${literally(character)}|${escaped})`)
    .join("");
}

function literally(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}
