/** Whether a call does what is said of it on every path that leads to it, or on some only. */
export type Certainty = "always" | "sometimes";
