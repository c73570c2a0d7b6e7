import { styleText } from "node:util";

/** How a piece of text looks: a name of `styleText`. */
export type Style = Exclude<Parameters<typeof styleText>[0], readonly unknown[]>;

/** One of the two streams a command writes to. */
export interface Output {
  readonly write: (text: string) => void;
  /** Whether a person sees it as it is written. */
  readonly isTerminal: boolean;
  /** The width of the terminal in characters; 80 where there is none. */
  readonly columns: number;
  /** The text in a style where the stream shows styles, else as it is. */
  readonly style: (style: Style, text: string) => string;
}

/** All that a command knows of the world beside its arguments and the file system. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** 0: nothing to report. 1: findings. 2: something could not be done. */
export type ExitCode = 0 | 1 | 2;

/** The world of this process. Throws an Error where its folder is gone. */
export function ioOfProcess(): Io {
  const { stdout, stderr, env } = process;
  return { stdout: outputOf(stdout, env), stderr: outputOf(stderr, env), cwd: workingFolder(), env };
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Error("The folder to work in is no longer there.");
  }
}

function outputOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  const isTerminal = stream.isTTY;
  const isStyled = showsStyles(isTerminal, env);
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    columns: isTerminal ? stream.columns : 80,
    // By default newer Nodes look at the process's stdout, whichever stream the text is for.
    style: (style, text) => (isStyled ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** `FORCE_COLOR` goes before `NO_COLOR`, as in Node itself. */
export function showsStyles(isTerminal: boolean, { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return !["0", "false"].includes(FORCE_COLOR);
  return !NO_COLOR && isTerminal && TERM !== "dumb";
}
