// Babel with next to no options: a tree, and no scopes.
import * as babel from "@babel/parser";

export function parse(text) {
  return babel.parse(text, { sourceType: "unambiguous", plugins: ["typescript"], errorRecovery: true });
}
