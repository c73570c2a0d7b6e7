import { ENDPOINT, region } from "../../test/sdk/experiment.ts";
import type { Measurement } from "./data.ts";
import type { Finding } from "./spans.ts";

/** What the hand-written part of the page is put around. */
export interface Framed {
  readonly sections: string;
  readonly config: string;
  readonly found: readonly Finding[];
  readonly measurement: Measurement;
}

const WORDS = `## Words

- **Provider call**: a call of \`fromSSO\`, \`fromIni\`, \`fromNodeProviderChain\` ("the chain") or \`defaultProvider\` imported from \`@aws-sdk/*\`.
- **Override**: \`clientConfig.region\` (or \`clientConfig.endpoint\`, or, on \`fromSSO\`, an \`ssoClient\`) takes the place of the profile's \`sso_region\`.
- **SSO**, **OIDC**, **STS**: the three services a provider call can ask. SSO (\`portal.sso.REGION.amazonaws.com\`) gives the credentials of a role, OIDC refreshes the sign-in's token, STS assumes the role of a role profile or a web identity.
- **Profile**, **sso-session**, **sso_region**, **shared config file**: as in AWS's reference guide. A **role profile** has \`role_arn\` and \`source_profile\`; here its source profile signs in through SSO.
- **The calling client**: the service client a provider is handed to as \`credentials\`; it tells the provider its own region, in the releases that listen.
- **Release**: a stable version of \`@aws-sdk/credential-providers\`, with the other packages as they were published with it.`;

function legend(config: string): string {
  return `## How to read the tables

All programs run with the shared config file below, none of the machine's \`AWS_*\` variables, and a signed-in SSO session. No region occurs twice, so a region tells
who decided: \`sso_region\` is ${region.profileSso}, \`clientConfig.region\` ${region.clientConfig}, \`parentClientConfig.region\` ${region.parentClientConfig}, the
calling client's ${region.caller}, \`AWS_REGION\` ${region.environment}. STS's own default, ${region.stsDefault}, is never among them: whoever tests with it cannot tell "honoured" from "ignored".
\`${ENDPOINT}\` stands for any \`endpoint\`, and \`otherFile\` for a copy of the file whose \`sso_region\` is ${region.otherFile}.

Above each program stands a statement; the releases of which it is true are in **bold**, and the other lines say what the rest do. A line without a program belongs to the program above it.

\`\`\`ini
${config.trim()}
\`\`\``;
}

/** The beginning of the last span in which a fact holds, and the end of the one that is meant by "until". */
function dates(found: readonly Finding[]): { since: (id: string) => string; until: (id: string) => string } {
  const spans = (id: string): Finding["holds"] => {
    const finding = found.find(({ experiment }) => experiment.id === id);
    if (finding === undefined) throw new Error(`The page's prose names "${id}", and there is no such experiment.`);
    return finding.holds;
  };
  const tell = (id: string, version: string | undefined): string => {
    if (version === undefined) throw new Error(`The page's prose gives a date to "${id}", and it has none.`);
    return version;
  };
  return {
    since: (id) => tell(id, spans(id).at(-1)?.first),
    until: (id) => tell(id, spans(id).at(-1)?.last),
  };
}

function surprises(found: readonly Finding[]): string {
  const { since, until } = dates(found);
  return `## What surprises

- The repair most often recommended, \`ssoRegion\` beside \`clientConfig.region\`, works nowhere: \`fromSSO\` throws in every release measured, \`fromIni\` ignores \`ssoRegion\`, and the chain, which ignored it too, throws from ${since("chainIncompleteFieldsThrow")}.
- The same code can be right in one release and wrong in the next: \`clientConfig.region\` on \`fromIni\` and the chain overrides the profile's \`sso_region\` from ${since("iniClientConfigRegion")} on. On \`fromSSO\` it always did.
- Even the complete set of \`sso*\` options loses against \`clientConfig.region\`: on \`fromSSO\` always, on the chain from ${since("chainCompleteFieldsClientConfigRegion")} on.
- \`clientConfig.region\` also decides where STS is called for a role profile, so that deleting it, or setting it to the \`sso_region\`, moves STS. \`parentClientConfig.region\` decides about STS alone; it is read from ${since("iniStsParentRegion")} on, and earlier releases ignore it without a word.
- Up to ${until("iniStsParentBeforeProfile")}, \`parentClientConfig.region\` came before the role profile's own \`region\`; from ${since("iniStsProfileBeforeParent")} on, after it.
- \`parentClientConfig: { region: undefined }\` is not the same as no region: in releases before ${since("iniStsCallerDespiteUndefinedParent")} it hides the calling client's region from STS.
- The calling client's region reaches STS through \`fromIni\` from ${since("iniStsCallerRegion")} on, through the chain only from ${since("chainStsCallerRegion")} on.
- \`AWS_REGION\`, and the region of the default profile, count for a role profile's STS call only from ${since("iniStsEnvironment")} on; before, it was ${region.stsDefault} whatever they said. The source profile's region never counts.
- The region of a web identity profile is never STS's region, and \`clientConfig.region\` decided about it in ${until("iniWebClientConfigRegion")} for the last time; only \`parentClientConfig.region\` does, from ${since("iniWebParentRegion")} on.
- \`fromIni\` understands a profile with \`sso_session\` only from ${since("iniReadsSsoSession")} on. The chain did long before, but for ${since("ssoRegionMissing")} to ${until("ssoRegionMissing")}.
- From ${since("refreshForgotten")} to ${until("refreshForgotten")}, a token about to expire is not refreshed, and nothing is said.
- In ${since("ssoRegionMissing")} to ${until("ssoRegionMissing")}, \`fromSSO\` without a region throws "Region is missing" although the profile has one; and where \`AWS_REGION\` is set, it signs in there without a word.
- \`clientConfig.endpoint\` overrides too, on \`fromIni\` and the chain from ${since("iniEndpointReachesSso")} on; it reaches a role profile's STS call from ${since("iniEndpointReachesSts")} and the refresh of the SSO token from ${since("ssoEndpointReachesOidc")} on, so that one proxy gets them all.
- \`fromIni\` reads \`configFilepath\`, but takes the \`sso_region\` from the default file all the same.`;
}

function method({ bracketing, count, oldest, newest }: Measurement): string {
  return `## How it was measured

Each program was run with the published packages in a process whose outgoing requests are answered before a socket is opened. The region is read off the host name of
each request (FIPS, dual-stack and other partitions' names included). Nothing was read from the SDK's source, and nothing is taken from its documentation.

Of the releases from ${oldest} to ${newest}, ${count} were run: first some spread over the whole list, then those between two neighbours that differ in anything, halving the gap
until nothing lies between them. So each version in the tables is the first or last of the published ones with that behaviour. A behaviour that came and went between two releases
that agree in everything would not have been seen.

Up to 3.972 the SDK's packages pin each other's version; from 3.974 on they name ranges. Each release was run with the lowest versions its ranges allow: those published with it. Who
installs such a release later without a lockfile gets newer packages, and with them newer behaviour: the number of \`@aws-sdk/credential-providers\` alone no longer says what the SDK does.

These releases stand on both sides of every change of a fact: ${bracketing.join(", ")}.

To measure again, in a clone of this repository:

\`\`\`sh
npm ci
npm run facts
\`\`\`

It installs the releases it needs below \`node_modules/.cache\` (or in the folder named by \`SSO_REGION_SDK_CACHE\`), remembers what it has run, and writes this page and
\`src/sdk/facts.ts\`. [sdk-agreement.md](sdk-agreement.md) has what came of holding this package's own verdicts and remedies against these releases. The programs are in \`test/sdk/experiments*.ts\`; \`npm test\` runs them all on the installed release and fails where it disagrees with the facts.`;
}

/** The whole page. Throws if a fact named in the prose is gone, or has no such date any more: then the prose is wrong. */
export function frame({ sections, config, found, measurement }: Framed): string {
  const { date, oldest, newest } = measurement;
  return [
    `<!-- Generated by \`npm run facts\`. Change scripts/facts/frame.ts or test/sdk/experiments*.ts, and run it again. -->`,
    `# What the SDK does, by version, measured on ${date}`,
    `Which region the AWS SDK for JavaScript v3 signs in to IAM Identity Center (SSO) in, and which region it calls STS in, for the releases ${oldest} to ${newest} of
\`@aws-sdk/credential-providers\`. Every line was seen in a run of the published packages.`,
    WORDS,
    surprises(found),
    legend(config),
    sections,
    method(measurement),
    "",
  ].join("\n\n");
}
