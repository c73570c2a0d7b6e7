/** A node of a tree that is on its way from Babel's shapes to typescript-eslint's. */
export interface LooseNode {
  type: string;
  range: Range;
  parent?: LooseNode | undefined;
  [key: string]: unknown;
}

/** Changes a node in place, or gives the node that takes its place. `text` is the whole file. */
export type Change = (node: LooseNode, text: string) => LooseNode;

type Range = [start: number, end: number];

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
