import { parse } from "../../analysis/parse.ts";
import { providerCalls } from "../../analysis/provider-calls.ts";
import { rebuiltCall } from "../../analysis/rebuilt-call.ts";
import { stringValue } from "../../analysis/expressions.ts";
import type { SyntaxTree } from "../../analysis/syntax-tree.ts";
import type { SsoSignIn } from "../../aws-config/profile.ts";
import { copyOf } from "../../aws-config/copy.ts";
import { applyEdits } from "../../remedy/apply-edits.ts";
import { remedyBy } from "../../remedy/plan.ts";
import type { Knowledge, Left, Remedy } from "../../remedy/remedy.ts";
import { askSdk } from "../../sdk/ask/ask.ts";
import type { Question, SdkAnswer } from "../../sdk/ask/question.ts";
import { isFollowed, verdictOf, type Finding, type LiteralFinding } from "../../verdict/verdict.ts";
import type { Diagnosis } from "./diagnose.ts";

/** A file with a guilty call in it. */
export interface Scene {
  /** Absolute. The SDK is loaded as this file would load it. */
  readonly file: string;
  readonly tree: SyntaxTree;
  readonly knowledge: Knowledge;
}

/** What the installed SDK does with a call, and with what `fix` makes of it. */
export interface Experiment {
  readonly remedy: Remedy | Left;
  /** The region we put in the place of one that the source does not tell. */
  readonly standIn: string | undefined;
  readonly before: SdkAnswer;
  /** Undefined where there is no remedy, or where the SDK could not be asked before. */
  readonly after: SdkAnswer | undefined;
}

/** Asks the SDK that is installed where the file is, twice. Never rejects. */
export async function experiment(
  { file, tree, knowledge }: Scene,
  { finding, index, profile, signIn }: Diagnosis,
  env: NodeJS.ProcessEnv,
): Promise<Experiment> {
  const remedy = remedyFor(index, tree, knowledge);
  if (signIn.kind !== "sso") {
    const before: SdkAnswer = { kind: "notAsked", reason: "Without the profile's sso_region there is nothing to ask." };
    return { remedy, standIn: undefined, before, after: undefined };
  }
  const untold = isRegionUntold(finding, tree) ? finding : undefined;
  const standIn = untold && standInFor(profile.name, signIn.signIn, knowledge, env);
  const source = untold && standIn !== undefined ? withRegion(standIn, untold, tree, file) : tree;
  const ask = async (asked: SyntaxTree): Promise<SdkAnswer> => {
    const question = {
      ...questionAbout(index, asked, knowledge, profile.name),
      projectFile: file,
      env: regionsOf(env),
    };
    return withoutSecrets(await askSdk(question), signIn.signIn);
  };
  const before = await ask(source);
  const planned = remedyFor(index, source, knowledge);
  if (before.kind !== "answered" || planned.kind === "left") return { remedy, standIn, before, after: undefined };
  return { remedy, standIn, before, after: await ask(parsed(applyEdits(source.text, planned.edits), source, file)) };
}

/** No error of the SDK's may tell more of the profile than regions. */
function withoutSecrets(answer: SdkAnswer, { ssoStartUrl, ssoAccountId, ssoRoleName }: SsoSignIn): SdkAnswer {
  if (answer.kind !== "answered" || answer.error === undefined) return answer;
  const { error } = answer;
  const tells = [ssoStartUrl, ssoAccountId, ssoRoleName].some((secret) => error.includes(secret));
  return tells ? { ...answer, error: "An error that tells more of the profile than regions." } : answer;
}

/** The remedy that `fix` takes; "contradicted" where it sees nothing to mend. */
function remedyFor(index: number, tree: SyntaxTree, knowledge: Knowledge): Remedy | Left {
  const { settings } = knowledge.project;
  const call = providerCalls(tree, settings.modules)[index];
  const verdict = call && verdictOf(call, tree, settings);
  if (verdict?.kind !== "overridden" && verdict?.kind !== "ineffective")
    return { kind: "left", reason: "contradicted" };
  return remedyBy("explicit", verdict, knowledge, tree);
}

function questionAbout(
  index: number,
  tree: SyntaxTree,
  { project, sharedConfig }: Knowledge,
  profile: string,
): Omit<Question, "projectFile"> {
  const call = providerCalls(tree, project.settings.modules)[index];
  if (!call) return { module: "", factory: "", options: {}, unknown: ["options"], ...copyOf(sharedConfig, profile) };
  const { unknown, options, ...rebuilt } = rebuiltCall(call, tree);
  return {
    ...rebuilt,
    options: { ...options, profile },
    unknown: unknown.filter((input) => !isOfNoAccount(input)),
    ...copyOf(sharedConfig, profile),
  };
}

/** What decides about no region: proxies, loggers, names. The profile is the one that we know; a spread or `[computed]` may be anything. */
function isOfNoAccount(input: string): boolean {
  return !/\.\.\.|\[/u.test(input) && !deciding.test(input);
}

const deciding =
  /(?:^|\.)(?:options|clientConfig|parentClientConfig|region|endpoint|ssoClient|sso[A-Z]\w+|\w*[fF]ilepath)$/u;

/** Whether all that is overridden by is a region in one place, and the source does not say which. */
function isRegionUntold(finding: Finding, tree: SyntaxTree): finding is LiteralFinding {
  if (isFollowed(finding) || finding.code !== "overriddenSsoRegion") return false;
  return stringValue(finding.culprit.property.value, tree) === undefined;
}

/** The machine's own region where it is not the sso_region, for then nothing could be told; else any. */
function standInFor(
  profile: string,
  { ssoRegion }: SsoSignIn,
  { sharedConfig }: Knowledge,
  { AWS_REGION }: NodeJS.ProcessEnv,
): string {
  const candidates = [AWS_REGION, sharedConfig.profiles.get(profile)?.region, "eu-north-1"];
  return candidates.find((region) => region && region !== ssoRegion) ?? "us-east-1";
}

/** The source, had it said a region by name. */
function withRegion(region: string, { culprit }: LiteralFinding, tree: SyntaxTree, file: string): SyntaxTree {
  const { property } = culprit;
  const [start, end] = property.shorthand ? property.range : property.value.range;
  const text = `${property.shorthand ? "region: " : ""}${JSON.stringify(region)}`;
  return parsed(applyEdits(tree.text, [{ start, end, text }]), tree, file);
}

/** A file with another text; as it was where that does not parse. */
function parsed(text: string, before: SyntaxTree, file: string): SyntaxTree {
  const result = parse(text, file);
  return result.kind === "parsed" ? result.tree : before;
}

function regionsOf({ AWS_REGION }: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return AWS_REGION ? { AWS_REGION } : {};
}
