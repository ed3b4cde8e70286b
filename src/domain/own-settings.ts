// What a person has set for themselves; null is what holds for the organization, the roster or everybody.
import type { Temporal } from "temporal-polyfill";
import type { Language } from "./language.ts";
import type { WorkWeek } from "./organization.ts";

/** A stretch of the day on the person's clock. Quiet hours may go over midnight, working hours never do. */
export type Hours = { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime };

export type OwnSettings = {
  readonly hours: Hours | null;
  readonly quiet: Hours | null;
  readonly workWeek: WorkWeek | null;
  /** IANA name; stands above the roster's. */
  readonly timeZone: string | null;
  readonly language: Language | null;
  /** Messages come as plain text, without buttons and menus. */
  readonly textOnly: boolean;
};

export const NOTHING_SET: OwnSettings = {
  hours: null,
  quiet: null,
  workWeek: null,
  timeZone: null,
  language: null,
  textOnly: false,
};
