import type { Origin } from "./profile.ts";

// What nearly all values are is told in a fraction of the time.
const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_NAME = /^[\w@+.%:/-]*$/;

/** A value as messages show it, in double quotes. Never throws. */
export function quote(value: string): string {
  return `"${printable(value)}"`;
}

/** A value in which characters that would move a terminal's cursor are U+FFFD. Never throws. */
export function printable(value: string): string {
  return PLAIN.test(value) ? value : value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\u{FFFD}");
}

/** A name as messages show it, quotes around it too, up to what no name holds: a comment or a setting there may be a secret. Never throws. */
export function bareName(value: string): string {
  return PLAIN_NAME.test(value) ? value : printable(value.replace(/^(?=(["']?[\w@+.%:/-]*["']?))\1(.).*$/su, "$1$2…"));
}

/** Words as a sentence lists them: "a", "a and b", "a, b, and c". Never throws. */
export function listed(words: readonly string[]): string {
  // The first use of `Intl` takes 20 ms (Node 20), and most lists need none.
  return words.length < 2 ? words.join("") : new Intl.ListFormat("en").format(words);
}

/** A place as messages show it: `"/home/x/.aws/config", line 3`. Never throws. */
export function at({ file, line }: Origin): string {
  return `${quote(file)}, line ${line}`;
}
