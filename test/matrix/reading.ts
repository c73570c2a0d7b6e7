/** What a pattern with the flag `g` finds in a text: its first group, or else all of it; sorted. */
export function each(pattern: RegExp): (stdout: string) => string[] {
  return (stdout) => [...stdout.matchAll(pattern)].map((match) => match[1] ?? match[0]).sort();
}

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

/** What `eslint -f json` prints as `file:line rule`, or its words where no rule speaks. */
export function eslintFindings(stdout: string): string[] {
  return (JSON.parse(stdout) as LintedFile[])
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => `${filePath.replace(/^.*[/\\]/u, "")}:${line} ${ruleId ?? message}`),
    )
    .sort();
}

/** What `oxlint -f unix` prints, the same way. */
export function oxlintFindings(stdout: string): string[] {
  return [...stdout.matchAll(/^.*?([^/\\\n]+:\d+):\d+: .*\[Error\/([\w-]+)\(([\w-]+)\)\]$/gmu)]
    .map(([, place = "", plugin = "", rule = ""]) => `${place} ${plugin}/${rule}`)
    .sort();
}
