import type { Origin } from "./profile.ts";

/** A value as messages show it, in double quotes. Never throws. */
export function quote(value: string): string {
  return `"${printable(value)}"`;
}

/** A value in which characters that would move a terminal's cursor are U+FFFD. Never throws. */
export function printable(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\u{FFFD}");
}

/** A name as messages show it, quotes around it too, up to what no name holds: a comment or a setting there may be a secret. Never throws. */
export function bareName(value: string): string {
  return printable(value.replace(/^(?=(["']?[\w@+.%:/-]*["']?))\1(.).*$/su, "$1$2…"));
}

/** A place as messages show it: `"/home/x/.aws/config", line 3`. Never throws. */
export function at({ file, line }: Origin): string {
  return `${quote(file)}, line ${line}`;
}
