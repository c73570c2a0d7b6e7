import type { VersionSpan } from "../../src/sdk/facts.ts";
import { CONFIG, ENDPOINT, type Experiment, holds, type Outcome, region } from "../../test/sdk/experiment.ts";
import { experimentGroups } from "../../test/sdk/experiments.ts";
import type { Measurement } from "./data.ts";
import { frame } from "./frame.ts";
import type { Finding } from "./spans.ts";

/** Whose region it is, where no other source has the same. */
const SOURCES: Readonly<Record<string, string>> = {
  [region.profileSso]: "`sso_region`",
  [region.ssoProfile]: "the SSO profile's `region`",
  [region.roleProfile]: "the role or web identity profile's `region`",
  [region.defaultProfile]: "the default profile's `region`",
  [region.clientConfig]: "`clientConfig.region`",
  [region.parentClientConfig]: "`parentClientConfig.region`",
  [region.caller]: "the calling client's region",
  [region.environment]: "`AWS_REGION`",
  [region.ssoRegionOption]: "`ssoRegion`",
  [region.ssoClient]: "`ssoClient`'s region",
  [region.otherFile]: "the other file's `sso_region`",
  [region.stsDefault]: "STS's own default",
  [ENDPOINT]: "the endpoint",
};
const SERVICES = { sso: "SSO", oidc: "OIDC", sts: "STS" } as const;
const LONGEST_ERROR = 110;

function place(where: string): string {
  const source = SOURCES[where];
  return source === undefined ? where : `${where} (${source})`;
}

function errorText(error: string): string {
  const cut = error.length > LONGEST_ERROR ? `${error.slice(0, LONGEST_ERROR)}…` : error;
  return `throws "${cut.replaceAll("|", "\\|")}"`;
}

/** An outcome in words. */
function describeOutcome(outcome: Outcome): string {
  const asked = (["oidc", "sso", "sts"] as const).flatMap((service) => {
    const where = outcome[service];
    return where === undefined ? [] : [`${SERVICES[service]} in ${place(where)}`];
  });
  const parts = [
    ...asked,
    ...(outcome.account === "code" ? ["with the account and role in the code"] : []),
    ...(outcome.error === undefined ? [] : [errorText(outcome.error)]),
  ];
  return parts.length === 0 ? "asks nothing" : parts.join(", ");
}

/** Spans in words. */
function describeSpans(spans: readonly VersionSpan[]): string {
  const one = ({ first, last }: VersionSpan): string => {
    if (last === undefined) return `${first} and later`;
    return first === last ? first : `${first} to ${last}`;
  };
  return spans.map(one).join("; ");
}

function circumstances({ given, defaultRegion }: Experiment): string {
  const all = [
    ...(given?.client === undefined ? [] : [`handed to a client in ${given.client.region}`]),
    ...Object.entries(given?.env ?? {}).map(([name, value]) => `\`${name}=${value}\``),
    ...(given?.ssoToken === "expiring" ? ["the SSO token about to expire"] : []),
    ...(defaultRegion === true ? [`a \`[default]\` with region ${region.defaultProfile}`] : []),
  ];
  return all.length === 0 ? "" : `<br>${all.join(", ")}`;
}

function row({ experiment, behaviours }: Finding): string[] {
  const program = `${experiment.statement}<br>\`${experiment.call}\`${circumstances(experiment)}`;
  return behaviours.map(({ outcome, spans }, index) => {
    const releases = describeSpans(spans);
    const marked = holds(experiment, outcome) ? `**${releases}**` : releases;
    return `| ${index === 0 ? program : ""} | ${describeOutcome(outcome)} | ${marked} |`;
  });
}

/** Prettier would pad each cell to the widest of its column. */
function table(rows: readonly string[]): string {
  const head = ["| Program | What the SDK does | Releases |", "|---|---|---|"];
  return ["<!-- prettier-ignore-start -->", "", ...head, ...rows, "", "<!-- prettier-ignore-end -->"].join("\n");
}

/** docs/sdk-behaviour.md, before prettier. Takes what was found and the measurement; throws if a fact named in its prose is gone. */
export function behaviourPage(found: readonly Finding[], measurement: Measurement): string {
  const sections = experimentGroups.map(({ title, about, experiments }) => {
    const rows = found.filter(({ experiment }) => experiments.includes(experiment)).flatMap(row);
    return `## ${title}\n\n${about}\n\n${table(rows)}`;
  });
  return frame({ sections: sections.join("\n\n"), config: CONFIG, found, measurement });
}
