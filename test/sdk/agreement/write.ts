// From the values of the dimensions to a program's source, its home and what a user would commit there.
import type { Settings } from "../../../src/settings/settings.ts";
import type { Trial } from "../types.ts";
import { dimensionNames, dimensions, type Program, ssoRegionMark } from "./dimensions.ts";
import { regions } from "./regions.ts";
import { type OptionsForm, ssoClientLine } from "./shapes.ts";
import { signInOf, ssoClientRegionOf, ssoFieldsOf, ssoRegionOf } from "./sign-in.ts";

type Entry = readonly [key: string, value: string];

/** Part of the options, and the lines that it needs above the call. */
interface Part {
  readonly lines: readonly string[];
  readonly entries: readonly Entry[];
}

/** The value of a property that is all in its key: a shorthand, a method or a spread. */
const itself = "";
const nothing: Part = { lines: [], entries: [] };

function objectText(entries: readonly Entry[], { quoted, multiline }: OptionsForm): string {
  const properties = entries.map(([key, value]) => {
    if (value === itself) return key;
    return quoted ? `"${key}": ${value}` : `${key}: ${value}`;
  });
  if (multiline) return `{\n${properties.map((property) => `  ${property.replaceAll("\n", "\n  ")},\n`).join("")}}`;
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}

function regionEntries({ region }: Program): Entry[] {
  if (region.property !== undefined) return [[region.property, itself]];
  return region.value === undefined ? [] : [["region", region.value]];
}

function clientConfigPart(program: Program): Part {
  const form = program.options;
  const entries = [...regionEntries(program), ...program.more.entries];
  if (entries.length === 0) return nothing;
  const object = objectText(entries, form);
  const named = (name: string, text: string, entry: Entry): Part => ({
    lines: [`const ${name} = ${text};`, ...(form.shared ? [`void ${name};`] : [])],
    entries: [entry],
  });
  switch (form.named) {
    case "clientConfig":
      return named("ssoConfig", object, ["clientConfig", "ssoConfig"]);
    case "clientConfigShorthand":
      return named("clientConfig", object, ["clientConfig", itself]);
    case "clientConfigSpread":
      return named("part", object, ["clientConfig", objectText([["...part", itself]], form)]);
    case "spread":
      return named("base", objectText([["clientConfig", object]], form), ["...base", itself]);
    default:
      return { lines: [], entries: [["clientConfig", object]] };
  }
}

function ssoClientPart(program: Program): Part {
  const region = ssoClientRegionOf(program);
  if (region === undefined) return nothing;
  const client = `new SSOClient(${objectText([["region", `"${region}"`]], program.options)})`;
  return { lines: [ssoClientLine(program.imports)], entries: [["ssoClient", client]] };
}

function parentPart({ parent, options }: Program): Part {
  if (parent.entries.length === 0) return nothing;
  const object = objectText(parent.entries, options);
  if (!parent.named) return { lines: [], entries: [["parentClientConfig", object]] };
  return { lines: [`const parent = ${object};`], entries: [["parentClientConfig", "parent"]] };
}

function sourceOf(program: Program): string {
  const { factory, imports, options, profile, region } = program;
  const named: Entry[] = profile.written === undefined ? [] : [["profile", profile.written]];
  const own = ssoFieldsOf(program).map(([field, value]): Entry => [field, `"${value}"`]);
  const parts = [{ lines: [], entries: own }, ssoClientPart(program), clientConfigPart(program), parentPart(program)];
  const object = objectText([...named, ...parts.flatMap(({ entries }) => entries)], options);
  const callee = imports.callee(factory.factory, factory.module);
  const calling = options.call?.(callee, object) ?? [`${callee}(${object})`];
  const lines = [
    imports.line(factory.factory, factory.module),
    region.line ?? "",
    ...parts.flatMap((part) => part.lines),
    ...calling.slice(0, -1),
    `${imports.exports}${calling.at(-1) ?? ""};`,
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`.replaceAll(ssoRegionMark, ssoRegionOf(program));
}

/** The program and its home, ready for the judge. */
export function trialOf(program: Program): Trial {
  const { imports, profile, region, ambient, caller } = program;
  // A default profile that is there says all by itself.
  const more = profile.config.includes("[default]") ? "" : (ambient.config ?? "");
  return {
    fileName: imports.fileName,
    source: sourceOf(program),
    config: profile.config + more,
    env: { ...profile.env, ...region.env, ...ambient.env },
    ...(caller.client && { client: caller.client }),
  };
}

/** What a user would commit: one sso_region for all, another one where a profile has it, null where a profile does not sign in. */
export function settingsOf(program: Program): Settings {
  const signIn = signInOf(program);
  const exception = signIn === undefined ? null : signIn.region;
  const profiles = exception === regions.sso ? [] : [[program.profile.profile, exception] as const];
  return { ssoRegion: regions.sso, profiles: new Map(profiles), modules: [], source: ".sso-region.json" };
}

/** How far a program is from the plainest one: the number of dimensions in which its value is not the first. */
export function sizeOf(program: Program): number {
  return dimensionNames.filter((name) => program[name].name !== dimensions[name][0]?.name).length;
}
