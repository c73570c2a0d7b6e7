import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Log, Notification, Region, ReportingDescriptor, Result, Run } from "sarif";
import manifest from "../../../package.json" with { type: "json" };
import { allRules, prefix, type RuleFacts } from "../../verdict/rules.ts";
import { rulePage } from "../files/rule-page.ts";
import type { Problem } from "../files/source-file.ts";
import type { Place, Report } from "../report.ts";
import type { Checked } from "./format.ts";

/** For code scanning: SARIF 2.1.0, with each rule's page as its help, and fixes. */
export function sarif({ reports, problems }: Checked): string {
  const run: Run = {
    tool: {
      driver: {
        name: manifest.name,
        semanticVersion: manifest.version,
        informationUri: manifest.homepage,
        rules: allRules.map(descriptor),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      { executionSuccessful: problems.length === 0, toolExecutionNotifications: problems.map(notification) },
    ],
    results: reports.map(result),
  };
  const log: Log = { version: "2.1.0", $schema: "https://json.schemastore.org/sarif-2.1.0.json", runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({ name, description, url }: RuleFacts): ReportingDescriptor {
  return {
    id: prefix + name,
    shortDescription: { text: `${description}.` },
    helpUri: url,
    help: { text: `${description}. See ${url}.`, markdown: page(name, url) },
    defaultConfiguration: { level: "error" },
  };
}

/** The rule's page, with links that lead somewhere from any place. */
function page(name: string, url: string): string {
  return rulePage(name).replaceAll(/\]\((?!https?:)([^)]+)\)/gu, (_, to: string) => `](${new URL(to, url).href})`);
}

function result({ file, rule, severity, message, fixes, ...place }: Report): Result {
  return {
    ruleId: rule,
    ruleIndex: allRules.findIndex(({ name }) => rule === prefix + name),
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(place) } }],
    fixes: fixes.map(({ description, edits }) => ({
      description: { text: description },
      artifactChanges: [
        {
          artifactLocation: { uri: uriOf(file) },
          replacements: edits.map(({ text, ...range }) => ({
            deletedRegion: regionOf(range),
            insertedContent: { text },
          })),
        },
      ],
    })),
  };
}

function notification({ file, line, message }: Problem): Notification {
  const region = line === undefined ? {} : { region: { startLine: line } };
  return {
    level: "error",
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }],
  };
}

function regionOf({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A relative path as a relative reference: every name is escaped, and the first is never taken for a scheme. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split("/").map(encodeURIComponent).join("/");
}
