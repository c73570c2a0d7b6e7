import type { DependencyName } from "./files/source-file.ts";

/** A place in a text: lines and columns count from one, columns in UTF-16 code units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Severity = "error" | "warning";

/** One way to mend what is reported: what it does, as an imperative, and what to write where. */
export interface Fix {
  readonly description: string;
  readonly edits: readonly (Place & { readonly text: string })[];
}

/** One thing to report of a file, as every format takes it. */
export interface Report extends Place {
  /** The file, relative to the folder we work in. */
  readonly file: string;
  /** The package that the file is of, where that is a dependency. */
  readonly dependency?: DependencyName;
  /** The rule's whole name, such as "sso-region/no-overridden-sso-region". */
  readonly rule: string;
  /** The state that was found, such as "overriddenSsoRegion". */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Empty where only somebody else can mend it. */
  readonly fixes: readonly Fix[];
}
