import fc from "fast-check";
import type { Member } from "./format.ts";

/** Expressions that a region is written as, with the sort of file that can hold it. */
const regions = [
  '"ap-south-1"',
  "`ap-south-1`",
  "stage",
  "settings.region",
  "settings?.region",
  "process.env.STAGE_REGION",
  'process.env.STAGE_REGION ?? "ap-south-1"',
  'isLive ? "ap-south-1" : stage',
  "getRegion()",
  "async () => stage",
  "(stage)",
  '"s\\u00e3o-\u{1F30D}"',
] as const;

const neighbours: readonly Member[] = [
  { key: "maxAttempts", value: "2" },
  { key: "logger", value: "console" },
  { key: "customUserAgent", value: '"\u{1F980} ünïcode"' },
  { key: "requestHandler", value: [{ key: "requestTimeout", value: "3_000" }] },
  { written: "retryStrategy() {}" },
];

const besides: readonly Member[] = [
  { key: "ignoreCache", value: "true" },
  { key: "mfaCodeProvider", value: 'async () => "123456"' },
  { key: "roleAssumer", value: "undefined" },
  { key: "configFilepath", value: '"/etc/aws"' },
];

const profiles: readonly Member[] = [
  { key: "profile", value: '"dev"' },
  { key: "profile", value: '"deploy"' },
  { key: "profile", value: "process.env.AWS_PROFILE" },
];

const region = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...regions).map((value): Member => ({ key: "region", value })) },
  { weight: 1, arbitrary: fc.constantFrom<Member>({ written: "region" }, { written: '["region"]: stage' }) },
);

/** Some of the members, in any order, and one more among them. */
function among(one: fc.Arbitrary<Member>, others: readonly Member[]): fc.Arbitrary<Member[]> {
  return fc
    .tuple(one, fc.shuffledSubarray([...others], { maxLength: 3 }), fc.nat())
    .map(([member, rest, place]) => rest.toSpliced(place % (rest.length + 1), 0, member));
}

const clientConfig = among(region, neighbours).map((value): Member => ({ key: "clientConfig", value }));

export interface Call {
  readonly factory: "fromSSO" | "fromIni" | "fromNodeProviderChain";
  readonly options: readonly Member[];
}

/** A provider call that passes a region which is not the profile's own. */
export const call: fc.Arbitrary<Call> = fc.record({
  factory: fc.constantFrom("fromSSO", "fromIni", "fromNodeProviderChain"),
  options: fc
    .tuple(among(clientConfig, besides), fc.option(fc.constantFrom(...profiles), { nil: undefined }), fc.boolean())
    .map(([options, profile, isFirst]) =>
      profile ? (isFirst ? [profile, ...options] : [...options, profile]) : options,
    ),
});
