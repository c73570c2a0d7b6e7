import { outcomeMessage, leftReasons, remedyMessages, suggestionOf } from "../remedy/messages.ts";
import type { Outcome, Remedy } from "../remedy/remedy.ts";
import type { Factory } from "../sdk/factories.ts";
import { filled } from "../verdict/messages.ts";
import type { Problem } from "./files/source-file.ts";
import type { FileFix } from "./fixes.ts";
import { counted } from "./formats/format.ts";

/** What became of one call. */
export interface CallSummary {
  /** One-based, in the text before. */
  readonly line: number;
  readonly factory: Factory;
  /** Which remedy was taken; "left" where none could be. */
  readonly remedy: Remedy["kind"] | "left";
  /** What was written, as an imperative, or why nothing was, in a sentence. */
  readonly text: string;
  /** What is still wrong with the profile that decides now, in a sentence. */
  readonly remark?: string;
}

/** What became of a run of `fix`, as its formats tell it. */
export interface Summary {
  readonly isDryRun: boolean;
  readonly files: readonly {
    readonly file: string;
    readonly isRewritten: boolean;
    readonly calls: readonly CallSummary[];
  }[];
  readonly rewritten: { readonly calls: number; readonly files: number };
  readonly left: { readonly calls: number };
  readonly problems: readonly Problem[];
}

/** The summary of what was done, or in a dry run would be. */
export function summaryOf(fixes: readonly FileFix[], problems: readonly Problem[], isDryRun: boolean): Summary {
  const files = fixes.map(({ file, before, after, outcomes }) => ({
    file: file.name,
    isRewritten: after !== before.text,
    calls: outcomes.map(callSummary),
  }));
  const calls = files.flatMap((file) => file.calls);
  const left = calls.filter(({ remedy }) => remedy === "left").length;
  const rewritten = { calls: calls.length - left, files: files.filter(({ isRewritten }) => isRewritten).length };
  return { isDryRun, files, rewritten, left: { calls: left }, problems };
}

function callSummary(outcome: Outcome): CallSummary {
  const { line, factory, remedy } = outcome;
  if (remedy.kind === "left") {
    const reason = leftReasons[remedy.reason];
    return { line, factory, remedy: "left", text: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}` };
  }
  const { messageId, data } = suggestionOf(remedy);
  const remark = outcomeMessage(outcome);
  const text = filled(remedyMessages[messageId], data);
  return { line, factory, remedy: remedy.kind, text, ...(remark !== undefined && { remark }) };
}

/** How much was done, in a sentence or two. */
export function totalOf({ isDryRun, rewritten, left }: Summary): string {
  const verb = isDryRun ? "would be rewritten" : "rewritten";
  const done = `${counted(rewritten.calls, "call")} ${verb} in ${counted(rewritten.files, "file")}.`;
  return left.calls === 0
    ? done
    : `${done} ${counted(left.calls, "call")} left as ${left.calls === 1 ? "it is" : "they are"}.`;
}
