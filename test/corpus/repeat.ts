/** A text with many lines, or with something else between them. */
export function repeat(count: number, line: (index: number) => string, between = "\n"): string {
  return Array.from({ length: count }, (_, index) => line(index)).join(between);
}
