// Waiting and chance from outside: the core has no timer of its own.
export interface Pauses {
  wait(milliseconds: number): Promise<void>;
  /** From 0 up to 1, for times that must not fall together. */
  random(): number;
}
