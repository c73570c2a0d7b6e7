// Each page of docs/problems shows a shared config file, a program and its error, then the one or the other mended. The SDK judges both.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge } from "../sdk/judge.ts";

const folder = new URL("../../docs/problems/", import.meta.url);
/** The one error that no SDK makes but the service: there the fault is in where SSO is asked. */
const saidByTheService = "session-token-not-found-or-invalid.md";

interface Page {
  readonly name: string;
  readonly error: string;
  readonly trials: readonly { readonly fileName: string; readonly source: string; readonly config: string }[];
}

function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)]
    .filter(([, found]) => found === language)
    .map(([, , content = ""]) => content);
}

/** A page's programs, as they fail and as they are mended: what is shown once stays as it is. */
function pageOf(name: string): Page {
  const text = readFileSync(new URL(name, folder), "utf8");
  const [error = ""] = blocks(text, "text");
  const [configs, sources] = [blocks(text, "ini"), blocks(text, "js")];
  const trials = [0, -1].map((index) => ({
    fileName: "program.mjs",
    source: sources.at(index) ?? "",
    config: configs.at(index) ?? "",
  }));
  return { name, error: error.trim(), trials };
}

const pages = readdirSync(folder).map(pageOf);
const rulings = await judge(pages.flatMap(({ trials }) => trials));

describe.each(pages.map((page, index) => ({ ...page, before: rulings[2 * index], after: rulings[2 * index + 1] })))(
  "$name",
  ({ name, error, before, after }) => {
    it("shows what the SDK says", () => {
      if (name === saidByTheService) {
        expect(before).toMatchObject({ requests: [{ service: "sso", region: "eu-central-1" }], error: undefined });
      } else {
        expect(`${before?.error?.name ?? ""}: ${before?.error?.message ?? ""}`).toBe(error);
      }
    });

    it("ends with a sign-in where the profile says", () => {
      expect(after).toMatchObject({ requests: [{ service: "sso", region: "us-west-2" }], error: undefined });
    });

    it("is linked from the README by its text", () => {
      const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
      expect(readme).toContain(`(docs/problems/${name})`);
    });
  },
);
