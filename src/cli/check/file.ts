import { mayReport, readSource } from "../files/read.ts";
import type { SourceFile } from "../files/source-file.ts";
import type { Checked } from "../formats/format.ts";
import type * as Inspector from "../inspect.ts";

const nothing: Checked = { reports: [], problems: [] };

let inspector: Promise<typeof Inspector> | undefined;

/** What understands files. It is heavy, and most runs need none. */
export function inspecting(): Promise<typeof Inspector> {
  return (inspector ??= import("../inspect.ts"));
}

/** What there is to report of a file, or why it cannot be looked at. Rejects with an Error where its settings are wrong. */
export async function checkedFile(file: SourceFile, env: NodeJS.ProcessEnv): Promise<Checked> {
  const content = readSource(file);
  if (content.kind === "problem") return { reports: [], problems: [content.problem] };
  if (content.kind === "none" || !mayReport(file, content.text)) return nothing;
  const { reportsOn, understand } = await inspecting();
  const read = understand(file, content.text, (understood) => reportsOn(file, understood, env));
  return read.kind === "problem" ? { reports: [], problems: [read.problem] } : { reports: read.made, problems: [] };
}
