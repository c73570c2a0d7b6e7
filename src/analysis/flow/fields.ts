import type { TSESTree } from "@typescript-eslint/types";
import { changesElsewhere, isMutated } from "../aliases.ts";
import { parameterProperty } from "../parameters.ts";
import type { SyntaxTree } from "../syntax-tree.ts";
import { nodesOf } from "../walk.ts";
import { isChangedByCall } from "../writes.ts";
import { valuesOfArgument } from "./callers.ts";
import { valuesReturned } from "./calls.ts";
import { evaluate } from "./evaluate.ts";
import { heirsOf } from "./heirs.ts";
import { unsettled, valuesHeld } from "./holders.ts";
import { changesOutside } from "./instances.ts";
import { isAssigned, membersIn, membersOfClass, membersOfThis, stepsOfMembers } from "./members.ts";
import { orDefault } from "./names.ts";
import { conditionsInMaker } from "./order.ts";
import { isCalledEarly, isCalledOnOther, membersNamed, nameOf, ownerFor, type Owner } from "./owners.ts";
import { alternative, isFunctionNode, unknown, type Alternative, type Env, type Flow, type Given } from "./values.ts";

/** A field as it is read: of `this` or of a class, at one place. */
export interface Reading {
  readonly object: TSESTree.Node;
  readonly name: string | undefined;
  readonly at: TSESTree.Node;
}

/**
 * The values of `this.name` in a class, or of `Class.name`: its field, its getter, its method, what its constructor gives it.
 * Undefined for another member.
 */
export function valuesOfField(
  { object, name, at: node }: Reading,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] | undefined {
  const owner = ownerFor(object, node, flow.tree);
  if (!owner || name === undefined) return undefined;
  const made = (then: Given): readonly Alternative[] => valuesOfMember(node, owner, name, env, then, flow);
  const { body, isConstructed } = owner;
  if (isGivenByAnyName(body, flow.tree)) return unsettled([...made(given), unknown("changedLater", given)]);
  const heirs = [...heirsOf(body, flow.tree)];
  flow.steps -= heirs.length + stepsOfMembers(name, flow.tree) * (heirs.length + 1);
  if (flow.steps < 0) return [unknown("tooManyPaths", given)];
  const others = heirs.filter((heir) => isGivenBy(heir, name, flow.tree));
  if (others.length > 0) {
    const isSettled = isGivenByNoOther(body, heirs, name, flow.tree);
    const more = isSettled
      ? others.flatMap((heir) => valuesOfHeir(node, { ...owner, body: heir }, name, env, given, flow))
      : [unknown("changedLater", given)];
    return unsettled([...made(given), ...more]);
  }
  if (isCalledOnOther(owner, flow.tree)) return unsettled([...made(given), unknown("changedLater", given)]);
  if (
    !heirs.every((heir) => isKeptBy(heir, name, flow.tree)) ||
    isHandedOn(body, flow.tree) ||
    hasSetter(owner, name) ||
    isCalledEarly(owner, flow.tree)
  )
    return unsettled([...made(given), alternative({ kind: "hidden" }, given)]);
  const references = [
    ...[body, ...heirs].flatMap((one) => membersOfThis(one, name, flow.tree)),
    ...membersOfClass(body, name, flow.tree),
  ];
  const strangers = changesOutside(body, name, flow.tree);
  const maker = !isConstructed ? undefined : owner.isStatic ? "StaticBlock" : "constructor";
  return valuesHeld({ references, strangers, reader: node, declaration: body, maker }, made, env, given, flow);
}

function valuesOfMember(
  node: TSESTree.Node,
  owner: Owner,
  name: string,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const member = membersNamed(owner, name).find((one) => !("kind" in one) || one.kind !== "set");
  if (member?.type === "AccessorProperty") return [unknown("changedLater", given)];
  // A field below is not there yet.
  if (member && owner.isField && node.range[1] <= member.range[0] && member.type === "PropertyDefinition")
    return [alternative({ kind: "nothing", isNullish: true }, given)];
  if (member?.type === "PropertyDefinition" && member.value) return evaluate({ node: member.value, env }, given, flow);
  if (member?.type === "PropertyDefinition" && !member.declare && isGivenByClass(owner, name, flow.tree))
    return [alternative({ kind: "nothing", isNullish: true }, given)];
  if (member?.type === "MethodDefinition" && isFunctionNode(member.value)) {
    if (member.kind === "get") return valuesReturned({ node: member.value, env }, given, flow);
    if (member.kind === "method") return [alternative({ kind: "function", node: member.value, env }, given)];
  }
  const values = valuesOfParameterProperty(owner, name, env, flow, given);
  if (values) return values;
  // A class that extends none has no field that it does not declare, until it is given something.
  const isNew = flow.modules && !member && !owner.body.parent.superClass && isGivenByClass(owner, name, flow.tree);
  return [alternative(isNew ? { kind: "nothing", isNullish: true } : { kind: "hidden" }, given)];
}

/** Whether only the declaration of a field in a class and what its heirs give it themselves say what it has. */
function isGivenByNoOther(
  body: TSESTree.ClassBody,
  heirs: readonly TSESTree.ClassBody[],
  name: string,
  tree: SyntaxTree,
): boolean {
  return (
    !membersOfThis(body, name, tree).some(isAssigned) && [body, ...heirs].every((one) => isKeptBy(one, name, tree))
  );
}

/** Whether nothing but a class's own members and `this.name` says what a field of it has. */
function isKeptBy(body: TSESTree.ClassBody, name: string, tree: SyntaxTree): boolean {
  return !isGivenByAnyName(body, tree) && !isHandedOn(body, tree) && changesOutside(body, name, tree).length === 0;
}

/** What an heir gives a field of its class: by a member of its own, or always by `this.name = …` in its constructor. */
function valuesOfHeir(
  node: TSESTree.Node,
  heir: Owner,
  name: string,
  env: Env,
  given: Given,
  flow: Flow,
): readonly Alternative[] {
  const assigned = membersOfThis(heir.body, name, flow.tree)
    .filter(isAssigned)
    .flatMap((member) => valuesAssigned(member, env, given, flow));
  const isMember = membersNamed(heir, name).some((one) => one.type !== "PropertyDefinition" || one.value !== null);
  if (isMember) return [...valuesOfMember(node, heir, name, env, given, flow), ...assigned];
  return assigned.length > 0 ? assigned : [unknown("changedLater", given)];
}

/** What a constructor always assigns to a member; unknown where it may not, or where something else writes to it. */
function valuesAssigned(member: TSESTree.MemberExpression, env: Env, given: Given, flow: Flow): readonly Alternative[] {
  const { parent } = member;
  const isGift = parent.type === "AssignmentExpression" && parent.operator === "=" && parent.left === member;
  const when = isGift ? conditionsInMaker(parent.parent, "constructor", env, flow.tree) : undefined;
  return isGift && when?.length === 0
    ? evaluate({ node: parent.right, env }, given, flow)
    : [unknown("changedLater", given)];
}

/** Whether the class gives a field that has no value one itself. */
function isGivenByClass({ body, isStatic }: Owner, name: string, tree: SyntaxTree): boolean {
  const named = isStatic ? membersOfClass(body, name, tree) : [];
  return [...membersOfThis(body, name, tree), ...named].some(
    (member) => member.parent?.type === "AssignmentExpression" && member.parent.left === member,
  );
}

/** Whether what is written to a member goes through a function. */
function hasSetter(owner: Owner, name: string): boolean {
  return membersNamed(owner, name).some((one) => "kind" in one && one.kind === "set");
}

/** TypeScript's `constructor(private readonly name = value)`: what the constructor is given; undefined where there is none. */
function valuesOfParameterProperty(
  { body }: Owner,
  name: string,
  env: Env,
  flow: Flow,
  given: Given,
): readonly Alternative[] | undefined {
  const found = parameterProperty(body, name);
  if (!found) return undefined;
  const { fn, index, fallback } = found;
  const values = valuesOfArgument(fn, index, env, given, flow).flatMap((one) =>
    fallback ? orDefault(one, fallback, env, flow) : [one],
  );
  const variable = flow.tree.scopeManager.getDeclaredVariables(fn).find((one) => one.name === name);
  return variable && isMutated(variable, flow.tree) ? unsettled(values) : values;
}

/** Whether a class gives a field of that name. */
function isGivenBy(body: TSESTree.ClassBody, name: string, tree: SyntaxTree): boolean {
  return body.body.some((member) => nameOf(member) === name) || membersOfThis(body, name, tree).some(isAssigned);
}

/** `this[key] = …`: whether a class may give any of its fields something else. */
function isGivenByAnyName(body: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const unnamed = membersIn(body, tree).get(undefined) ?? [];
  return unnamed.some((member) => member.object.type === "ThisExpression" && isAssigned(member));
}

const handedOn = new WeakMap<TSESTree.ClassBody, boolean>();

/** Whether a class hands on `this` to where its fields are written: `const { field } = this`, `Object.assign(this, …)`. */
function isHandedOn(body: TSESTree.ClassBody, tree: SyntaxTree): boolean {
  const known =
    handedOn.get(body) ??
    [...nodesOf(body, tree)].some(
      (node) =>
        node.type === "ThisExpression" &&
        node.parent.type !== "MemberExpression" &&
        (isChangedByCall(node, node.parent) || changesElsewhere(node, tree)),
    );
  handedOn.set(body, known);
  return known;
}
