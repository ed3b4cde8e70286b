// Reads what a digest is compiled from. Whoever reads it, it is read with the rights of a channel: nothing in it is for the
// secretariat alone.
import { Temporal } from "temporal-polyfill";
import type { Arrival } from "../digests/arrival.ts";
import { compileDigest, type Digest, type DigestFacts } from "../digests/compile-digest.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Meeting, MeetingState } from "../domain/meeting.ts";
import { readMeetingRecord } from "../domain/meeting-record.ts";
import { ASK_NOTHING } from "../findings/ask.ts";
import { EVERYBODY_IN_A_CHANNEL } from "../findings/rights.ts";
import type { ArrivedFinding } from "../ports/findings.ts";
import type { StoreTransaction } from "../ports/store.ts";

const ALL_STATES: readonly MeetingState[] = ["open", "planned", "closed"];

export async function readDigest(
  transaction: StoreTransaction,
  meeting: Meeting,
  since: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<Digest> {
  const earlier = await findEarlier(transaction, meeting);
  const arrivals = earlier && (await readArrivals(transaction, earlier.id));
  return readCompared(transaction, meeting, earlier && arrivals && { meeting: earlier, arrivals }, since, now);
}

/** Without what is different since the meeting before, which is most of the work; and whether there is anything of that. */
export async function readDigestAlone(
  transaction: StoreTransaction,
  meeting: Meeting,
  since: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<{ readonly digest: Digest; readonly hasEarlier: boolean }> {
  const earlier = await findEarlier(transaction, meeting);
  const ask = earlier && { ...ASK_NOTHING, meetingId: earlier.id };
  const found = ask && (await transaction.searchFindings(ask, EVERYBODY_IN_A_CHANNEL, { offset: 0, limit: 1 }));
  const digest = await readCompared(transaction, meeting, null, since, now);
  return { digest, hasEarlier: found !== null && found.total > 0 };
}

async function readCompared(
  transaction: StoreTransaction,
  meeting: Meeting,
  earlier: DigestFacts["earlier"],
  since: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<Digest> {
  return compileDigest({
    meeting,
    record: readMeetingRecord(await transaction.readMeetingRecord(meeting.id)),
    requests: await transaction.listRequests(meeting.id),
    arrivals: await readArrivals(transaction, meeting.id),
    earlier,
    since,
    now,
  });
}

export async function readArrivals(transaction: StoreTransaction, meetingId: MeetingId): Promise<readonly Arrival[]> {
  return (await transaction.listArrivals(meetingId, EVERYBODY_IN_A_CHANNEL)).map(readArrival);
}

function readArrival({ organization, submittedAt, ...finding }: ArrivedFinding): Arrival {
  const name = organization.acronym || organization.name;
  const themes = specificThemes(finding.themes);
  return { ...finding, themes, organization: { id: organization.id, name }, arrivedAt: submittedAt };
}

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
