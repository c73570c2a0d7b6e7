import { parseAnd } from "../analysis/parse.ts";
import { positionAt } from "../analysis/positions.ts";
import type { SyntaxTree } from "../analysis/syntax-tree.ts";
import { loadSharedConfig } from "../aws-config/files.ts";
import type { SharedConfig } from "../aws-config/shared-config.ts";
import { remedyMessages, suggestionOf } from "../remedy/messages.ts";
import { applicableRemedies } from "../remedy/plan.ts";
import { installedRelease, requestedReleases } from "../sdk/files.ts";
import { evidenceOf } from "../verdict/evidence.ts";
import { filled, messageIdOf, messageOf } from "../verdict/messages.ts";
import { projectOf, type Project } from "../verdict/project.ts";
import { prefix, ruleOf } from "../verdict/rules.ts";
import { sinceOf } from "../verdict/since.ts";
import { findingsIn, type Finding } from "../verdict/verdict.ts";
import { severityBy, type SeverityAt } from "./directives.ts";
import { optimiseForLong } from "./engine.ts";
import { settingsOf } from "./files/settings.ts";
import type { Problem, SourceFile } from "./files/source-file.ts";
import { placeOf } from "./places.ts";
import type { Fix, Report } from "./report.ts";

/** A file as it is understood: its tree, and what is committed about its project. */
export interface Understood {
  readonly tree: SyntaxTree;
  readonly project: Project;
  readonly severityAt: SeverityAt;
}

/** Does some work with a file that is understood, or says why it cannot be. Throws an Error where its settings are wrong. */
export function understand<T>(
  file: SourceFile,
  text: string,
  work: (understood: Understood) => T,
): { readonly kind: "done"; readonly made: T } | { readonly kind: "problem"; readonly problem: Problem } {
  optimiseForLong(text);
  const read = parseAnd(text, file.name, (tree) =>
    work({ tree, project: projectFor(file), severityAt: severityBy(tree.comments) }),
  );
  if (read.kind === "done") return read;
  const { line, message } = read;
  return { kind: "problem", problem: { file: file.name, line, message: `It does not parse: ${message}` } };
}

/** The project of a file. Throws an Error where the settings committed for it are wrong. */
function projectFor({ path }: SourceFile): Project {
  const file = path.toString();
  return projectOf(settingsOf(path), {
    installed: () => installedRelease(file),
    requested: () => requestedReleases(file),
  });
}

/** How a finding counts by the comments of its file. */
export function severityOf({ kind, culprit }: Finding, { severityAt, tree }: Understood): ReturnType<SeverityAt> {
  return severityAt(prefix + ruleOf[kind].name, positionAt(tree.text, culprit.property.range[0]));
}

/** What there is to report of a file. The machine's config adds words and fixes, and changes nothing else. */
export function reportsOn(file: SourceFile, understood: Understood, env: NodeJS.ProcessEnv): Report[] {
  const { tree, project } = understood;
  const findings = findingsIn(tree, project);
  if (findings.length === 0) return [];
  const sharedConfig = loadSharedConfig({ env });
  return findings.flatMap((finding) => {
    const severity = severityOf(finding, understood);
    if (severity === "off") return [];
    const { property } = finding.culprit;
    const evidence = [sinceOf(finding, project), evidenceOf(finding, project.settings, sharedConfig, tree)];
    return {
      file: file.name,
      ...(file.dependency && { dependency: file.dependency }),
      ...placeOf(...property.range, tree.text),
      rule: prefix + ruleOf[finding.kind].name,
      code: messageIdOf(finding),
      severity,
      message: messageOf(finding, evidence, tree),
      fixes: file.dependency ? [] : fixesOf(finding, understood, sharedConfig),
    };
  });
}

function fixesOf(finding: Finding, { project, tree }: Understood, sharedConfig: SharedConfig): Fix[] {
  return applicableRemedies(finding, "explicit", { project, sharedConfig }, tree).map((remedy) => {
    const { messageId, data } = suggestionOf(remedy);
    return {
      description: filled(remedyMessages[messageId], data),
      edits: remedy.edits.map(({ start, end, text }) => ({ ...placeOf(start, end, tree.text), text })),
    };
  });
}
