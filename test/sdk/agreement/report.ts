// What a run says of each release, and of each disagreement.
import type { Ruling } from "../types.ts";
import { exemptions } from "./exemptions.ts";
import { requestsOf } from "./laws.ts";
import type { Agreement, Disagreement } from "./run.ts";

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

/** The share of programs whose verdict is `unknown`, from 0 to 1. */
export function unknownShare({ unknown, programs }: Agreement): number {
  return total(unknown) / programs;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, number]) => `${number} ${name}`)
    .join(", ");
}

function seen(ruling: Ruling): string {
  const requests = requestsOf(ruling, "sso", "oidc", "sts", "other") || "nothing";
  return ruling.error ? `${requests}; throws "${ruling.error.message}"` : requests;
}

function indented(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gmu, "    ");
}

/** A release in two lines: how it went, and what had to be allowed for. */
export function releaseLine(agreement: Agreement, seconds: number): string {
  const { version, programs, trials, disagreements, known, unknown, exemptions: allowed } = agreement;
  const counts = `${programs} programs, ${trials} runs, ${disagreements.length} disagreements, ${known.length} known`;
  const unknownText = `unknown ${percent(unknownShare(agreement))} (${listed(unknown)})`;
  return `${version}: ${counts}, ${unknownText}, ${seconds.toFixed(0)} s\n    allowed for: ${listed(allowed)}`;
}

/** A disagreement, with all that is needed to see it: what disagrees, the program, its home, the verdict, what the SDK did. */
export function disagreementText({ plan, disagreements, before, after }: Disagreement): string {
  const { program, trial, verdict, rewritten } = plan;
  const values = Object.values(program).map(({ name }: { readonly name: string }) => name);
  const code = verdict.kind === "overridden" || verdict.kind === "ineffective" ? ` (${verdict.code})` : "";
  const lines = [
    disagreements.join("; "),
    `  program (${values.join("; ")}):`,
    indented(trial.source),
    `  home, with ${JSON.stringify(trial.env ?? {})}:`,
    indented(trial.config),
    `  verdict: ${verdict.kind}${code}`,
    `  the SDK: ${seen(before)}`,
  ];
  const rewrites = rewritten.flatMap((one, index) => {
    const ruling = after[index];
    if (!one.isChanged || !ruling) return [`  with ${one.told}: unchanged`];
    return [`  with ${one.told}:`, indented(one.trial.source), `  the SDK: ${seen(ruling)}`];
  });
  return [...lines, ...rewrites].join("\n");
}

/** The releases as a table in Markdown. */
export function releasesTable(done: readonly { readonly agreement: Agreement; readonly seconds: number }[]): string {
  const rows = done.map(({ agreement, seconds }) => {
    const { version, programs, disagreements, known, exemptions: allowed } = agreement;
    const cells = [version, programs, disagreements.length + known.length, percent(unknownShare(agreement))];
    return `| ${[...cells, total(allowed), seconds.toFixed(0)].join(" | ")} |`;
  });
  const head = "| Release | Programs | Disagreements | Unknown | Allowed for | Seconds |";
  return [head, "|---|---|---|---|---|---|", ...rows].join("\n");
}

/** What was allowed for in any of the releases, as a table in Markdown: why, and for how many programs of one release at most. */
export function exemptionsTable(agreements: readonly Agreement[]): string {
  const rows = exemptions.flatMap(({ name, because }) => {
    const most = Math.max(...agreements.map((one) => one.exemptions.get(name) ?? 0));
    return most > 0 ? [`| ${name} | ${because} | ${most} |`] : [];
  });
  return ["| Allowed for | Why | Programs, at most |", "|---|---|---|", ...rows].join("\n");
}
