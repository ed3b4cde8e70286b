// What somebody asks for, understood: filters and words. Between kinds of filter "and" holds; within areas,
// organizations, objectives, kinds and statuses "or"; themes that are named together must all be there.
import type { MeetingId, OrganizationId } from "../domain/ids.ts";
import type { FindingKind, FindingStatus } from "./finding.ts";

/** `typed`: also what has these words in its text counts; null: only what is tagged. */
export type AskedTheme = { readonly code: string; readonly typed: string | null };

/** Years, both included; null is open. */
export type AskedYears = { readonly from: number | null; readonly to: number | null };

export type Ask = {
  readonly kinds: readonly FindingKind[];
  readonly statuses: readonly FindingStatus[];
  readonly bestPractice: boolean;
  readonly newInitiative: boolean;
  readonly themes: readonly AskedTheme[];
  /** M49 codes, and groups (`LDC`). */
  readonly areas: readonly string[];
  readonly objectives: readonly number[];
  readonly organizations: readonly OrganizationId[];
  readonly years: AskedYears | null;
  /** Null: all meetings. */
  readonly meetingId: MeetingId | null;
  /** The rest, to be found in the texts. */
  readonly words: string;
};

export const ASK_NOTHING: Ask = {
  kinds: [],
  statuses: [],
  bestPractice: false,
  newInitiative: false,
  themes: [],
  areas: [],
  objectives: [],
  organizations: [],
  years: null,
  meetingId: null,
  words: "",
};

/** True when nothing but perhaps the meeting was said. */
export function asksForAll(ask: Ask): boolean {
  return (
    ask.kinds.length + ask.statuses.length + ask.themes.length + ask.areas.length === 0 &&
    ask.objectives.length + ask.organizations.length === 0 &&
    !ask.bestPractice &&
    !ask.newInitiative &&
    ask.years === null &&
    ask.words === ""
  );
}
