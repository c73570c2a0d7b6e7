import type { Checked } from "./format.ts";

/** For programs: every report and every problem, with places that count from one. */
export function json({ reports, problems }: Checked): string {
  return `${JSON.stringify({ findings: reports, problems }, undefined, 2)}\n`;
}
