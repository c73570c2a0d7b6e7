import type { FileFix } from "../fixes.ts";
import type { Io, Style } from "../io.ts";
import { totalOf, type CallSummary, type Summary } from "../summary.ts";
import { onOneLine } from "./format.ts";
import { patchFrom } from "./patch.ts";

/** For people: what became of each call, by file. */
export function stylishFix(summary: Summary, { stdout: { style } }: Io): string {
  const files = summary.files.map(({ file, calls }) =>
    [style("underline", onOneLine(file)), ...calls.map(callLine), ""].join("\n"),
  );
  return [...files, style("bold", totalOf(summary)), ""].join("\n");

  function callLine({ line, factory, remedy, text, remark }: CallSummary): string {
    const kind = style(remedy === "left" ? "yellow" : "green", remedy);
    const added = remark === undefined ? "" : ` ${remark}`;
    return `  ${style("dim", String(line))}  ${factory}  ${kind}  ${onOneLine(text + added)}`;
  }
}

/** For programs; `text` is Markdown that can stand in a pull request. */
export function jsonFix(summary: Summary): string {
  return `${JSON.stringify({ ...summary, text: markdown(summary) }, undefined, 2)}\n`;
}

function markdown(summary: Summary): string {
  const calls = summary.files.flatMap(({ file, calls: those }) => those.map((call) => ({ file, ...call })));
  const list = (chosen: typeof calls): string =>
    chosen
      .map(({ file, line, factory, text }) => `- ${code(onOneLine(file))}, line ${line}, \`${factory}\`: ${text}`)
      .join("\n");
  const rewritten = calls.filter(({ remedy }) => remedy !== "left");
  const left = calls.filter(({ remedy }) => remedy === "left");
  const why = "So that the AWS SDK for JavaScript signs in to SSO where the profile says.";
  const parts = [`${totalOf(summary)} ${why}`, list(rewritten), left.length > 0 ? "Left to a person:" : "", list(left)];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Text as code in Markdown, between more backticks than it has in a row. */
function code(text: string): string {
  if (!text.includes("`")) return `\`${text}\``;
  const fence = "`".repeat(Math.max(...[...text.matchAll(/`+/gu)].map(([run]) => run.length)) + 1);
  return `${fence} ${text} ${fence}`;
}

/** What would change, as a patch that "git apply" takes, in colour on a terminal. */
export function patchOf(fixes: readonly FileFix[], io: Io): string {
  return fixes
    .filter(({ before, after }) => before.text !== after)
    .map(({ file, before, after }) => coloured(patchFrom(before.text, after, file.name), io))
    .join("");
}

const styles: readonly (readonly [start: string, style: Style])[] = [
  ["---", "bold"],
  ["+++", "bold"],
  ["@@", "cyan"],
  ["-", "red"],
  ["+", "green"],
];

function coloured(patch: string, { stdout: { style } }: Io): string {
  const line = (text: string): string => {
    const found = styles.find(([start]) => text.startsWith(start));
    return found ? style(found[1], text) : text;
  };
  return patch.split("\n").map(line).join("\n");
}
