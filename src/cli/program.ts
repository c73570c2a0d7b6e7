import { Command, InvalidArgumentError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import type { ExitCode, Io } from "./io.ts";

type Run<Options> = (options: Options, io: Io) => Promise<ExitCode>;

const endings = "Exit codes: 0 nothing to report, 1 findings, 2 something could not be done.";

/**
 * The command line: what there is to say, and which file runs it. Commands are loaded only when they run.
 * `end` is called with a command's exit code. Parsing throws a CommanderError for help, version and wrong arguments.
 */
export function program(io: Io, end: (code: ExitCode) => void): Command {
  const root = prepared(new Command("sso-region"), io);
  root
    .description(
      "Find and fix AWS SDK for JavaScript v3 calls that sign in to SSO in the wrong region.\n\n" +
        "Without a command: say what goes wrong on this machine, and what mends it.",
    )
    .version(manifest.version, "-V, --version", "print the version")
    .helpCommand("help [command]", "print the help of a command")
    .argument("[paths...]", "files and folders to look at (default: this folder)", given)
    .option("--profile <name>", "the AWS profile that has the trouble", given)
    .addHelpText("after", `\n${endings}`)
    .action(running(() => import("./commands/trouble.ts"), io, end));

  const command = (name: string, description: string): Command => {
    const made = prepared(root.command(name), io);
    return made.description(description).addHelpText("after", `\n${endings}`);
  };
  const paths = ["[paths...]", "files and folders (default: this folder)", given] as const;

  command("check", "report the calls, by committed settings only: for CI and hooks")
    .argument(...paths)
    .option("--deps", "look into direct dependencies too")
    .option(
      "--aws-config <path>",
      "check this AWS config file; may be repeated; code then only where paths are given",
      listed,
    )
    .addOption(new Option("--format <name>", "how to report").choices(formats).default("stylish"))
    .option("--max-warnings <number>", "end with 1 where there are more warnings", wholeNumber)
    .action(running(() => import("./commands/check.ts"), io, end));

  command("fix", "rewrite the calls, so that the profile decides where the SDK signs in")
    .argument(...paths)
    .addOption(new Option("--strategy <name>", "what to write").choices(strategies).default("explicit"))
    .option("--profile <name>", "the profile of calls that name none", given)
    .option("--sso-region <region>", "the SSO region where no profile gives one")
    .option("--dry-run", "show what would change, and change nothing")
    .option("--force", "go on where the work tree has changes that are not committed")
    .addOption(new Option("--format <name>", "how to report").choices(fixFormats).default("stylish"))
    .action(running(() => import("./commands/fix.ts"), io, end));

  command("snapshot", "write the SSO regions of this machine's profiles to .sso-region.json, to be committed")
    .option("--check", "write nothing; end with 1 where the file is stale")
    .action(running(() => import("./commands/snapshot.ts"), io, end));
  return root;
}

const formats = ["stylish", "json", "sarif", "github"];
const fixFormats = ["stylish", "json"];
const strategies = ["explicit", "defer", "inline"];

/** An action that loads a command and runs it with what the parser found. */
function running<Options>(
  load: () => Promise<{ readonly run: Run<Options> }>,
  io: Io,
  end: (code: ExitCode) => void,
): (this: Command) => Promise<void> {
  return async function () {
    const { run } = await load();
    // What the parser found has the shape that the command's own arguments and options say, above.
    end(await run({ ...this.opts(), paths: this.args } as Options, io));
  };
}

/** A command that throws instead of ending the process, and words mistakes as the rest of us does. */
function prepared(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .enablePositionalOptions()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      outputError: (said, write) => {
        write(`${sentence(said)} See "--help".\n`);
      },
    });
}

/** "error: unknown option '--frmat'\n(Did you mean --format?)" in our own voice. */
function sentence(said: string): string {
  const [fact = "", ...hints] = said
    .replace(/^error: /u, "")
    .replaceAll("'", '"')
    .trim()
    .split("\n");
  const begun = `${fact.charAt(0).toUpperCase()}${fact.slice(1)}`;
  return [begun.endsWith(".") ? begun : `${begun}.`, ...hints.map((hint) => hint.replace(/^\((.*)\)$/u, "$1"))].join(
    " ",
  );
}

function listed(value: string, before: readonly string[] = []): string[] {
  return [...before, given(value)];
}

/** What a shell's variable is that nobody set, it hands over as an empty word. */
function given(value: string): string {
  if (value === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

function wholeNumber(value: string): number {
  if (!/^\d+$/u.test(value)) throw new InvalidArgumentError("It has to be a whole number.");
  return Number(value);
}
