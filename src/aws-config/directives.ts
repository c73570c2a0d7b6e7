import { tokenOf, textAt, type ConfigDocument } from "./document.ts";
import type { Token } from "./tokens.ts";

/** A comment that turns rules off or on again: `# eslint-disable-next-line sso-region/aws-config-valid-region -- why`. */
export interface Directive {
  readonly type: "disable" | "enable" | "disable-line" | "disable-next-line";
  readonly comment: Token;
  /** The rules as they are written, separated by commas; "" means all. */
  readonly value: string;
  /** What stands behind ` -- `. */
  readonly justification: string;
}

const DIRECTIVE = /^[;#]+\s*eslint-(disable-next-line|disable-line|disable|enable)(?:\s+(.*))?$/su;
/** `# eslint rule: …`: what stands behind the word. Without a colon it is a sentence. */
const INLINE_CONFIG = /^[;#]+\s*eslint\s+(.*:.*)$/su;
const JUSTIFICATION = /(?:^|\s)-{2,}\s/u;

/** The comments of a document. */
export function commentsOf({ sections }: ConfigDocument): Token[] {
  const comments: Token[] = [];
  for (const { lines } of sections) {
    for (const line of lines) {
      const comment = line.commentStart < line.newlineStart && tokenOf(line, "comment");
      if (comment) comments.push(comment);
    }
  }
  return comments;
}

/** The directives of a document, in the file's order, as ESLint reads them in its own comments. */
export function directivesOf(document: ConfigDocument): Directive[] {
  return commentsOf(document).flatMap((comment) => {
    const [, type, rest = ""] = DIRECTIVE.exec(textAt(document, comment)) ?? [];
    if (type === undefined) return [];
    const [value = "", ...justification] = rest.split(JUSTIFICATION);
    return [
      { type: type as Directive["type"], comment, value: value.trim(), justification: justification.join(" ").trim() },
    ];
  });
}

/** The comments that configure rules, and what they say: `rule: "off"`. */
export function inlineConfigsOf(document: ConfigDocument): { readonly comment: Token; readonly value: string }[] {
  return commentsOf(document).flatMap((comment) => {
    const [, rest] = INLINE_CONFIG.exec(textAt(document, comment)) ?? [];
    return rest === undefined ? [] : [{ comment, value: rest.split(JUSTIFICATION)[0] ?? "" }];
  });
}

/** The problems of a rule that these directives do not turn off, in the order of the text. */
export function withoutDisabled<T extends { readonly place: { readonly start: number; readonly line: number } }>(
  problems: readonly T[],
  directives: readonly Directive[],
  rule: string,
): T[] {
  const own = directives.filter(({ value }) => value === "" || value.split(",").some((name) => name.trim() === rule));
  const lines = new Set(own.flatMap(disabledLine));
  const switches = own.filter(({ type }) => type === "disable" || type === "enable");
  let next = 0;
  let disabled = false;
  return problems
    .toSorted((a, b) => a.place.start - b.place.start)
    .filter(({ place }) => {
      for (let last; (last = switches[next]) && last.comment.start <= place.start; next += 1) {
        disabled = last.type === "disable";
      }
      return !disabled && !lines.has(place.line);
    });
}

function disabledLine({ type, comment }: Directive): number[] {
  if (type === "disable-line") return [comment.line];
  return type === "disable-next-line" ? [comment.line + 1] : [];
}
