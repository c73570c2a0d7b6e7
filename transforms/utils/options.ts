import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { installedRelease, requestedReleases } from "../../src/sdk/files.ts";
import { settingsForFile } from "../../src/settings/files.ts";
import { isRegion } from "../../src/settings/read.ts";
import { projectOf, type Project } from "../../src/verdict/project.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import type { Knowledge } from "../../src/remedy/remedy.ts";

/** The options of jscodeshift's command line: its own, and those it passes on. Values that look like JSON come parsed. */
export type TransformOptions = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly strategy: Strategy;
  readonly knowledge: Omit<Knowledge, "project">;
  /** What is wrong with the AWS config files; whoever reports a sentence takes it out. */
  readonly problems: string[];
}

let made: { readonly key: string; readonly asked: Asked } | undefined;

/** Our own options, in the order in which they are read. */
const ours = ["strategy", "profile", "aws-config", "sso-region"] as const;

/** What jscodeshift 0.13 to 17 hands on of its own. */
const jscodeshifts = new Set(
  "babel cpus dry extensions failOnError gitignore help ignoreConfig ignorePattern ignoreSet parser parserConfig print runInBand silent stdin transform verbose version".split(
    " ",
  ),
);

/** What the options ask for, made once a process. Throws an Error without a stack where an option is wrong. */
export function askedIn(options: TransformOptions): Asked {
  const misspelt = Object.keys(options).find((name) => !ours.some((own) => own === name) && !jscodeshifts.has(name));
  if (misspelt !== undefined)
    throw withoutStack(`The option "--${misspelt}" is not known. Ours are ${listed(ours, "conjunction")}.`);
  const given = ours.map((name) => text(options, name));
  const key = JSON.stringify(given);
  if (made?.key !== key) made = { key, asked: askedBy(given) };
  return made.asked;
}

function askedBy([strategy = "explicit", assumedProfile, awsConfig, ssoRegion]: readonly (
  string | undefined
)[]): Asked {
  const known = strategies.find((name) => name === strategy);
  if (!known) {
    throw withoutStack(`The option "--strategy=${strategy}" is not known. Use ${listed(strategies, "disjunction")}.`);
  }
  if (ssoRegion !== undefined && !isRegion(ssoRegion)) {
    throw withoutStack(`The option "--sso-region=${ssoRegion}" is not the name of a region such as "us-west-2".`);
  }
  const sharedConfig = loadSharedConfig({ awsConfig });
  return {
    strategy: known,
    knowledge: { sharedConfig, assumedProfile, ssoRegion },
    problems: [...sharedConfig.problems],
  };
}

/** The project of a file. Throws an Error without a stack where the settings committed for it are wrong. */
export function projectFor(file: string): Project {
  const result = settingsForFile(file);
  if (result.kind === "invalid") throw withoutStack(result.problems.join(" "));
  return projectOf(result.settings, {
    installed: () => installedRelease(file),
    requested: () => requestedReleases(file),
  });
}

function text(options: TransformOptions, name: string): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value !== "") return value;
  throw withoutStack(`The option "--${name}" needs one value, as in "--${name}=VALUE".`);
}

function listed(names: readonly string[], type: Intl.ListFormatType): string {
  const dashes = type === "conjunction" ? "--" : "";
  return new Intl.ListFormat("en", { type }).format(names.map((name) => `"${dashes}${name}"`));
}

/** jscodeshift prints the stack of what is thrown; a wrong option needs none. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = "";
  return error;
}
