import type { Problem } from "./files/source-file.ts";
import { onOneLine } from "./formats/format.ts";
import type { Io } from "./io.ts";

/** Says on stderr what could not be done, one line each: `src/a.ts:3: It does not parse: …`. */
export function tellProblems(problems: readonly Problem[], { stderr }: Io): void {
  for (const { file, line, message } of problems) {
    const place = line === undefined ? file : `${file}:${line}`;
    stderr.write(`${stderr.style("bold", onOneLine(place))}: ${onOneLine(message)}\n`);
  }
}
