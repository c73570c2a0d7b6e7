import { listed, quote } from "../../aws-config/wording.ts";
import type { SharedConfig } from "../../aws-config/shared-config.ts";
import type { FactId } from "../../sdk/facts.ts";
import { holdsSomewhere } from "../../sdk/releases.ts";
import { counted } from "../formats/format.ts";
import type { Diagnosis } from "./diagnose.ts";
import type { Looked } from "./look.ts";
import { signInOf, type ChosenProfile } from "./profile.ts";
import { shellWord } from "./words.ts";

/** What was looked at, in a sentence or two. `configFile` is undefined where there is none that can be read. */
export function whatWasLookedAt(looked: Looked, configFile: string | undefined): string {
  const { ownFiles, ownCalls, dependencies, missing, releases } = looked;
  const touching = dependencies.filter(({ files, unseen }) => files.length + unseen.length > 0);
  const things = [
    `${counted(ownFiles, "file")} here with ${counted(ownCalls, "call")} of the SDK's factories`,
    `${dependencies.length} direct ${dependencies.length === 1 ? "dependency" : "dependencies"}, ${touching.length} of them with the factories' names inside`,
    configFile === undefined ? "no AWS config file" : `the AWS config file ${quote(configFile)}`,
    ...releases.map((release) => `the installed SDK ${release}`),
  ];
  const absent = missing.length === 0 ? "" : ` Not installed, so not seen: ${listed(missing)}.`;
  return `Looked at: ${things.join("; ")}.${absent}`;
}

/** What we have no eyes for. */
export function whatCannotBeSeen({ hidden, untold }: Looked): string {
  const here = hidden.length === 0 ? "" : `, here in ${listed(hidden)}`;
  const options =
    untold.length === 0 ? "" : ` Nor can the options of ${listOfSome(untold)}, which the source does not tell.`;
  return `Cannot be seen: calls in bundled or minified code${here}, in dependencies of dependencies and in other languages.${options}`;
}

/** Other things that end in the same error, the most frequent first. */
export function otherCauses(
  { releases, cases }: Looked,
  { name }: ChosenProfile,
  shared: SharedConfig,
  env: NodeJS.ProcessEnv,
): string[] {
  const signIn = signInOf("fromIni", name, shared);
  const profile = signIn.kind === "sso" ? shellWord(signIn.by) : "NAME";
  const other = cases.some(({ diagnosis }) => isHarmlessByChance(diagnosis))
    ? ['If your program runs with another profile, say which: run "npx eslint-plugin-sso-region --profile NAME".']
    : [];
  const session = `An expired session gives the same error: run "aws sso login --profile ${profile}".`;
  const variable = env["AWS_ENDPOINT_URL_SSO"]
    ? ["AWS_ENDPOINT_URL_SSO is set: the SDK signs in to SSO there, whatever the profile says."]
    : [];
  const ofReleases = releases.flatMap((release) =>
    Object.entries(causesByRelease).flatMap(([fact, cause]) =>
      holdsSomewhere(fact as FactId, release) ? [`The installed SDK ${release} ${cause}`] : [],
    ),
  );
  return [...other, session, ...variable, ...ofReleases];
}

/** Whether a call goes well by a profile that neither the call nor the person in trouble names. */
function isHarmlessByChance({ kind, profile, signIn }: Diagnosis): boolean {
  return (
    kind === "harmless" && signIn.kind === "notSso" && (profile.from === "nowhere" || profile.from === "environment")
  );
}

/** Measured facts about releases (docs/sdk-behaviour.md) that look like our trouble. */
const causesByRelease: Readonly<Partial<Record<FactId, string>>> = {
  refreshForgotten: "does not refresh a session that is about to expire: update it.",
  ssoEnvironmentDecides: "signs in to SSO in AWS_REGION, whatever the profile says: update it.",
};

function listOfSome(places: readonly string[]): string {
  const shown = places.slice(0, 3);
  const more = places.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}
