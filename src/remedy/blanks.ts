/** Where the blanks that end at an offset begin, on the same line. */
export function startOfBlanks(text: string, offset: number): number {
  let start = offset;
  while (/[^\S\r\n]/u.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** The line break that ends at an offset, or "". */
export function lineBreakBefore(text: string, offset: number): string {
  return /(?:\r\n|\n|\r)$/u.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? "";
}
