import {
  commentPlace,
  keyPlace,
  placeOn,
  textAt,
  valuePlace,
  type ConfigDocument,
  type Line,
  type Place,
  type Section,
  type Setting,
} from "../document.ts";
import { KEYS_OF_BLOCKS, KNOWN_KEYS } from "../keys.ts";
import { mergedSections } from "../known-sections.ts";
import { breakBefore, removeLine, replace, unindent } from "./edits.ts";
import type { Problem } from "./problem.ts";

/** The lines without effect, and those that AWS's tools read differently from each other. */
export function lineProblems(document: ConfigDocument): Problem[] {
  const problems: Problem[] = [];
  for (const section of document.sections) {
    if (!section.header) beforeSections(document, section, problems);
    else if (section.header.id !== undefined) {
      passedOver(document, section, problems);
      settingProblems(document, section, section.header.id, problems);
    }
  }
  loneReturns(document, problems);
  return problems;
}

function beforeSections(document: ConfigDocument, { lines }: Section, problems: Problem[]): void {
  const first = lines.find((line) => isPassedOver(document, line));
  if (first) problems.push({ code: "noSection", place: contentPlace(first), data: {} });
}

function passedOver(document: ConfigDocument, { lines }: Section, problems: Problem[]): void {
  let above: Line | undefined;
  for (const line of lines) {
    if (isPassedOver(document, line)) problems.push(withoutSetting(document, contentPlace(line), line, above));
    if (line.form === "key" || line.form === "nested-key") above = line;
  }
}

/** Whether there is something on a line that is no setting and no header, nor a header that is broken: that is another rule's. */
function isPassedOver({ text }: ConfigDocument, { form, contentStart, contentEnd }: Line): boolean {
  return form === "ignored" && contentStart < contentEnd && text[contentStart] !== "[";
}

function contentPlace(line: Line): Place {
  return placeOn(line, line.contentStart, line.contentEnd);
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

/** By path, the settings of a section's id that the SDK keeps. */
type KeptSettings = ReadonlyMap<string, Setting> | undefined;

function settingProblems(document: ConfigDocument, { settings }: Section, id: string, problems: Problem[]): void {
  let block: Setting | undefined;
  const kept = mergedSections(document).get(id)?.settings;
  for (const [index, setting] of settings.entries()) {
    // The header of a section, broken, is another rule's.
    if (setting.key.startsWith("[")) continue;
    const { form } = setting.line;
    if (form === "key") block = undefined;
    if (form === "block-key") withoutValue(setting, block, settings[index + 1], problems);
    else {
      if (form === "nested-key" && block) swallowed(setting, block, settings[index + 1], problems);
      if (form === "key") ownSetting(setting, kept, problems);
      if (/\s/.test(setting.key)) problems.push({ code: "unknownCharacter", place: keyPlace(setting), data: {} });
      repeatedKey(setting, kept, problems);
      commentBehind(document, setting, problems);
    }
    if (form === "block-key") block = setting;
  }
}

function withoutValue(
  setting: Setting,
  block: Setting | undefined,
  next: Setting | undefined,
  problems: Problem[],
): void {
  const place = keyPlace(setting);
  if (block && isIndented(setting.line)) problems.push({ code: "innerBlock", place, data: {} });
  else if (!next || !isIndented(next.line) || next.line.form === "key")
    problems.push({ code: "noValue", place, data: { key: shownKey(setting.key) } });
}

function swallowed(setting: Setting, block: Setting, next: Setting | undefined, problems: Problem[]): void {
  const { key, line } = setting;
  if (!KNOWN_KEYS.has(key) || KEYS_OF_BLOCKS.has(key)) return;
  const isLast = next?.line.form !== "nested-key";
  const data = { key: shownKey(key), line: String(block.line.number) };
  const suggestions = isLast ? [{ code: "unindent" as const, data: {}, edits: [unindent(line)] }] : [];
  problems.push({ code: "swallowedLine", place: keyPlace(setting), data, suggestions });
}

function ownSetting(setting: Setting, kept: KeptSettings, problems: Problem[]): void {
  const { key, line } = setting;
  const place = keyPlace(setting);
  const atTheMargin = { code: "unindent" as const, data: {}, edits: [unindent(line)] };
  if (isIndented(line)) problems.push({ code: "indentedKey", place, data: {}, fix: atTheMargin });
  if (!/\s/.test(key) && key !== key.toLowerCase()) {
    const lower = key.toLowerCase();
    const isFree = KNOWN_KEYS.has(lower) && !kept?.has(lower);
    const edits = [replace(place, lower)];
    const suggestions = isFree ? [{ code: "writeLowerCase" as const, data: { key: lower }, edits }] : [];
    problems.push({ code: "upperCaseKey", place, data: { key: shownKey(key) }, suggestions });
  }
}

function repeatedKey(setting: Setting, kept: KeptSettings, problems: Problem[]): void {
  const { path, key, line } = setting;
  const winner = kept?.get(path);
  if (!winner || winner.line === line) return;
  const data = { key: shownKey(key), line: String(winner.line.number) };
  const suggestions = [{ code: "removeLine" as const, data: {}, edits: [removeLine(line)] }];
  problems.push({ code: "duplicateKey", place: keyPlace(setting), data, suggestions });
}

function commentBehind(document: ConfigDocument, setting: Setting, problems: Problem[]): void {
  const comment = commentPlace(setting.line);
  // A comment that speaks to ESLint of its own line has to stay there.
  if (!comment || /^[;#]+\s*eslint-/.test(textAt(document, comment))) return;
  const edits = [breakBefore(document, setting.line, valuePlace(setting).end)];
  problems.push({ code: "trailingComment", place: comment, data: {}, fix: { code: "moveComment", data: {}, edits } });
}

function loneReturns({ text, sections }: ConfigDocument, problems: Problem[]): void {
  const at = text.search(/\r(?!\n)/);
  const section = at === -1 ? undefined : sections.find(({ end }) => end > at);
  const line = section?.lines.find(({ end }) => end > at);
  if (line) problems.push({ code: "loneReturn", place: placeOn(line, at, at + 1), data: {} });
}

function isIndented({ start, contentStart }: Line): boolean {
  return contentStart > start;
}

/** A key in a message: only one that is known, as a broken line may have a secret in that place. */
function shownKey(key: string): string {
  return KNOWN_KEYS.has(key.toLowerCase()) ? `"${key}"` : "this key";
}
