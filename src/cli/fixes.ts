import { whyUnparsable } from "../analysis/parse.ts";
import { refusalMessage } from "../remedy/messages.ts";
import { rewrite, type Rewriting } from "../remedy/rewrite.ts";
import type { Strategy } from "../remedy/plan.ts";
import type { Knowledge, Outcome } from "../remedy/remedy.ts";
import { mayReport, readSource } from "./files/read.ts";
import type { Problem, SourceFile } from "./files/source-file.ts";
import { severityOf, understand } from "./inspect.ts";

/** What is asked of a run of `fix`, beside each file's project. */
export interface Asked {
  readonly strategy: Strategy;
  readonly knowledge: Omit<Knowledge, "project">;
}

/** What becomes of a file with calls in it. `after` is what it should hold; the same text where nothing can be done. */
export interface FileFix {
  readonly kind: "fix";
  readonly file: SourceFile;
  readonly before: { readonly bytes: Buffer; readonly text: string };
  readonly after: string;
  readonly outcomes: readonly Outcome[];
}

interface NotRead {
  readonly kind: "problem";
  readonly problem: Problem;
}

/** What to do about a file: undefined where it has no call that is reported. Throws an Error where its settings are wrong. */
export function fixFor(file: SourceFile, asked: Asked): FileFix | NotRead | undefined {
  const content = readSource(file);
  if (content.kind === "none") return undefined;
  if (content.kind === "problem") return content;
  if (!mayReport(file, content.text)) return undefined;
  const { bytes, text } = content;
  const problem = (message: string, line?: number): NotRead => ({
    kind: "problem",
    problem: { file: file.name, message, ...(line !== undefined && { line }) },
  });
  if (!content.isUtf8) {
    const line = text.slice(0, text.indexOf("\uFFFD")).split("\n").length;
    return problem("It is not valid UTF-8 and is left as it is.", line);
  }
  const made = rewritten(file, text, asked);
  if (made.kind === "problem") return made;
  const { text: after, outcomes } = made.made;
  if (outcomes.length === 0) return undefined;
  const unparsable = whyUnparsable(after, file.name);
  if (unparsable) return problem(`It is ${refusalMessage(unparsable.message)}`);
  return { kind: "fix", file, before: { bytes, text }, after, outcomes };
}

/** Nothing but text and data leaves here: the trees of a long file and of what it becomes need not be in memory together. */
function rewritten(
  file: SourceFile,
  before: string,
  { strategy, knowledge }: Asked,
): NotRead | { readonly kind: "done"; readonly made: Rewriting } {
  return understand(file, before, (understood) => {
    const { tree, project } = understood;
    const isWanted = (finding: Parameters<typeof severityOf>[0]): boolean => severityOf(finding, understood) !== "off";
    return rewrite(tree, strategy, { ...knowledge, project }, isWanted);
  });
}
