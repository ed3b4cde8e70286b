// Reads what a digest is compiled from. Whoever reads it, it is read with the rights of a channel: nothing in it is for the
// secretariat alone.
import { Temporal } from "temporal-polyfill";
import type { Arrival } from "../digests/arrival.ts";
import { compileDigest, type Digest } from "../digests/compile-digest.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Meeting, MeetingState } from "../domain/meeting.ts";
import { readMeetingRecord } from "../domain/meeting-record.ts";
import { remember } from "../domain/remember.ts";
import type { Reporting } from "../domain/request.ts";
import { EVERYBODY_IN_A_CHANNEL } from "../findings/rights.ts";
import type { ArrivedFinding } from "../ports/findings.ts";
import type { StoreTransaction } from "../ports/store.ts";

const ALL_STATES: readonly MeetingState[] = ["open", "planned", "closed"];

/** `requests`: everything that is asked for the meeting, where it was read already. */
export async function readDigest(
  transaction: StoreTransaction,
  meeting: Meeting,
  since: Temporal.Instant | null,
  now: Temporal.Instant,
  requests?: readonly Reporting[],
): Promise<Digest> {
  const earlier = await findEarlier(transaction, meeting);
  return compileDigest({
    meeting,
    record: readMeetingRecord(await transaction.readMeetingRecord(meeting.id)),
    requests: requests ?? (await transaction.listReporting(meeting.id)),
    arrivals: await readArrivals(transaction, meeting.id),
    earlier: earlier && { meeting: earlier, arrivals: await readArrivals(transaction, earlier.id) },
    since,
    now,
  });
}

export async function readArrivals(transaction: StoreTransaction, meetingId: MeetingId): Promise<readonly Arrival[]> {
  return arrivalsOf(await transaction.listArrivals(meetingId, EVERYBODY_IN_A_CHANNEL));
}

const arrivalsOf = remember((found: readonly ArrivedFinding[]) => found.map(arrivalOf));

const arrivalOf = remember(({ organization, submittedAt, ...finding }: ArrivedFinding): Arrival => {
  const name = organization.acronym || organization.name;
  const themes = specificThemes(finding.themes);
  return { ...finding, themes, organization: { id: organization.id, name }, arrivedAt: submittedAt };
});

/** That a survey is about surveys says nothing where it is about something else as well. */
function specificThemes(themes: readonly string[]): readonly string[] {
  const specific = themes.filter((theme) => theme !== "surveys");
  return specific.length > 0 ? specific : themes;
}

/** The meeting of the series that ended last before this one began. */
export async function findEarlier(transaction: StoreTransaction, meeting: Meeting): Promise<Meeting | null> {
  const all: Meeting[] = [];
  for (const state of ALL_STATES) all.push(...(await transaction.listMeetings(state)));
  return (
    all
      .filter(({ seriesId, number }) => seriesId === meeting.seriesId && number !== null)
      .filter(({ endsOn }) => Temporal.PlainDate.compare(endsOn, meeting.startsOn) < 0)
      .toSorted((one, other) => Temporal.PlainDate.compare(other.startsOn, one.startsOn))[0] ?? null
  );
}
