/** In bytes, or UTF-16 units: some ten thousand profiles. What is longer is no config file, and would keep an editor waiting. */
export const LONGEST = 10 * 1024 * 1024;

/** Why a text is no shared config file; undefined where it may be one. It says nothing of what it holds. */
export function unreadable(text: string): string | undefined {
  if (text.includes("\0")) return "The file is not text in UTF-8: it holds NUL, as files in UTF-16 do.";
  return text.length > LONGEST ? "The file is too long for a shared config file: it is over 10 MB." : undefined;
}
