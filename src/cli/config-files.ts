import path from "node:path";
import { configProblems } from "../aws-config/check.ts";
import { inlineConfigsOf } from "../aws-config/directives.ts";
import { readDocument } from "../aws-config/document.ts";
import { configPath, readConfigFile } from "../aws-config/files.ts";
import { readSharedConfig } from "../aws-config/shared-config.ts";
import { configure } from "./directives.ts";
import { shownPath } from "./files/source-file.ts";
import type { Checked } from "./formats/format.ts";
import type { Io } from "./io.ts";
import { placesIn } from "./places.ts";
import type { Report, Severity } from "./report.ts";

/** What there is to report of shared config files, each by its path as it was given. Never throws. */
export function checkedConfigs(given: readonly string[], io: Io): Checked {
  const files = new Set(given.map((each) => configPath(each, io.cwd, io.env)));
  const all = [...files].map((file) => checkedConfig(file, io.cwd));
  return { reports: all.flatMap(({ reports }) => reports), problems: all.flatMap(({ problems }) => problems) };
}

function checkedConfig(file: string, cwd: string): Checked {
  const name = nameOf(file, cwd);
  const read = readConfigFile(file);
  if (read.kind === "none") return { reports: [], problems: [{ file: name, message: `It ${read.fact}.` }] };
  return { reports: reportsOn(name, read.text, profilesBeside(file)), problems: [] };
}

/** A file elsewhere is shown by its whole path, as people know it: relative paths are for those below the folder we work in. */
function nameOf(file: string, cwd: string): string {
  const name = shownPath(file, cwd);
  return name.startsWith("../") ? file.replaceAll(path.sep, "/") : name;
}

/** The profiles of the credentials file that lies beside a config file. */
function profilesBeside(file: string): string[] {
  const beside = path.join(path.dirname(file), "credentials");
  const read = readConfigFile(beside);
  if (read.kind === "none") return [];
  return [...readSharedConfig({ credentials: { file: beside, text: read.text } }).profiles.keys()];
}

/** Places count from after a BOM, as in an editor and in ESLint. */
function reportsOn(file: string, written: string, credentialsProfiles: readonly string[]): Report[] {
  const text = written.replace(/^\uFEFF/u, "");
  const placeOf = placesIn(text, /\r?\n/gu);
  const severities = severitiesIn(text);
  return configProblems(text, { credentialsProfiles }).flatMap(({ line, fixes, ...problem }) => {
    const severity = severities.get(problem.rule) ?? "error";
    if (severity === "off") return [];
    const placed = fixes.map(({ description, edits }) => ({
      description,
      edits: edits.map(({ start, end, text: put }) => ({ ...placeOf(start, end), text: put })),
    }));
    return [{ file, line, endLine: line, ...problem, severity, fixes: placed }];
  });
}

/** How the rules count by the file's own comments `# eslint rule: "warn"`. */
function severitiesIn(text: string): ReadonlyMap<string, Severity | "off"> {
  const severities = new Map<string, Severity | "off">();
  if (!text.includes("eslint")) return severities;
  for (const { value } of inlineConfigsOf(readDocument(text))) configure(value, severities);
  return severities;
}
