import { parse, type ParserPlugin } from "@babel/parser";

/** A token, and the white space and comments before it. */
export interface Token {
  readonly before: string;
  readonly text: string;
  /** Whether white space before it would change what it is: within templates and the text of JSX. */
  readonly isGlued: boolean;
}

/** A program cut into tokens; `tail` is what stands behind the last one. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly tail: string;
}

const glue = new Set(["template", "`", "${", "jsxText"]);

/** Cuts a program into tokens. Throws Babel's SyntaxError where it does not parse. */
export function tokensOf(text: string, fileName: string): Tokens {
  const language: ParserPlugin[] = /\.[cm]?ts$/u.test(fileName)
    ? ["typescript"]
    : fileName.endsWith(".tsx")
      ? ["typescript", "jsx"]
      : ["flow", "jsx"];
  const { tokens = [] } = parse(text, {
    sourceType: "unambiguous",
    tokens: true,
    allowReturnOutsideFunction: true,
    plugins: [...language, "decorators-legacy", "explicitResourceManagement"],
  });
  return cut(text, (tokens as readonly RawToken[]).filter(isToken));
}

interface RawToken {
  readonly type: string | { readonly label: string };
  readonly start: number;
  readonly end: number;
}

function isToken({ type, start, end }: RawToken): boolean {
  return typeof type !== "string" && start < end;
}

function cut(text: string, found: readonly RawToken[]): Tokens {
  let end = 0;
  let last = "";
  const tokens = found.map((token): Token => {
    const label = typeof token.type === "string" ? token.type : token.type.label;
    const isGlued = [label, last].some((name) => glue.has(name)) || label === "jsxTagEnd";
    const made = { before: text.slice(end, token.start), text: text.slice(token.start, token.end), isGlued };
    end = token.end;
    last = label;
    return made;
  });
  return { tokens, tail: text.slice(end) };
}

export function join({ tokens, tail }: Tokens): string {
  return tokens.map(({ before, text }) => before + text).join("") + tail;
}
