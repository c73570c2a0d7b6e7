import { readSharedFiles } from "../../aws-config/files.ts";
import type { ConfigText } from "../../aws-config/known-files.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import { optimiseLongRunsOnly } from "../engine.ts";
import { counted, onOneLine } from "../formats/format.ts";
import type { ExitCode, Io } from "../io.ts";
import { placeOf } from "../places.ts";
import { tellProblems } from "../problems.ts";
import { experiment } from "../trouble/experiment.ts";
import { frameOf } from "../trouble/frame.ts";
import { lookAt, type Case } from "../trouble/look.ts";
import { mistakesIn } from "../trouble/mistakes.ts";
import { otherCauses, whatCannotBeSeen, whatWasLookedAt } from "../trouble/nothing-found.ts";
import { profileOfMachine } from "../trouble/profile.ts";
import { caseTitle, contradiction, harmlessLine, headline, wayOut, whatTheSdkDoes } from "../trouble/words.ts";

export interface TroubleOptions {
  readonly paths: readonly string[];
  readonly profile?: string;
}

/** So many calls are shown whole; of the rest, the places. */
const shownWhole = 3;
const nothingFound = "No call was found that signs in to SSO in another region than the profile's.";
/** So many lines a list has at most. */
const longestList = 5;

/** For a person in trouble, on this machine: names the call at fault, what it contradicts, and what mends it. */
export async function run(options: TroubleOptions, io: Io): Promise<ExitCode> {
  const { shared: sharedConfig, config } = readSharedFiles({ env: io.env });
  if (!isLong(config)) optimiseLongRunsOnly();
  const profile = profileOfMachine(options.profile, io.env);
  const looked = await lookAt(options.paths, { sharedConfig, profile }, io);
  const guilty = looked.cases.filter(({ diagnosis }) => diagnosis.kind === "guilty").sort(byCertainty);
  const chosen = [profile, ...looked.cases.map(({ diagnosis }) => diagnosis.profile)];
  const named = chosen.filter(({ from }) => from !== "nowhere").map(({ name }) => name);
  const asked = { named: [...new Set(named)], all: options.profile === undefined };
  const mistakes = [...sharedConfig.problems, ...mistakesIn(config, sharedConfig, asked)];

  const whole = guilty.slice(0, shownWhole).map((each) => told(each, options, sharedConfig, io));
  for (const text of whole) io.stdout.write(await text);
  const rest = guilty.slice(shownWhole).map(caseTitle);
  if (rest.length > 0) tell(`${counted(rest.length, "more call")}:`, rest, io);
  if (mistakes.length > 0) tell("In the AWS config files, this keeps profiles from signing in:", mistakes, io);
  const harmless = looked.cases.filter(({ diagnosis }) => diagnosis.kind === "harmless").map(harmlessLine);
  if (harmless.length > 0) tell("Harmless on this machine:", [...new Set(harmless)], io);
  const isNothingRead = looked.problems.length > 0 && looked.ownFiles + looked.dependencies.length === 0;
  if (guilty.length === 0 && !isNothingRead) {
    const seen = [whatWasLookedAt(looked, config?.file), whatCannotBeSeen(looked)];
    tell(nothingFound, [...seen, ...otherCauses(looked, profile, sharedConfig, io.env)], io);
  }
  tellProblems(looked.problems, io);
  if (looked.problems.length > 0) return 2;
  return guilty.length + mistakes.length > 0 ? 1 : 0;
}

/** Whether a file alone makes a run long. */
function isLong(config: ConfigText | undefined): boolean {
  return config !== undefined && config.text.length > 500_000;
}

/** Those first that contradict a sso_region that is known, and one's own code before what others wrote. */
function byCertainty(one: Case, other: Case): number {
  return doubts(one) - doubts(other);
}

function doubts({ diagnosis, file }: Case): number {
  return (diagnosis.signIn.kind === "sso" ? 0 : 2) + (file.dependency ? 1 : 0);
}

/** One guilty call, whole. */
async function told(each: Case, { profile }: TroubleOptions, sharedConfig: SharedConfig, io: Io): Promise<string> {
  const { file, tree, project, diagnosis } = each;
  const { style, isTerminal, columns } = io.stdout;
  const knowledge = { project, sharedConfig, assumedProfile: profile };
  const asked = await experiment({ file: file.path.toString(), tree, knowledge }, diagnosis, io.env);
  const place = placeOf(...diagnosis.finding.culprit.property.range, tree.text);
  const frame = frameOf(tree.text, place, isTerminal ? columns - 2 : undefined);
  const lines = [
    `${style("bold", caseTitle(each))}: ${headline(each)}`,
    "",
    ...frame.map(({ gutter, text, isMark }) => `  ${style("dim", gutter)} ${isMark ? style("red", text) : text}`),
    "",
    `  ${contradiction(diagnosis)}`,
    `  ${whatTheSdkDoes(asked)}`,
    `  ${style("green", wayOut(each, asked, profile === undefined ? [] : ["--profile", profile]))}`,
    "",
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function tell(heading: string, lines: readonly string[], { stdout }: Io): void {
  const shown = lines.slice(0, longestList);
  const more = lines.length > shown.length ? [`and ${lines.length - shown.length} more`] : [];
  const list = [...shown, ...more].map((line) => `  ${onOneLine(line)}\n`);
  stdout.write(`${stdout.style("bold", heading)}\n${list.join("")}\n`);
}
