// In which words a result is said, and as at when.
import type { Temporal } from "temporal-polyfill";
import type { Language } from "../domain/language.ts";
import type { Wording } from "../wording/wording.ts";

export type Speaking = {
  readonly language: Language;
  readonly wording: Wording;
  readonly now: Temporal.Instant;
  /** Of the place of the meeting: everybody reads the same moment. */
  readonly timeZone: string;
};
