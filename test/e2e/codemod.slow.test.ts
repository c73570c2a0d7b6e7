import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asWeUse,
  bytesIn,
  exampleConfig,
  examples,
  fill,
  install,
  packed,
  temporaryFolder,
  type Environment,
  type Project,
  type Ran,
  type Sources,
} from "./sandbox.ts";

const temporary = temporaryFolder();
let project: Project;

const transform = ["-t", "node_modules/eslint-plugin-sso-region/fix-sso-region"];
const endings = "--extensions=js,jsx,mjs,cjs,ts,tsx,mts,cts";
const withConfig: Environment = { AWS_CONFIG_FILE: exampleConfig };

beforeAll(async () => {
  const tarball = await packed(temporary.folder);
  project = await install(join(temporary.folder, "project"), [tarball, asWeUse("jscodeshift")]);
});

afterAll(temporary.remove);

/** Runs the transform on `src`, which holds these files and no others. */
async function codemod(sources: Sources, args: readonly string[] = [], env = withConfig): Promise<Ran & Result> {
  fill(join(project.folder, "src"), sources);
  const ran = await project.run("jscodeshift", [...transform, endings, ...args, "src"], env);
  return { ...ran, files: bytesIn(join(project.folder, "src")) };
}

interface Result {
  /** What is in `src` afterwards. */
  readonly files: Readonly<Record<string, string>>;
}

/** The reports of a run, sorted, as files come in any order. */
function reports({ stdout }: Ran): string[] {
  return [...stdout.matchAll(/^ REP (.*)$/gmu)].map(([, report = ""]) => report.trim()).sort();
}

function errors({ stdout }: Ran): string[] {
  return [...stdout.matchAll(/^ ERR (.*)$/gmu)].map(([, error = ""]) => error.trim()).sort();
}

/** The lines at the end that count calls and files. */
function counts({ stdout }: Ran): string[] {
  return [...stdout.matchAll(/^(?:Calls|Files) .*: \d+(?=\s*$)/gmu)].map(([line]) => line).sort();
}

function asBytes(sources: Sources): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sources).map(([name, content]) => [name, Buffer.from(content).toString("latin1")]),
  );
}

/** A file with one call, whose argument is given. */
function calling(factory: string, options: string): string {
  return `import { ${factory} } from "@aws-sdk/credential-providers";\nexport const provider = ${factory}(${options});\n`;
}

const devIn = (region: string): string => `{ profile: "dev", clientConfig: { region: ${region} } }`;
const programs: Sources = {
  ...examples("backup.cjs", "compiled.js", "upload-report.mjs", "who-am-i.mjs"),
  ...examples("audit.mts", "deploy.ts", "invoices.ts", "list-buckets.ts", "stack-reader.ts"),
  "panel.tsx": `${calling("fromIni", devIn('"eu-central-1"'))}export const panel = <b>{provider as unknown}</b>;\n`,
  "panel.jsx": `${calling("fromIni", devIn('"eu-central-1"'))}export const panel = <b>{provider}</b>;\n`,
  "settings.cts": calling("fromIni", devIn('"eu-central-1" as const')),
};
const pinned = 'clientConfig: { region: "us-west-2" /* sso_region */ }';

/** The lines of each program that are there afterwards and were not before, by strategy. */
const newLines = {
  explicit: {
    "audit.mts": ['  : fromIni({ profile: "audit", parentClientConfig: { region: "ap-southeast-2" } });'],
    "backup.cjs": [`  ${pinned},`],
    "compiled.js": ['    clientConfig: { region: "us-west-2" /* sso_region */, maxAttempts: 5 },'],
    "deploy.ts": ["  parentClientConfig: { region: target.region },"],
    "invoices.ts": [],
    "list-buckets.ts": [`export const provider = fromIni({ profile: "dev", ${pinned} });`],
    "panel.jsx": [`export const provider = fromIni({ profile: "dev", ${pinned} });`],
    "panel.tsx": [`export const provider = fromIni({ profile: "dev", ${pinned} });`],
    "settings.cts": [`export const provider = fromIni({ profile: "dev", ${pinned} });`],
    "upload-report.mjs": ["export const provider = fromNodeProviderChain({ parentClientConfig: { region } });"],
  },
  defer: {
    "audit.mts": ['  : fromIni({ profile: "audit", parentClientConfig: { region: "ap-southeast-2" } });'],
    "backup.cjs": [],
    "compiled.js": ["    clientConfig: { maxAttempts: 5 },", "    parentClientConfig: { region: REGION },"],
    "deploy.ts": ["  parentClientConfig: { region: target.region },"],
    "invoices.ts": [],
    "list-buckets.ts": [
      'export const provider = fromIni({ profile: "dev", parentClientConfig: { region: "eu-central-1" } });',
    ],
    "upload-report.mjs": ["export const provider = fromNodeProviderChain({ parentClientConfig: { region } });"],
  },
} as const;

function addedLines(name: string, after: string | undefined): string[] {
  const before = new Set(asBytes(programs)[name]?.split("\n"));
  return after?.split("\n").filter((line) => !before.has(line)) ?? [];
}

describe("the transform, in every way jscodeshift runs it", () => {
  it.each([
    [[]],
    [["--no-babel"]],
    [["--run-in-band"]],
    [["--no-babel", "--run-in-band"]],
    [["--cpus=2"]],
    [["--parser=flow"]],
  ])("rewrites every call with %j, and says how many", async (args) => {
    const run = await codemod(programs, args);
    expect(run.code).toBe(0);
    expect(run.stderr).toBe("");
    expect(reports(run)).toEqual([]);
    expect(counts(run)).toEqual(["Calls rewritten: 11"]);
    for (const [name, lines] of Object.entries(newLines.explicit))
      expect([name, addedLines(name, run.files[name])]).toEqual([name, lines]);
  });

  it.each([[["--dry"]], [["--dry", "--run-in-band"]], [["--dry", "--print"]]])(
    "writes nothing with %j",
    async (args) => {
      const run = await codemod(programs, args);
      expect(run.files).toEqual(asBytes(programs));
      expect(counts(run)).toEqual(["Calls rewritten: 11"]);
    },
  );

  it.each([[["--print"]], [["--print", "--run-in-band"]]])("shows the new text with %j", async (args) => {
    const run = await codemod(examples("deploy.ts"), args);
    expect(run.stdout).toContain("  parentClientConfig: { region: target.region },\n");
    expect(run.stdout).toContain("const target: Target = ");
  });

  it.each([[[]], [["--run-in-band"]]])("is silent about its counts with --silent and %j", async (args) => {
    const run = await codemod(programs, ["--silent", ...args]);
    expect(run.stdout + run.stderr).toBe("");
    expect(run.files["deploy.ts"]).toContain("parentClientConfig");
  });

  it.each([[[]], [["--run-in-band"]]])("changes no byte and writes no file by a second run with %j", async (args) => {
    const first = await codemod(programs, args);
    const second = await codemod(latin1(first.files), args);
    expect(second.files).toEqual(first.files);
    expect(second.stdout).toMatch(/^0 ok$/mu);
    expect(counts(second)).toEqual(["Calls rewritten: 0"]);
  });

  it("adds up what more than one worker counts", async () => {
    const many = Array.from({ length: 120 }, (_, index) => [`${index}.ts`, calling("fromSSO", devIn('"a"'))]);
    const run = await codemod(Object.fromEntries(many) as Sources, ["--cpus=2"]);
    expect(counts(run)).toEqual(["Calls rewritten: 120"]);
  });

  it("works in a package of ES modules", async () => {
    fill(join(project.folder, "esm"), { "package.json": '{ "type": "module" }', ...examples("deploy.ts") });
    const ran = await project.run("jscodeshift", [...transform, endings, "esm"], withConfig);
    expect(counts(ran)).toEqual(["Calls rewritten: 1"]);
  });
});

function latin1(files: Readonly<Record<string, string>>): Sources {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes, "latin1")]));
}

describe("--strategy", () => {
  it("explicit is what happens without it", async () => {
    expect((await codemod(programs, ["--strategy=explicit"])).files).toEqual((await codemod(programs)).files);
  });

  it("defer leaves every call to its profile", async () => {
    const run = await codemod(programs, ["--strategy=defer"]);
    expect(counts(run)).toEqual(["Calls rewritten: 11"]);
    for (const [name, lines] of Object.entries(newLines.defer))
      expect([name, addedLines(name, run.files[name])]).toEqual([name, lines]);
    expect(run.files["backup.cjs"]).toContain('fromSSO({\n  profile: "legacy",\n});');
  });
});

describe("--strategy=inline", () => {
  it("writes the whole sign-in into a fromSSO call, and does elsewhere what explicit does", async () => {
    const run = await codemod(programs, ["--strategy=inline"]);
    expect(counts(run)).toEqual(["Calls rewritten: 11"]);
    for (const fact of ["ssoStartUrl", "ssoAccountId", "ssoRoleName", 'ssoRegion: "us-west-2"'])
      expect(run.files["backup.cjs"]).toContain(fact);
    expect(run.files["backup.cjs"]).not.toContain("clientConfig");
    const explicit = await codemod(programs);
    expect({ ...run.files, "backup.cjs": "" }).toEqual({ ...explicit.files, "backup.cjs": "" });
  });
});

const clientConfig = 'clientConfig: { region: "eu-central-1" }';
const moved = 'parentClientConfig: { region: "eu-central-1" }';

/** What becomes of one call: the options before, the arguments of the command line, the options afterwards. */
async function optionsAfter(
  factory: string,
  options: string,
  args: readonly string[],
  env = withConfig,
): Promise<string> {
  const { files } = await codemod({ "a.ts": calling(factory, options) }, ["--run-in-band", ...args], env);
  return /\((.*)\);\n$/u.exec(files["a.ts"] ?? "")?.[1] ?? "";
}

describe("--profile", () => {
  it.each([
    ["fromIni", `{ ${clientConfig} }`, "dev", `{ ${pinned} }`],
    ["fromSSO", `{ ${clientConfig} }`, "dev", `{ ${pinned} }`],
    ["fromIni", `{ ${clientConfig} }`, "deploy", `{ ${moved} }`],
    ["fromNodeProviderChain", `{ ${clientConfig} }`, "dev", `{ ${moved} }`],
    ["fromIni", `{ profile: "deploy", ${clientConfig} }`, "dev", `{ profile: "deploy", ${moved} }`],
    ["fromIni", `{ profile: name, ${clientConfig} }`, "dev", `{ profile: name, ${moved} }`],
  ])("makes of %s(%s) with %s: %s", async (factory, before, profile, after) => {
    expect(await optionsAfter(factory, before, [`--profile=${profile}`])).toBe(after);
  });

  it("is not guessed: without it, a call that names no profile is left to whatever profile there is", async () => {
    const env = { ...withConfig, AWS_PROFILE: "dev" };
    expect(await optionsAfter("fromIni", `{ ${clientConfig} }`, [], env)).toBe(`{ ${moved} }`);
  });

  // jscodeshift reads values as JSON where they are: a name that is another number when read needs its quotes.
  it.each([
    ["007", "007"],
    ["111122223333", "111122223333"],
    ['"1e3"', "1e3"],
    ["dev@example.com", "dev@example.com"],
  ])("takes %s as the profile %s", async (value, profile) => {
    const config = join(project.folder, "numbers");
    writeFileSync(config, `[profile "${profile}"]\n${ssoProfile}`);
    const args = [`--aws-config=${config}`, `--profile=${value}`];
    expect(await optionsAfter("fromIni", `{ ${clientConfig} }`, args)).toBe(
      '{ clientConfig: { region: "us-east-2" /* sso_region */ } }',
    );
  });
});

const ssoProfile = `sso_start_url = https://example.awsapps.com/start
sso_region = us-east-2
sso_account_id = 111122223333
sso_role_name = Developer
`;

describe("--aws-config", () => {
  it("is read in place of what AWS_CONFIG_FILE names", async () => {
    const config = join(project.folder, "another config");
    writeFileSync(config, `[profile dev]\n${ssoProfile}`);
    expect(await optionsAfter("fromIni", devIn('"eu-central-1"'), [`--aws-config=${config}`])).toBe(
      '{ profile: "dev", clientConfig: { region: "us-east-2" /* sso_region */ } }',
    );
  });

  it("may be relative to where the command runs", async () => {
    writeFileSync(join(project.folder, "near"), `[profile dev]\n${ssoProfile}`);
    const after = await optionsAfter("fromIni", devIn('"eu-central-1"'), ["--aws-config=near"]);
    expect(after).toContain('"us-east-2" /* sso_region */');
  });
});

describe("--sso-region", () => {
  const nowhere: Environment = {};

  it.each([
    ["fromSSO", `{ profile: "elsewhere", ${clientConfig} }`, `{ profile: "elsewhere", ${pinned} }`],
    ["fromSSO", `{ ${clientConfig} }`, `{ ${pinned} }`],
    // A profile that no file tells of may assume a role.
    ["fromIni", `{ profile: "elsewhere", ${clientConfig} }`, `{ profile: "elsewhere", ${moved} }`],
    ["fromNodeProviderChain", `{ profile: "elsewhere", ${clientConfig} }`, `{ profile: "elsewhere", ${moved} }`],
  ])("stands in where no profile gives a region: %s(%s)", async (factory, before, after) => {
    expect(await optionsAfter(factory, before, ["--sso-region=us-west-2"], nowhere)).toBe(after);
  });

  it.each([
    ["fromIni", "dev", '{ profile: "dev", clientConfig: { region: "us-west-2" /* sso_region */ } }'],
    ["fromIni", "deploy", `{ profile: "deploy", ${moved} }`],
    ["fromNodeProviderChain", "dev", `{ profile: "dev", ${moved} }`],
  ])("gives way to a profile that has one, and pins no role and no chain: %s, %s", async (factory, profile, after) => {
    const before = `{ profile: "${profile}", ${clientConfig} }`;
    expect(await optionsAfter(factory, before, ["--sso-region=eu-north-1"])).toBe(after);
  });
});

describe("a wrong option", () => {
  it.each([
    ["--strategy=nope", 'The option "--strategy=nope" is not known. Use "explicit", "defer", or "inline".'],
    ["--sso-region=nowhere", 'The option "--sso-region=nowhere" is not the name of a region such as "us-west-2".'],
    ["--sso-region=7", 'The option "--sso-region=7" is not the name of a region such as "us-west-2".'],
    ["--profile=", 'The option "--profile" needs one value, as in "--profile=VALUE".'],
    ["--aws-config=", 'The option "--aws-config" needs one value, as in "--aws-config=VALUE".'],
  ])("%s changes nothing and is answered by one sentence without a stack", async (option, sentence) => {
    for (const args of [[option], [option, "--run-in-band"]]) {
      const run = await codemod(examples("deploy.ts"), args);
      expect(errors(run)).toEqual([`src/deploy.ts Transformation error (${sentence})`]);
      expect(run.stdout + run.stderr).not.toMatch(/^\s+at /mu);
      expect(run.files).toEqual(asBytes(examples("deploy.ts")));
    }
  });

  it("ends the command with an error code where jscodeshift is asked to", async () => {
    expect((await codemod(examples("deploy.ts"), ["--strategy=nope", "--fail-on-error"])).code).toBe(1);
  });
});

const broken = calling("fromIni", devIn('"eu-central-1" + ')).replace("import", "\nimport");
const notUtf8 = Buffer.from(`// caf\xe9\n${calling("fromIni", devIn('"eu-central-1"'))}`, "latin1");
const endpoint = calling("fromIni", '{ profile: "dev", clientConfig: { endpoint: "https://sso.example.com" } }');

describe("a file that cannot be rewritten", () => {
  const sources: Sources = { "broken.js": broken, "broken.tsx": broken, "latin-1.ts": notUtf8, "left.ts": endpoint };

  it.each([[[]], [["--run-in-band"]]])(
    "stays byte for byte and is named, and the others are rewritten, with %j",
    async (args) => {
      const run = await codemod({ ...sources, ...examples("deploy.ts") }, args);
      expect(run.files).toMatchObject(asBytes(sources));
      expect(run.files["deploy.ts"]).toContain("parentClientConfig");
      expect(reports(run)).toEqual([
        expect.stringMatching(/^src\/broken\.js Line 3: left as it is, for the file does not parse: \S.*\.$/u),
        expect.stringMatching(/^src\/broken\.tsx Line 3: left as it is, for the file does not parse: \S.*\.$/u),
        "src/latin-1.ts Line 1: left as it is, for the file is not valid UTF-8.",
        'src/left.ts Line 2: "fromIni" is left as it is: what "endpoint" is meant for cannot be told from the source.',
      ]);
      expect(counts(run)).toEqual([
        'Calls left because what "endpoint" is meant for cannot be told from the source: 1',
        "Calls rewritten: 1",
        "Files left because they cannot be read: 3",
      ]);
      expect(run.stdout + run.stderr).not.toMatch(/^\s+at /mu);
    },
  );

  it("is none that merely holds the character which stands for unreadable bytes", async () => {
    const run = await codemod({ "a.ts": `// \uFFFD\n${calling("fromIni", devIn('"eu-central-1"'))}` });
    expect(reports(run)).toEqual([]);
    expect(run.files["a.ts"]).toContain(pinned);
  });

  it("keeps a byte order mark and CRLF", async () => {
    const text = `\uFEFF${calling("fromIni", devIn('"eu-central-1"'))}`.replaceAll("\n", "\r\n");
    const run = await codemod({ "a.ts": text });
    const after = text.replace('clientConfig: { region: "eu-central-1" }', pinned);
    expect(run.files).toEqual(asBytes({ "a.ts": after }));
  });
});

describe("an AWS config file that cannot be read", () => {
  let deferred: Readonly<Record<string, string>>;
  const inProject = (name: string): string => join(project.folder, name);

  beforeAll(async () => {
    deferred = (await codemod(programs, ["--strategy=defer"])).files;
    mkdirSync(inProject("a directory"));
    const config = readFileSync(exampleConfig);
    writeFileSync(inProject("over 10 MB"), Buffer.concat([config, Buffer.alloc(10 * 1024 * 1024, "#")]));
    writeFileSync(inProject("with a null byte"), Buffer.concat([config, Buffer.from([0])]));
    writeFileSync(inProject("in Latin-1"), Buffer.concat([config, Buffer.from("# caf\xe9\n", "latin1")]));
  });

  const cases = [
    ["missing", "does not exist"],
    ["a directory", "is a directory"],
    ["over 10 MB", "is over 10 MB, too long for a shared config file"],
    ["with a null byte", "is not text in UTF-8"],
    ["in Latin-1", "is not text in UTF-8"],
  ] as const;

  it.each(cases)("%s: is said in one sentence, and every call is deferred, by the option", async (name, fact) => {
    const run = await codemod(programs, [`--aws-config=${inProject(name)}`, "--run-in-band"]);
    expect(sentences(run)).toEqual([`The AWS config file "${inProject(name)}", given as an option, ${fact}.`]);
    expect(run.files).toEqual(deferred);
    expect(counts(run)).toEqual(["Calls rewritten: 11"]);
  });

  it.each(cases)("%s: is said in one sentence, and every call is deferred, by AWS_CONFIG_FILE", async (name, fact) => {
    const run = await codemod(programs, [], { AWS_CONFIG_FILE: inProject(name) });
    expect(sentences(run)).toEqual([`The AWS config file "${inProject(name)}", named by AWS_CONFIG_FILE, ${fact}.`]);
    expect(run.files).toEqual(deferred);
    expect(counts(run)).toEqual(["Calls rewritten: 11"]);
  });

  it("is not missed where nobody promised one", async () => {
    const run = await codemod(programs, [], {});
    expect(sentences(run)).toEqual([]);
    expect(run.files).toEqual(deferred);
  });
});

/** The sentences about AWS config files, without the name of the file that came first. */
function sentences(run: Ran): string[] {
  return reports(run).flatMap((report) => /The AWS config file .*/u.exec(report)?.[0] ?? []);
}

describe("a profile that does not tell its sso_region", () => {
  let config = "";
  beforeEach(() => {
    config = join(project.folder, "lacking");
    const text = `[profile unsigned]
sso_session = lacking
sso_account_id = 111122223333
sso_role_name = Developer
[sso-session lacking]
sso_start_url = https://secret.awsapps.com/start
[profile lost]
sso_session = nowhere
sso_account_id = 111122223333
sso_role_name = Developer
[profile role]
role_arn = arn:aws:iam::777788889999:role/Deploy
source_profile = nobody
[profile role-of-unsigned]
role_arn = arn:aws:iam::777788889999:role/Deploy
source_profile = unsigned
[profile circle]
role_arn = arn:aws:iam::777788889999:role/Deploy
source_profile = back
[profile back]
role_arn = arn:aws:iam::777788889999:role/Deploy
source_profile = circle
`;
    writeFileSync(config, text);
  });

  it.each([
    ["unsigned", 'sso-session "lacking"'],
    ["lost", '"nowhere"'],
    ["unheard-of", '"unheard-of"'],
    ["role", '"nobody"'],
    ["role-of-unsigned", 'sso-session "lacking"'],
    ["circle", '"circle"'],
  ])("%s: is named with what is missing, %s, and the call deferred", async (profile, named) => {
    const sources = { "a.ts": calling("fromIni", `{ profile: "${profile}", ${clientConfig} }`) };
    const run = await codemod(sources, [`--aws-config=${config}`]);
    expect(run.files["a.ts"]).toContain(`{ profile: "${profile}", ${moved} }`);
    expect(run.stdout).not.toMatch(/secret|111122223333|777788889999/u);
    const [report, ...others] = reports(run);
    expect(others).toEqual([]);
    expect(report).toMatch(/^src\/a\.ts Line 2: "fromIni" leaves the region to the profile, .*: [A-Z].*\.$/u);
    expect(report).toContain(named);
  });
});
