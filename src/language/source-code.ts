import {
  ConfigCommentParser,
  Directive,
  TextSourceCodeBase,
  VisitNodeStep,
  type RulesConfig,
} from "@eslint/plugin-kit";
import { commentsOf, directivesOf, inlineConfigsOf } from "../aws-config/directives.ts";
import { type ConfigDocument, type Line, type SectionNode, type Tree } from "../aws-config/document.ts";
import type { Token } from "../aws-config/tokens.ts";

export type ConfigNode = Tree | SectionNode | Line | Token;

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Types {
  LangOptions: Record<string, unknown>;
  RootNode: Tree;
  SyntaxElementWithLoc: ConfigNode;
  ConfigNode: Token;
}

const parser = new ConfigCommentParser();

/** A shared config file as ESLint's rules see it. Of the nodes, `document`, `section` and `line` are visited. */
export class ConfigSourceCode extends TextSourceCodeBase<Types> {
  readonly document: ConfigDocument;
  #parents: WeakMap<ConfigNode, ConfigNode> | undefined;

  constructor(document: ConfigDocument) {
    super({ text: document.text, ast: document.tree });
    this.document = document;
  }

  override getLoc(node: ConfigNode): { start: Position; end: Position } {
    return { start: this.#startOf(node), end: this.#endOf(node) };
  }

  override getRange(node: ConfigNode): [number, number] {
    return [node.start, node.end];
  }

  override getParent(node: ConfigNode): ConfigNode | undefined {
    this.#parents ??= parentsOf(this.document.tree);
    return this.#parents.get(node);
  }

  override *traverse(): Iterable<VisitNodeStep> {
    const { tree } = this.document;
    yield step(tree, 1);
    for (const section of tree.sections) {
      yield step(section, 1);
      for (const line of section.lines) yield* [step(line, 1), step(line, 2)];
      yield step(section, 2);
    }
    yield step(tree, 2);
  }

  /** The comments. Rules for JavaScript that a config turns on for all files ask for them before they see the tree. */
  getAllComments(): Token[] {
    return commentsOf(this.document);
  }

  /** The comments that turn rules off and on. */
  getDisableDirectives(): { directives: Directive[]; problems: [] } {
    const directives = directivesOf(this.document).map(
      ({ type, comment, value, justification }) => new Directive({ type, node: comment, value, justification }),
    );
    return { directives, problems: [] };
  }

  /** The comments that configure rules. */
  getInlineConfigNodes(): Token[] {
    return inlineConfigsOf(this.document).map(({ comment }) => comment);
  }

  /** What they say; one that cannot be read is a problem, which does not repeat it. */
  applyInlineConfig(): { configs: InlineConfig[]; problems: InlineProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: InlineProblem[] = [];
    for (const { comment, value } of inlineConfigsOf(this.document)) {
      const loc = this.getLoc(comment);
      const parsed = parser.parseJSONLikeConfig(value);
      if (parsed.ok) configs.push({ config: { rules: parsed.config }, loc });
      else problems.push({ ruleId: null, message: "This comment for ESLint is no list of rules.", loc });
    }
    return { configs, problems };
  }

  #startOf(node: ConfigNode): Position {
    if (node.type === "document") return { line: 1, column: 1 };
    if (node.type === "section") return this.#startOf(node.lines[0] ?? this.ast);
    return node.type === "line" ? { line: node.number, column: 1 } : { line: node.line, column: node.column };
  }

  #endOf(node: ConfigNode): Position {
    if (node.type === "document") return this.#endOf(node.sections.at(-1) ?? beginning);
    if (node.type === "section") return this.#endOf(node.lines.at(-1) ?? beginning);
    if (node.type === "line") return this.#endOf(node.tokens.at(-1) ?? beginning);
    if (node.type === "newline") return { line: node.line + 1, column: 1 };
    return { line: node.line, column: node.column + node.end - node.start };
  }
}

interface InlineConfig {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: { start: Position; end: Position };
}

interface InlineProblem {
  readonly ruleId: null;
  readonly message: string;
  readonly loc: { start: Position; end: Position };
}

const beginning: Token = { type: "ignored", start: 0, end: 0, line: 1, column: 1 };

function step(target: ConfigNode, phase: 1 | 2): VisitNodeStep {
  return new VisitNodeStep({ target, phase, args: [target] });
}

function parentsOf(tree: Tree): WeakMap<ConfigNode, ConfigNode> {
  const parents = new WeakMap<ConfigNode, ConfigNode>();
  for (const section of tree.sections) {
    parents.set(section, tree);
    for (const line of section.lines) {
      parents.set(line, section);
      for (const token of line.tokens) parents.set(token, line);
    }
  }
  return parents;
}
