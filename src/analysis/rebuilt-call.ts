import type { TSESTree } from "@typescript-eslint/types";
import { factories, type Factory } from "../sdk/factories.ts";
import { follow, isNullish, keyName } from "./expressions.ts";
import { objectOf } from "./objects.ts";
import type { ProviderCall } from "./provider-calls.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** A value that can be handed to another process. */
export type PlainValue = string | number | boolean | null | PlainObject;

export interface PlainObject {
  readonly [key: string]: PlainValue;
}

/** A provider call as far as its source tells: what it is given, and what it is given that cannot be known. */
export interface RebuiltCall {
  readonly factory: Factory;
  /** The package to load the factory from. */
  readonly module: string;
  readonly options: PlainObject;
  /** Paths such as `clientConfig.region`, in the order of the source; `options` where nothing of them is known. */
  readonly unknown: readonly string[];
}

/** Rebuilds a provider call from its source, without running any of it. */
export function rebuiltCall({ factory, options }: ProviderCall, tree: SyntaxTree): RebuiltCall {
  const [module = ""] = factories[factory].packages;
  if (options.kind === "nullish") return { factory, module, options: {}, unknown: [] };
  if (options.kind === "unknown") return { factory, module, options: {}, unknown: ["options"] };
  const unknown: string[] = [];
  return { factory, module, options: plainObject(options.node, [], unknown, tree), unknown };
}

function plainObject(
  node: TSESTree.ObjectExpression,
  path: readonly string[],
  unknown: string[],
  tree: SyntaxTree,
): PlainObject {
  const entries = node.properties.flatMap((member): [string, PlainValue][] => {
    const name = member.type === "Property" ? keyName(member.key, member.computed, tree) : undefined;
    const here = [...path, name ?? unnamed(member, tree)];
    const value =
      member.type === "Property" && name !== undefined ? plainValue(member.value, here, unknown, tree) : undefined;
    if (name !== undefined && value !== undefined) return [[name, value]];
    unknown.push(here.join("."));
    return [];
  });
  return Object.fromEntries(entries);
}

/** `...spread` and `[computed]`, as they are written. */
function unnamed(member: TSESTree.ObjectLiteralElement, tree: SyntaxTree): string {
  if (member.type === "SpreadElement") return tree.text.slice(...member.range);
  return `[${tree.text.slice(...member.key.range)}]`;
}

/** Undefined where the source does not tell. */
function plainValue(
  node: TSESTree.Node,
  path: readonly string[],
  unknown: string[],
  tree: SyntaxTree,
): PlainValue | undefined {
  if (isNullish(node, tree)) return null;
  const value = follow(node, tree);
  if (value.type === "Literal") {
    return typeof value.value === "string" || typeof value.value === "number" || typeof value.value === "boolean"
      ? value.value
      : undefined;
  }
  if (value.type === "TemplateLiteral" && value.expressions.length === 0)
    return value.quasis[0]?.value.cooked ?? undefined;
  const object = objectOf(node, tree);
  return object.kind === "object" ? plainObject(object.node, path, unknown, tree) : undefined;
}
