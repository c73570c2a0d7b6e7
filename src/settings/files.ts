import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { capital, invalid, readSettings, type SettingsResult } from "./read.ts";
import { noSettings } from "./settings.ts";

export const settingsFileName = ".sso-region.json";

const maxBytes = 1_000_000;

interface Kept {
  readonly mtimeMs: number;
  readonly size: number;
  readonly result: SettingsResult;
}

const kept = new Map<string, Kept>();

/**
 * The settings for a file: those of the nearest `.sso-region.json` in its folder or above, or none.
 * A file that is there and cannot be used is a problem, not passed over. Read once while it does not change. Never throws.
 */
export function settingsForFile(file: string): SettingsResult {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const result = settingsAt(path.join(folder, settingsFileName));
    if (result) return result;
    if (folder === path.dirname(folder)) return { kind: "settings", settings: noSettings };
  }
}

/** The path of the settings file that counts for what lies in a folder, or undefined where there is none. Never throws. */
export function settingsFileAbove(folder: string): string | undefined {
  const file = path.join(folder, settingsFileName);
  if (settingsAt(file)) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : settingsFileAbove(parent);
}

function settingsAt(file: string): SettingsResult | undefined {
  try {
    // Most folders have none: no error is made where there is no such file.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    const { mtimeMs, size } = stats;
    const known = kept.get(file);
    if (known?.mtimeMs === mtimeMs && known.size === size) return known.result;
    const result = readFile(file, size);
    kept.set(file, { mtimeMs, size, result });
    return result;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return code === "ENOTDIR" ? undefined : invalid([`The settings file "${file}" cannot be read (${code}).`]);
  }
}

function readFile(file: string, size: number): SettingsResult {
  const source = `the settings file "${file}"`;
  const subject = capital(source);
  if (size > maxBytes) return invalid([`${subject} is over 1 MB.`]);
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
  if (text.trim() === "") return invalid([`${subject} is empty. Write {} where there is nothing to say.`]);
  try {
    return readSettings(JSON.parse(text), source);
  } catch (error) {
    // Node quotes the text around the mistake, as it is.
    const reason = String(error instanceof Error ? error.message : error).replace(/[\s\p{Cc}]+/gu, " ");
    return invalid([`${subject} is not JSON: ${reason}.`]);
  }
}
