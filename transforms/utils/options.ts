import { loadSharedConfig } from "../../src/aws-config/files.ts";
import { isRegion } from "../../src/remedy/pin.ts";
import { strategies, type Strategy } from "../../src/remedy/plan.ts";
import type { Knowledge } from "../../src/remedy/remedy.ts";

/** The options of jscodeshift's command line: its own, and those it passes on. Values that look like JSON come parsed. */
export type TransformOptions = Readonly<Record<string, unknown>>;

export interface Settings {
  readonly strategy: Strategy;
  readonly knowledge: Knowledge;
  /** What is wrong with the AWS config files; whoever reports a sentence takes it out. */
  readonly problems: string[];
}

let made: { readonly key: string; readonly settings: Settings } | undefined;

/** The settings that the options ask for, made once a process. Throws an Error without a stack where an option is wrong. */
export function settingsFrom(options: TransformOptions): Settings {
  const asked = ["strategy", "profile", "aws-config", "sso-region"].map((name) => text(options, name));
  const key = JSON.stringify(asked);
  if (made?.key !== key) made = { key, settings: settingsOf(asked) };
  return made.settings;
}

function settingsOf([strategy = "explicit", assumedProfile, awsConfig, ssoRegion]: readonly (
  string | undefined
)[]): Settings {
  const known = strategies.find((name) => name === strategy);
  if (!known)
    throw wrong(
      `The option "--strategy=${strategy}" is none of ${strategies.map((name) => `"${name}"`).join(" and ")}.`,
    );
  if (ssoRegion !== undefined && !isRegion(ssoRegion))
    throw wrong(`The option "--sso-region=${ssoRegion}" is not the name of a region such as "us-west-2".`);
  const sharedConfig = loadSharedConfig({ awsConfig });
  return {
    strategy: known,
    knowledge: { sharedConfig, assumedProfile, ssoRegion },
    problems: [...sharedConfig.problems],
  };
}

function text(options: TransformOptions, name: string): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value !== "") return value;
  throw wrong(`The option "--${name}" needs one value, as in "--${name}=VALUE".`);
}

/** jscodeshift prints the stack of what is thrown; a wrong option needs none. */
function wrong(message: string): Error {
  const error = new Error(message);
  error.stack = "";
  return error;
}
