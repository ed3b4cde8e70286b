// Randomness from outside.
export interface Ids {
  /** Unique, sortable by time of making. */
  next(): string;
  /** A one-time code of 8 characters without look-alikes (no 0, O, 1, I, L), from a cryptographic source. */
  code(): string;
  /** A keyed hash of a one-time code, in hex; the code itself is never stored. */
  hash(code: string): string;
}
