/** In bytes, or UTF-16 units. What is longer, or of more lines, is no config file, and would keep an editor waiting for over a second. */
export const LONGEST = 10 * 1024 * 1024;

const MOST_LINES = 150_000;

/** Why a text is no shared config file; undefined where it may be one. It says nothing of what it holds. */
export function unreadable(text: string): string | undefined {
  if (text.includes("\0")) return "The file is not text in UTF-8: it holds NUL, as files in UTF-16 do.";
  const fact = excess(text);
  return fact === undefined ? undefined : `The file is too long for a shared config file: it ${fact}.`;
}

/** What is too much about a text, the end of a sentence that begins with it; undefined where nothing is. */
export function excess(text: string): string | undefined {
  if (text.length > LONGEST) return "is over 10 MB";
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && count <= MOST_LINES; at = text.indexOf("\n", at + 1)) count += 1;
  return count > MOST_LINES ? "has over 150,000 lines" : undefined;
}
