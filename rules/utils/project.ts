import type { Rule } from "eslint";
import { installedRelease, requestedReleases } from "../../src/sdk/files.ts";
import { settingsForFile } from "../../src/settings/files.ts";
import { readSettings } from "../../src/settings/read.ts";
import type { Settings } from "../../src/settings/settings.ts";
import { projectOf, type Project } from "../../src/verdict/project.ts";

/** The project of the file that is linted. */
export function projectFor(context: Rule.RuleContext): Project {
  const file = context.physicalFilename;
  return projectOf(settingsFor(context), {
    installed: () => installedRelease(file),
    requested: () => requestedReleases(file),
  });
}

/**
 * The settings for the file that is linted: ESLint's own `settings["sso-region"]`, else the nearest `.sso-region.json`.
 * Throws an Error without a stack where they are wrong: ESLint then ends with exit code 2, as for any wrong configuration.
 */
function settingsFor(context: Rule.RuleContext): Settings {
  const given = context.settings["sso-region"];
  const result =
    given === undefined
      ? settingsForFile(context.physicalFilename)
      : readSettings(given, "ESLint's \"settings['sso-region']\"");
  if (result.kind === "settings") return result.settings;
  const error = new Error(result.problems.join("\n"));
  error.stack = error.message;
  throw error;
}
