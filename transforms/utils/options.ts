import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { settingsForFile } from "../../src/settings/files.ts";
import { isRegion } from "../../src/settings/read.ts";
import type { Settings } from "../../src/settings/settings.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import type { Knowledge } from "../../src/remedy/remedy.ts";

/** The options of jscodeshift's command line: its own, and those it passes on. Values that look like JSON come parsed. */
export type TransformOptions = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly strategy: Strategy;
  readonly knowledge: Omit<Knowledge, "settings">;
  /** What is wrong with the AWS config files; whoever reports a sentence takes it out. */
  readonly problems: string[];
}

let made: { readonly key: string; readonly asked: Asked } | undefined;

/** What the options ask for, made once a process. Throws an Error without a stack where an option is wrong. */
export function askedIn(options: TransformOptions): Asked {
  const given = ["strategy", "profile", "aws-config", "sso-region"].map((name) => text(options, name));
  const key = JSON.stringify(given);
  if (made?.key !== key) made = { key, asked: askedBy(given) };
  return made.asked;
}

function askedBy([strategy = "explicit", assumedProfile, awsConfig, ssoRegion]: readonly (
  string | undefined
)[]): Asked {
  const known = strategies.find((name) => name === strategy);
  if (!known) {
    const names = strategies.map((name) => `"${name}"`);
    const list = new Intl.ListFormat("en", { type: "disjunction" }).format(names);
    throw withoutStack(`The option "--strategy=${strategy}" is not known. Use ${list}.`);
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

/** The settings committed for a file. Throws an Error without a stack where they are wrong. */
export function settingsFor(file: string): Settings {
  const result = settingsForFile(file);
  if (result.kind === "invalid") throw withoutStack(result.problems.join(" "));
  return result.settings;
}

function text(options: TransformOptions, name: string): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value !== "") return value;
  throw withoutStack(`The option "--${name}" needs one value, as in "--${name}=VALUE".`);
}

/** jscodeshift prints the stack of what is thrown; a wrong option needs none. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = "";
  return error;
}
