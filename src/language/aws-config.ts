import type { ESLint } from "eslint";
import { readDocument, type ConfigDocument, type Tree } from "../aws-config/document.ts";
import { unreadable } from "../aws-config/readable.ts";
import { ConfigSourceCode } from "./source-code.ts";
import { tokenTypes } from "../aws-config/tokens.ts";

type Language = NonNullable<ESLint.Plugin["languages"]>[string];

/** Of a tree that was just parsed, the document it belongs to. */
const documents = new WeakMap<Tree, ConfigDocument>();

/** The shared config file (`~/.aws/config`) as a language of ESLint 9 and later: `sso-region/aws-config`. */
export const awsConfigLanguage: Language = {
  fileType: "text",
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: "type",
  visitorKeys: {
    document: ["sections"],
    section: ["lines"],
    line: ["tokens"],
    ...Object.fromEntries(tokenTypes.map((type) => [type, []])),
  },

  // It has no options. Those of a config for all files are meant for JavaScript, and do no harm here.
  validateLanguageOptions: () => undefined,

  /** Never throws: what is no text of a config file is an error in the result. */
  parse({ body }) {
    const text = typeof body === "string" ? body : new TextDecoder().decode(body);
    const message = unreadable(text);
    if (message !== undefined) return { ok: false, errors: [{ message, line: 1, column: 1 }] };
    const document = readDocument(text);
    documents.set(document.tree, document);
    return { ok: true, ast: document.tree };
  },

  createSourceCode({ body }, { ast }) {
    const text = typeof body === "string" ? body : new TextDecoder().decode(body);
    return new ConfigSourceCode(documents.get(ast as Tree) ?? readDocument(text));
  },
};
