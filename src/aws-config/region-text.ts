import { printable } from "./wording.ts";

/** A region as people write it: quotes around it, a comment glued to it. */
const WRITTEN = /^(["']?)([A-Za-z0-9-]{1,63})\1([#;].*)?$/u;

export interface WrittenRegion {
  readonly region: string;
  readonly isQuoted: boolean;
  /** Where the comment begins in the text. */
  readonly commentAt: number | undefined;
}

/** What a region's text is made of; undefined where it is no region at all. */
export function writtenRegion(text: string): WrittenRegion | undefined {
  const [, quote = "", region, comment] = WRITTEN.exec(text) ?? [];
  if (region === undefined) return undefined;
  return {
    region,
    isQuoted: quote !== "",
    commentAt: comment === undefined ? undefined : text.length - comment.length,
  };
}

/**
 * A region as messages show it, quotes around it too, without what may be glued to it: that is no region, and may be a secret, as may a
 * word with capital letters and without "-". Never throws.
 */
export function shownRegion(text: string): string {
  const shown = printable(text.replace(/^(?=(["']?[\w-]*["']?))\1(.).*$/su, "$1$2…"));
  return shown.includes("-") || !/[A-Z]/.test(shown) ? shown : "…";
}
