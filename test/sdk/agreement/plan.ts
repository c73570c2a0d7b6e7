// What the product says of a program and makes of it, before the SDK is asked.
import { parse } from "../../../src/analysis/parse.ts";
import { providerCalls } from "../../../src/analysis/provider-calls.ts";
import type { SyntaxTree } from "../../../src/analysis/syntax-tree.ts";
import { readSharedConfig } from "../../../src/aws-config/shared-config.ts";
import type { Knowledge, Outcome } from "../../../src/remedy/remedy.ts";
import { rewrite } from "../../../src/remedy/rewrite.ts";
import { noSettings, type Settings } from "../../../src/settings/settings.ts";
import { anyProject } from "../../../src/verdict/project.ts";
import { verdictOf, type Verdict } from "../../../src/verdict/verdict.ts";
import type { Trial } from "../types.ts";
import type { Program } from "./dimensions.ts";
import { signsInByItself } from "./sign-in.ts";
import { settingsOf, trialOf } from "./write.ts";

/** What is held against the SDK; tests put wrong ones in its place. */
export interface Product {
  readonly verdictOf: typeof verdictOf;
  readonly rewrite: typeof rewrite;
}

export const product: Product = { verdictOf, rewrite };

/** What a user may have told the product beside the source and the home. */
export type Told = "settings" | "no settings" | "no settings, the profile";

/** A program rewritten, and what the product says of the result. */
export interface Rewritten {
  readonly told: Told;
  readonly trial: Trial;
  readonly outcomes: readonly Outcome[];
  readonly isChanged: boolean;
  /** The verdict with nothing committed. */
  readonly verdict: Verdict;
  readonly isChangedAgain: boolean;
}

export interface Plan {
  readonly program: Program;
  readonly trial: Trial;
  /** The program without its `ssoRegion`, which shows whether that has an effect; where there is one, and not a whole sign-in. */
  readonly without: Trial | undefined;
  /** The verdict with what a user would commit. */
  readonly verdict: Verdict;
  readonly rewritten: readonly Rewritten[];
}

function treeOf({ fileName, source }: Trial): SyntaxTree {
  const parsed = parse(source, fileName);
  if (parsed.kind === "unparsable") throw new Error(`Line ${String(parsed.line)} of\n${source}${parsed.message}`);
  return parsed.tree;
}

/** The verdict on the one call of a program. */
function verdictIn(trial: Trial, settings: Settings, subject: Product): Verdict {
  const tree = treeOf(trial);
  const [call, ...others] = providerCalls(tree, settings.modules);
  if (!call || others.length > 0) throw new Error(`Not one provider call, but ${others.length}:\n${trial.source}`);
  return subject.verdictOf(call, tree, settings);
}

function knowledgeOf(program: Program, trial: Trial): [Told, Knowledge][] {
  const { config, credentials } = trial;
  const file = (text: string | undefined, name: string) => (text === undefined ? undefined : { file: name, text });
  const sharedConfig = readSharedConfig({
    config: file(config, "config"),
    credentials: file(credentials, "credentials"),
  });
  const isNamed = program.profile.written?.startsWith('"') ?? false;
  const told: [Told, Knowledge][] = [
    ["settings", { project: { ...anyProject, settings: settingsOf(program) }, sharedConfig }],
    ["no settings", { project: anyProject, sharedConfig }],
  ];
  const assumed = { project: anyProject, sharedConfig, assumedProfile: program.profile.profile };
  return isNamed ? told : [...told, ["no settings, the profile", assumed]];
}

function rewritten(program: Program, trial: Trial, subject: Product, [told, knowledge]: [Told, Knowledge]): Rewritten {
  const once = subject.rewrite(treeOf(trial), program.strategy.name, knowledge);
  const after = { ...trial, source: once.text };
  const twice = subject.rewrite(treeOf(after), program.strategy.name, knowledge);
  return {
    told,
    trial: after,
    outcomes: once.outcomes,
    isChanged: after.source !== trial.source,
    verdict: verdictIn(after, noSettings, subject),
    isChangedAgain: twice.text !== after.source,
  };
}

function trialWithout(program: Program): Trial | undefined {
  if (!program.ssoRegion.fields.includes("ssoRegion") || signsInByItself(program)) return undefined;
  return trialOf({ ...program, ssoRegion: { name: "absent", fields: [] } });
}

/** All that has to be run for a plan. */
export function trialsOf({ trial, without, rewritten }: Plan): Trial[] {
  return [trial, ...(without ? [without] : []), ...rewritten.map((one) => one.trial)];
}

/** Takes a program to the product: its verdict, and what its strategy makes of the program. */
export function planOf(program: Program, subject: Product = product): Plan {
  const trial = trialOf(program);
  return {
    program,
    trial,
    without: trialWithout(program),
    verdict: verdictIn(trial, settingsOf(program), subject),
    rewritten: knowledgeOf(program, trial).map((knowledge) => rewritten(program, trial, subject, knowledge)),
  };
}
