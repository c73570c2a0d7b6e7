import {
  textAt,
  tokenOf,
  type ConfigDocument,
  type Line,
  type Place,
  type Section,
  type Setting,
} from "../document.ts";
import { KEYS_OF_BLOCKS, KNOWN_KEYS } from "../keys.ts";
import { breakBefore, removeLine, replace, unindent } from "./edits.ts";
import type { Problem } from "./problem.ts";

/** The lines without effect, and those that AWS's tools read differently from each other. */
export function lineProblems(document: ConfigDocument): Problem[] {
  const given = keysById(document);
  const byLine = document.sections.flatMap((section) => {
    if (!section.header) return beforeSections(document, section);
    if (section.header.id === undefined) return [];
    const settings = settingProblems(document, section, given.get(section.header.id) ?? new Map());
    return [...passedOver(document, section), ...settings];
  });
  return [...byLine, ...loneReturns(document)];
}

/** By section id and path, the settings of all sections of the id, in the file's order. */
type Given = ReadonlyMap<string, readonly Setting[]>;

function keysById({ sections }: ConfigDocument): ReadonlyMap<string, Given> {
  const byId = new Map<string, Map<string, Setting[]>>();
  for (const { header, settings } of sections) {
    if (header?.id === undefined) continue;
    const given = byId.get(header.id) ?? new Map<string, Setting[]>();
    byId.set(header.id, given);
    for (const setting of settings) {
      const same = given.get(setting.path);
      if (same) same.push(setting);
      else given.set(setting.path, [setting]);
    }
  }
  return byId;
}

function beforeSections(document: ConfigDocument, { lines }: Section): Problem[] {
  const ignored = lines.flatMap((line) => tokenOf(line, "ignored") ?? []);
  const [place] = ignored.filter((token) => document.text[token.start] !== "[");
  return place ? [{ code: "noSection", place, data: {} }] : [];
}

function passedOver(document: ConfigDocument, { lines }: Section): Problem[] {
  const problems: Problem[] = [];
  let above: Line | undefined;
  for (const line of lines) {
    const place = tokenOf(line, "ignored");
    if (place && document.text[place.start] !== "[") problems.push(withoutSetting(document, place, line, above));
    if (tokenOf(line, "value")) above = line;
  }
  return problems;
}

function withoutSetting(document: ConfigDocument, place: Place, line: Line, above: Line | undefined): Problem {
  const text = textAt(document, place);
  if (text.startsWith("=")) return { code: "noName", place, data: {} };
  if (isIndented(line) && above) return { code: "continuation", place, data: { line: String(above.number) } };
  const colon = /^[a-z_]+\s*:(?=\s|$)/.exec(text)?.[0].length;
  if (colon === undefined) return { code: "noEquals", place, data: {} };
  const end = place.start + colon;
  const edits = [replace({ start: end - 1, end }, text[colon - 2] === " " ? "=" : " =")];
  return { code: "noEquals", place, data: {}, suggestions: [{ code: "writeEquals", data: {}, edits }] };
}

function settingProblems(document: ConfigDocument, { settings }: Section, given: Given): Problem[] {
  const problems: Problem[] = [];
  let block: Setting | undefined;
  for (const [index, setting] of settings.entries()) {
    // The header of a section, broken, is another rule's.
    if (setting.key.startsWith("[")) continue;
    const isNested = tokenOf(setting.line, "nested-key") !== undefined;
    if (!isNested && setting.value !== "") block = undefined;
    const next = settings[index + 1];
    const found = [
      ...(setting.value === "" ? withoutValue(setting, block, next) : []),
      ...(isNested && block ? swallowed(setting, block, next) : []),
      ...(isNested || setting.value === "" ? [] : ownSetting(setting, given)),
      ...(setting.value === "" ? [] : [...repeatedKey(setting, given), ...commentBehind(document, setting)]),
    ];
    problems.push(...found);
    if (setting.value === "") block = setting;
  }
  return problems;
}

function withoutValue(setting: Setting, block: Setting | undefined, next: Setting | undefined): Problem[] {
  const { keyPlace: place, line } = setting;
  if (block && isIndented(line)) return [{ code: "innerBlock", place, data: {} }];
  const isBlock =
    next !== undefined && isIndented(next.line) && tokenOf(next.line, "nested-key", "block-key") !== undefined;
  return isBlock ? [] : [{ code: "noValue", place, data: { key: shownKey(setting.key) } }];
}

function swallowed({ key, keyPlace, line }: Setting, block: Setting, next: Setting | undefined): Problem[] {
  if (!KNOWN_KEYS.has(key) || KEYS_OF_BLOCKS.has(key)) return [];
  const isLast = next === undefined || tokenOf(next.line, "nested-key") === undefined;
  const data = { key: shownKey(key), line: String(block.line.number) };
  const suggestions = isLast ? [{ code: "unindent" as const, data: {}, edits: [unindent(line)] }] : [];
  return [{ code: "swallowedLine", place: keyPlace, data, suggestions }];
}

function ownSetting({ key, keyPlace: place, line }: Setting, given: Given): Problem[] {
  const problems: Problem[] = [];
  const atTheMargin = { code: "unindent" as const, data: {}, edits: [unindent(line)] };
  if (isIndented(line)) problems.push({ code: "indentedKey", place, data: {}, fix: atTheMargin });
  const lower = key.toLowerCase();
  if (/\s/.test(key)) problems.push({ code: "unknownCharacter", place, data: {} });
  else if (key !== lower) {
    const isFree = KNOWN_KEYS.has(lower) && !given.has(lower);
    const edits = [replace(place, lower)];
    const suggestions = isFree ? [{ code: "writeLowerCase" as const, data: { key: lower }, edits }] : [];
    problems.push({ code: "upperCaseKey", place, data: { key: shownKey(key) }, suggestions });
  }
  return problems;
}

function repeatedKey({ path, key, keyPlace, line }: Setting, given: Given): Problem[] {
  const winner = given.get(path)?.findLast(({ value }) => value !== "");
  if (!winner || winner.line === line) return [];
  const data = { key: shownKey(key), line: String(winner.line.number) };
  const suggestions = [{ code: "removeLine" as const, data: {}, edits: [removeLine(line)] }];
  return [{ code: "duplicateKey", place: keyPlace, data, suggestions }];
}

function commentBehind(document: ConfigDocument, { line, valuePlace }: Setting): Problem[] {
  const comment = tokenOf(line, "comment");
  // A comment that speaks to ESLint of its own line has to stay there.
  if (!comment || /^[;#]+\s*eslint-/.test(textAt(document, comment))) return [];
  const edits = [breakBefore(document, line, valuePlace.end)];
  return [{ code: "trailingComment", place: comment, data: {}, fix: { code: "moveComment", data: {}, edits } }];
}

function loneReturns({ text, sections }: ConfigDocument): Problem[] {
  if (!/\r(?!\n)/.test(text)) return [];
  const lines = sections.flatMap((section) => section.lines);
  const found = lines.flatMap((line) => {
    const [first] = line.tokens;
    const at = text.slice(line.start, line.end).search(/\r(?!\n)/);
    return first && at !== -1
      ? [{ start: line.start + at, end: line.start + at + 1, line: line.number, column: first.column + at }]
      : [];
  });
  return found.slice(0, 1).map((place) => ({ code: "loneReturn", place, data: {} }));
}

function isIndented({ tokens }: Line): boolean {
  return tokens[0]?.type === "white-space";
}

/** A key in a message: only one that is known, as a broken line may have a secret in that place. */
function shownKey(key: string): string {
  return KNOWN_KEYS.has(key.toLowerCase()) ? `"${key}"` : "this key";
}
