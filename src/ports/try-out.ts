// What the try-out page asks of the core, beside the bot itself: who there is to be, and what the secretariat sees.
// Neutral data: counts and sums are computed by whoever shows them, so that they can never disagree with the rows.
import type { Temporal } from "temporal-polyfill";
import type { InstrumentId, MeetingId, OrganizationId, PersonId } from "../domain/ids.ts";
import type { MeetingState } from "../domain/meeting.ts";
import type { Person } from "../domain/person.ts";
import type { Standing } from "../domain/request.ts";

/** Somebody whom a visitor of the page can be. */
export type TryOutPerson = {
  readonly person: Person;
  /** The names of the person's organizations as they are shown, in the order of the appointments. */
  readonly organizations: readonly string[];
  /** Such as "Focal point, ILO". */
  readonly roleWords: string;
};

/** An instrument asked for the meeting: a column of the board. */
export type BoardAsk = {
  readonly instrumentId: InstrumentId;
  readonly title: string;
  readonly dueOn: Temporal.PlainDate;
};

/** Where one organization stands with one instrument. */
export type BoardCell = {
  readonly instrumentId: InstrumentId;
  readonly standing: Standing;
  /** "5 of 14": over all responses to the request; null before the first is begun. */
  readonly progress: { readonly answered: number; readonly of: number } | null;
  readonly lastAnswerAt: Temporal.Instant | null;
};

export type BoardRow = {
  readonly organizationId: OrganizationId;
  /** The acronym, or the name where there is none. */
  readonly organization: string;
  /** The official name. */
  readonly officialName: string;
  /** Only what this organization was asked. */
  readonly cells: readonly BoardCell[];
};

/** One answer as it arrived. */
export type BoardAnswer = {
  /** The acronym, or the name where there is none. */
  readonly organization: string;
  readonly question: string;
  /** What was understood, read back. */
  readonly understood: string;
  /** What was typed, where it differs from what was understood; null where it was pressed or is the same. */
  readonly typed: string | null;
  readonly personId: PersonId;
  readonly person: string;
  readonly at: Temporal.Instant;
};

export type Board = {
  /** Null while no meeting is open. */
  readonly meeting: {
    readonly id: MeetingId;
    readonly title: string;
    readonly city: string;
    readonly startsOn: Temporal.PlainDate;
    readonly endsOn: Temporal.PlainDate;
    readonly state: MeetingState;
  } | null;
  readonly asks: readonly BoardAsk[];
  /** In the order in which the secretariat lists organizations. */
  readonly rows: readonly BoardRow[];
  /** At most 20, newest first. */
  readonly newestAnswers: readonly BoardAnswer[];
  /** `failed`: unreachable, refused or dropped. */
  readonly deliveries: { readonly waiting: number; readonly sent: number; readonly failed: number };
};

export interface TryOutDesk {
  /** Everybody of the roster, in the order in which they are to be listed. */
  listPeople(): Promise<readonly TryOutPerson[]>;
  readBoard(): Promise<Board>;
}
