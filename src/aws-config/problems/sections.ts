import { placeOn, textAt, tokenOf, type ConfigDocument, type Header, type Line, type Place } from "../document.ts";
import { mergedSections } from "../known-sections.ts";
import { SECTION_KINDS } from "../lines.ts";
import { replace } from "./edits.ts";
import { distance } from "./distance.ts";
import type { Problem, Suggestion } from "./problem.ts";

/** What a header may name: the SDK's own characters (`prefixKeyRegex`, @smithy/core 3.41). */
const NAME = /^[\w@+.%:/-]+$/;
const KIND_AND_NAME = /^(profile|sso-session|services) ([\w@+.%:/-]+)$/;
const GLUED_HEADER = /^\[[^\][;#]*\](?=[;#])/;

/** Sections that the AWS CLI has for itself (AWS CLI, `plugins` and `preview`). */
const OF_THE_CLI: ReadonlySet<string> = new Set(["plugins", "preview"]);

/** What every object has: the SDK finds these on its own empty ones (`mergeConfigFiles`, @smithy/core 3.41). */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The sections that the SDK ignores or trips over. */
export function sectionProblems(document: ConfigDocument): Problem[] {
  const context = contextOf(document);
  const problems: Problem[] = [];
  for (const { header, lines } of document.sections) {
    if (header) problems.push(...headerProblems(header, context));
    for (const line of lines) {
      const { form, contentStart } = line;
      if (form !== "header" && document.text[contentStart] === "[")
        problems.push(brokenHeader(document, line, context));
    }
  }
  return problems;
}

interface Context {
  readonly document: ConfigDocument;
  /** By id, the first headers of the sections that the SDK takes. */
  readonly headers: ReadonlyMap<string, Header>;
  /** Of the ids given more than once, the last. */
  readonly lastHeaders: ReadonlyMap<string, Header>;
  /** How often each header is written that has no kind. */
  readonly bare: ReadonlyMap<string, number>;
  /** The sso-sessions that profiles name. */
  readonly sessionNames: ReadonlySet<string>;
}

function contextOf(document: ConfigDocument): Context {
  const headers = new Map<string, Header>();
  const lastHeaders = new Map<string, Header>();
  const bare = new Map<string, number>();
  const sessionNames = new Set<string>();
  for (const { header, settings } of document.sections) {
    for (const { path, value } of settings) if (path === "sso_session") sessionNames.add(value);
    if (header?.id !== undefined) {
      (headers.has(header.id) ? lastHeaders : headers).set(header.id, header);
    } else if (header?.kind === undefined && header) {
      bare.set(header.name, (bare.get(header.name) ?? 0) + 1);
    }
  }
  return { document, headers, lastHeaders, bare, sessionNames };
}

function headerProblems(header: Header, context: Context): Problem[] {
  const { namePlace, id } = header;
  if (header.isRefused) return [{ code: "refusedName", place: namePlace, data: {} }];
  if (id === undefined) return ignoredSection(header, context);
  const dotted = header.kind === undefined && id !== "default" ? dottedSection(header, id) : [];
  return [...dotted, ...badName(header), ...repeated(header, id, context), ...empty(header, id, context)];
}

function ignoredSection(header: Header, context: Context): Problem[] {
  const { place, namePlace, name, kind } = header;
  if (kind !== undefined) return [unknownKind(header, kind)];
  if (name.trim() === "" || SECTION_KINDS.has(name.trim())) return [{ code: "namelessSection", place, data: {} }];
  if (OF_THE_CLI.has(name)) return [];
  const tidy = name.trim().replaceAll(/\s+/g, " ");
  const [, tidyKind, tidyName] = KIND_AND_NAME.exec(tidy) ?? [];
  if (tidyKind !== undefined || tidy === "default") {
    const id = tidyKind === undefined ? tidy : `${tidyKind}.${tidyName ?? ""}`;
    const isFree = isNew(id, context) && context.bare.get(name) === 1 && tidyName !== "__proto__";
    const fix = isFree ? writeHeader(namePlace, tidy) : undefined;
    return [{ code: "looseSection", place, data: { header: tidy }, fix }];
  }
  if (!NAME.test(tidy)) return [{ code: "malformedSection", place, data: {} }];
  return [missingPrefix(header, tidy, context)];
}

function missingPrefix({ place, namePlace, name }: Header, tidy: string, context: Context): Problem {
  const isSession = context.sessionNames.has(tidy) && !context.headers.has(`sso-session.${tidy}`);
  const kind = isSession ? "sso-session" : "profile";
  // "[profiledev]" and "[DEFAULT]" are meant otherwise, and a second section of the name is for a person to sort out.
  const isClear = !/^(?:profile|sso|services|default|__proto__)/i.test(tidy) && context.bare.get(name) === 1;
  const isFree = isClear && isNew(`${kind}.${tidy}`, context);
  const fix = isFree ? writeHeader(namePlace, `${kind} ${tidy}`) : undefined;
  return { code: "missingPrefix", place, data: { name: tidy, kind }, fix };
}

/** `place` is that of the header's name and, before it, its kind. */
function writeHeader(place: Place, header: string): Suggestion {
  return { code: "writeHeader", data: { header }, edits: [replace(place, header)] };
}

function unknownKind({ place, line }: Header, kind: string): Problem {
  const kindToken = tokenOf(line, "unknown-kind");
  const written = kind.toLowerCase().replaceAll("_", "-");
  const meant = [...SECTION_KINDS].filter((known) => distance(written, known) <= 2);
  const suggestions = meant.map((known) => ({
    code: "writeKind" as const,
    data: { kind: known },
    edits: [replace(kindToken ?? place, known)],
  }));
  return { code: "unknownKind", place, data: {}, suggestions };
}

function dottedSection({ place, namePlace }: Header, id: string): Problem[] {
  const dot = id.indexOf(".");
  const [kind, name] = [id.slice(0, dot), id.slice(dot + 1)];
  if (!NAME.test(name)) return [{ code: "malformedSection", place, data: {} }];
  const fix = name === "__proto__" ? undefined : writeHeader(namePlace, `${kind} ${name}`);
  return [{ code: "dottedSection", place, data: { id, kind, name }, fix }];
}

function badName({ kind, name, namePlace }: Header): Problem[] {
  if (kind !== "profile") return [];
  if (name === "__proto__") return [{ code: "lostName", place: namePlace, data: {} }];
  return INHERITED.has(name) ? [{ code: "inheritedName", place: namePlace, data: { name } }] : [];
}

function repeated({ place, line }: Header, id: string, { document, headers }: Context): Problem[] {
  const replacement = id === "default" && headers.get("profile.default");
  if (replacement) return [{ code: "replacedSection", place, data: { line: String(replacement.line.number) } }];
  const first = headers.get(id);
  if (!first || first.line === line) return [];
  const header = textAt(document, { ...place, start: place.start + 1, end: place.end - 1 });
  return NAME.test(header.replace(/^[\w-]+\s/, "").replaceAll(/^["']|["']$/g, ""))
    ? [{ code: "duplicateSection", place, data: { header, line: String(first.line.number) } }]
    : [];
}

function empty(header: Header, id: string, { document, headers, lastHeaders }: Context): Problem[] {
  const { place, kind, name } = header;
  const isSeen = kind === undefined || kind === "services" || mergedSections(document).has(id);
  if (isSeen || (lastHeaders.get(id) ?? headers.get(id)) !== header) return [];
  return [{ code: "emptySection", place, data: { kind, name } }];
}

/** Whether a section of this id would take the place of no other, nor one of its own: of `[sso-session a]` and `[profile sso-session.a]` one counts. */
function isNew(id: string, { headers }: Context): boolean {
  return ![id, `profile.${id}`, id.replace(/^profile\./u, "")].some((each) => headers.has(each));
}

/** A line that begins like a header and is none. What it holds is not shown: nothing says that it is a name. */
function brokenHeader(document: ConfigDocument, line: Line, context: Context): Problem {
  const place = placeOn(line, line.contentStart, line.contentEnd);
  const text = textAt(document, place);
  const glued = GLUED_HEADER.exec(text)?.[0];
  if (glued === undefined) {
    const isPlain = /^\[[^\]=]*$/.test(text);
    const edits = [{ start: place.end, end: place.end, text: "]" }];
    return {
      code: "unclosedSection",
      place,
      data: {},
      ...(isPlain && { suggestions: [{ code: "closeHeader", data: {}, edits }] }),
    };
  }
  const [, kind, name] = KIND_AND_NAME.exec(glued.slice(1, -1)) ?? [];
  const isFree = kind !== undefined && isNew(`${kind}.${name ?? ""}`, context) && name !== "__proto__";
  const end = place.start + glued.length;
  const isSafe = isFree || (glued === "[default]" && isNew("default", context));
  const fix = { code: "spaceBeforeComment" as const, data: {}, edits: [replace({ start: end, end }, " ")] };
  return { code: "gluedHeaderComment", place: { ...place, end }, data: {}, ...(isSafe && { fix }) };
}
