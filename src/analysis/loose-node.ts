/** A node of a tree that is on its way from Babel's shapes to typescript-eslint's. */
export interface LooseNode {
  type: string;
  range: Range;
  loc: { start: Position; end: Position };
  parent?: LooseNode | undefined;
  [key: string]: unknown;
}

/** Changes a node in place, or gives the node that takes its place. `text` is the whole file. */
export type Change = (node: LooseNode, text: string) => LooseNode;

type Range = [start: number, end: number];

interface Position {
  line: number;
  column: number;
}

export function isNode(value: unknown): value is LooseNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The child under `key`. Throws when there is none: Babel then makes this type otherwise than it did. */
export function child(node: LooseNode, key: string): LooseNode {
  const value = node[key];
  if (!isNode(value)) throw new TypeError(`A "${node.type}" has no child "${key}".`);
  return value;
}

/** The nodes of a list of children; none if there is no list. */
export function nodesOf(value: unknown): LooseNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A new node at `range`, which starts within or at `near`. */
export function makeNode(type: string, range: Range, near: LooseNode, text: string): LooseNode {
  const start = positionAt(text, range[0], near.range[0], near.loc.start);
  return { type, range: [...range], loc: { start, end: positionAt(text, range[1], range[0], start) } };
}

/** The line and column of `offset`, given those of an offset before it. */
export function positionAt(text: string, offset: number, from: number, known: Position): Position {
  const lines = text.slice(from, offset).split(/\r\n|[\n\r\u2028\u2029]/u);
  const last = lines.at(-1) ?? "";
  return { line: known.line + lines.length - 1, column: lines.length === 1 ? known.column + last.length : last.length };
}

/** The first offset at or after `start` that is neither white space nor within a comment. */
export function afterTrivia(text: string, start: number): number {
  return endOf(/(?:\s|\/\*[^]*?\*\/|\/\/[^\n\r\u2028\u2029]*)*/uy, text, start);
}

/** The end of the identifier that starts at `start`. */
export function afterWord(text: string, start: number): number {
  return endOf(/(?:[\p{ID_Continue}$\u200C\u200D]|\\u\{[^}]*\}|\\u[\dA-Fa-f]{4})*/uy, text, start);
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
