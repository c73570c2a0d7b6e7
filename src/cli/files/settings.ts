import { readFileSync } from "node:fs";
import { settingsFileAbove, settingsForFile } from "../../settings/files.ts";
import type { Settings } from "../../settings/settings.ts";
import type { SettingsJson } from "../snapshot.ts";
import type { SourceFile } from "./source-file.ts";

/** A settings file as it is. `value` is its JSON, which has the right shape. */
export interface SettingsFile {
  readonly file: string;
  readonly bytes: Buffer;
  readonly value: SettingsJson;
}

/** The settings file that counts in a folder; undefined where there is none. Throws an Error where it is wrong. */
export function settingsFileFor(folder: string): SettingsFile | undefined {
  const file = settingsFileAbove(folder);
  if (file === undefined) return undefined;
  settingsOf(file);
  const bytes = readFileSync(file);
  const value = JSON.parse(bytes.toString().replace(/^\uFEFF/u, "")) as SettingsFile["value"];
  return { file, bytes, value };
}

/** The settings committed for a file. Throws an Error where they are wrong. */
export function settingsOf(path: SourceFile["path"]): Settings {
  const result = settingsForFile(path.toString());
  if (result.kind === "invalid") throw new Error(result.problems.join("\n"));
  return result.settings;
}
