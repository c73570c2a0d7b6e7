import type { Place } from "../document.ts";
import type { MessageCode, SuggestionCode } from "./messages.ts";

/** One text replacement: offsets are zero-based, `end` exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a message's placeholders are filled with: nothing from the file but names of profiles, sessions and known keys, regions, lines. */
export type Data = Readonly<Record<string, string>>;

/** A way to mend a problem: what it does, and the edits that do it. */
export interface Suggestion {
  readonly code: SuggestionCode;
  readonly data: Data;
  readonly edits: readonly Edit[];
}

/** Something in a shared config file that the SDK ignores, refuses or reads otherwise than people mean. A `fix` loses and invents nothing. */
export interface Problem {
  readonly code: MessageCode;
  readonly place: Place;
  readonly data: Data;
  readonly fix?: Suggestion | undefined;
  readonly suggestions?: readonly Suggestion[];
}
