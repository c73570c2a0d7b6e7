import { readFileSync } from "node:fs";
import { isUtf8 } from "node:buffer";
import { maxLength, tooLong } from "../src/analysis/limits.ts";
import { parseAnd, whyUnparsable } from "../src/analysis/parse.ts";
import { assertionMessage, outcomeMessage, refusalMessage } from "../src/remedy/messages.ts";
import { mayAssertCalls } from "../src/remedy/mock-assertions.ts";
import { rewrite } from "../src/remedy/rewrite.ts";
import { mayGoWrong } from "../src/sdk/factories.ts";
import { mayImportFactory } from "../src/sdk/specifiers.ts";
import { askedIn, projectFor, type TransformOptions } from "./utils/options.ts";
import { count } from "./utils/tally.ts";

interface FileInfo {
  readonly path: string;
  readonly source: string;
}

interface Api {
  readonly report: (message: string) => void;
}

/**
 * The jscodeshift transform: rewrites provider calls so that the SDK signs in to SSO where the profile says.
 * Takes the file and the options `strategy`, `profile`, `aws-config` and `sso-region`; returns the new text, or undefined
 * where nothing changes. Throws where an option is wrong. What is left, and why, and tests that expect calls as they were go to `api.report`.
 */
export default function fixSsoRegion(file: FileInfo, api: Api, options: TransformOptions): string | undefined {
  const { strategy, knowledge, problems } = askedIn(options);
  count("start", options);
  if (!mayGoWrong(file.source)) return undefined;
  const leave = (message: string): void => {
    count("unreadFile", options);
    api.report(message);
  };
  for (const problem of problems.splice(0)) api.report(problem);
  if (file.source.includes("\uFFFD") && !isUtf8(readFileSync(file.path))) {
    const line = file.source.slice(0, file.source.indexOf("\uFFFD")).split("\n").length;
    leave(`Line ${line}: left as it is, for the file is not valid UTF-8.`);
    return undefined;
  }
  const project = projectFor(file.path);
  if (!mayImportFactory(file.source, project.settings.modules) && !mayAssertCalls(file.source)) return undefined;
  if (file.source.length > maxLength) {
    leave(`Left as it is. ${tooLong}`);
    return undefined;
  }
  // The tree is gone when what it becomes is read: those of a long file need not be in memory together.
  const read = parseAnd(file.source, file.path, (tree) => rewrite(tree, strategy, { ...knowledge, project }));
  if (read.kind === "unparsable") {
    leave(`Line ${read.line}: left as it is, for the file does not parse: ${read.message}`);
    return undefined;
  }
  const { text, outcomes, assertions } = read.made;
  for (const outcome of outcomes) {
    count(outcome.remedy, options);
    const message = outcomeMessage(outcome);
    if (message !== undefined) api.report(message);
  }
  for (const assertion of assertions) api.report(assertionMessage(assertion));
  if (text === file.source) return undefined;
  const unparsable = whyUnparsable(text, file.path);
  if (!unparsable) return text;
  api.report(`The file is ${refusalMessage(unparsable.message)}`);
  return undefined;
}
