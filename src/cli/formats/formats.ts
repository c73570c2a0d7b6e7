import type { Format } from "./format.ts";

/** The formats by name; each is loaded where it is asked for. */
export const formats = {
  stylish: async (): Promise<Format> => (await import("./stylish.ts")).stylish,
  json: async (): Promise<Format> => (await import("./json.ts")).json,
  sarif: async (): Promise<Format> => (await import("./sarif.ts")).sarif,
  github: async (): Promise<Format> => (await import("./github.ts")).github,
} as const;

export type FormatName = keyof typeof formats;
