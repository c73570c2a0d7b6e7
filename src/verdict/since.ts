import intersects from "semver/ranges/intersects.js";
import { factOf } from "../sdk/bites.ts";
import { firstRelease } from "../sdk/releases.ts";
import type { Project } from "./project.ts";
import type { Finding } from "./verdict.ts";

/**
 * From which release on a finding is true, in a sentence, with the range that the project asks for where it includes such a
 * release. Empty where every release measured does it.
 */
export function sinceOf({ code, call }: Finding, { requested }: Project): string {
  const fact = factOf(code, call.factory);
  const first = fact && firstRelease(fact);
  if (!first) return "";
  const isAsked = requested !== undefined && isSafe(() => intersects(requested, `>=${first}`));
  return isAsked
    ? `The SDK does so from release "${first}" on ("package.json" asks for "${requested}").`
    : `The SDK does so from release "${first}" on.`;
}

/** A package.json may hold what is no range: a path, a tag, "workspace:*". */
function isSafe(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}
