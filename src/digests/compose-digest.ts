// A digest in words: one message for the channel, and the details for the thread beneath it.
import type { Temporal } from "temporal-polyfill";
import type { Fact, OutboundMessage, Part } from "../chat/outbound.ts";
import { meetingAction } from "../dialog/actions.ts";
import { DIGEST_DETAILS, type DigestDetail } from "../domain/digest.ts";
import { unreachable } from "../domain/unreachable.ts";
import { type Digest, isClosed } from "./compile-digest.ts";
import { composeAgenda } from "./compose-agenda.ts";
import { composeArrived } from "./compose-arrived.ts";
import { composeCoverage } from "./compose-coverage.ts";
import { composeSince } from "./compose-since.ts";
import type { DigestVoice } from "./digest-voice.ts";

const MOST_THEMES = 3;
/** A day that was over long before the first report would leave the reports no room; the words beside say it. */
const MOST_DAYS_BEFORE = 60;

export type ComposedDigest = {
  readonly post: OutboundMessage;
  /** In the order in which they stand beneath it; none is empty. */
  readonly details: readonly OutboundMessage[];
};

export function composeDigest(digest: Digest, voice: DigestVoice): ComposedDigest {
  const details = DIGEST_DETAILS.flatMap((detail) => composeDetail(detail, digest, voice));
  return { post: composePost(digest, voice, details.length > 0 ? "with-thread" : "alone"), details };
}

/** Nothing where there is nothing to say of it. */
export function composeDetail(detail: DigestDetail, digest: Digest, voice: DigestVoice): readonly OutboundMessage[] {
  switch (detail) {
    case "arrived":
      return composeArrived(digest, voice);
    case "coverage":
      return composeCoverage(digest, voice);
    case "since":
      return composeSince(digest, voice);
    case "agenda":
      return composeAgenda(digest, voice);
    default:
      return unreachable(detail);
  }
}

/** For whoever asked: the post, and a button for each of the details that there is. */
export function composeOnDemand(digest: Digest, voice: DigestVoice): OutboundMessage {
  const isThere = (detail: DigestDetail) =>
    detail === "since" ? digest.sinceEarlier !== null : composeDetail(detail, digest, voice).length > 0;
  const buttons = DIGEST_DETAILS.filter(isThere).map((detail) => ({
    id: meetingAction(`digest-${detail}`, digest.meeting.id),
    label: voice.wording.digestDetail[detail],
  }));
  const { parts } = composePost(digest, voice, "alone");
  return { parts: buttons.length > 0 ? [...parts, { kind: "buttons", buttons }] : parts };
}

/** `with-thread`: the details stand beneath it. */
export function composePost(digest: Digest, voice: DigestVoice, how: "with-thread" | "alone"): OutboundMessage {
  const { wording, calendarAddress } = voice;
  const { reported, complete, asked } = digest.counts;
  return {
    parts: [
      { kind: "heading", text: wording.digestTitle(digest.meeting.title) },
      { kind: "paragraph", text: wording.digestCounts(reported, complete, asked, isClosed(digest)) },
      ...drawProgress(digest, voice),
      { kind: "facts", facts: writeFacts(digest, voice) },
      ...writeCalendarLink(calendarAddress, voice),
      ...(digest.hasDemonstration ? [{ kind: "note", text: wording.digestHasDemonstration } as const] : []),
      {
        kind: "note",
        text: (how === "with-thread" ? wording.digestThread : wording.digestAsAt)(
          wording.moment(digest.asAt, digest.meeting.timeZone),
        ),
      },
    ],
  };
}

function writeCalendarLink(address: string | null, { wording }: DigestVoice): Part[] {
  return address === null ? [] : [{ kind: "links", links: [{ label: wording.digestCalendar, address }] }];
}

function writeFacts(digest: Digest, voice: DigestVoice): Fact[] {
  const { wording, themeName } = voice;
  const { meeting, since, arrivedCounts, themes, coverage } = digest;
  const moment = since && wording.moment(since, meeting.timeZone);
  const due = [...new Set(meeting.asks.map(({ dueOn }) => writeDue(dueOn, digest, voice)))];
  return [
    {
      name: wording.digestArrivedSince(moment, isClosed(digest)),
      value: wording.digestKinds(arrivedCounts.activities, arrivedCounts.surveys, isClosed(digest)),
    },
    ...(themes.length > 0
      ? [
          {
            name: wording.digestMostOn,
            value: themes
              .slice(0, MOST_THEMES)
              .map(({ theme, count }) => `${themeName(theme)} (${count})`)
              .join(", "),
          },
        ]
      : []),
    ...(coverage.areas.length > 0
      ? [
          {
            name: wording.digestCovered,
            value: wording.digestCoveredCount(coverage.areas.length, coverage.regions.length),
          },
        ]
      : []),
    ...writeMeetings(digest, voice),
    ...(due.length > 0 ? [{ name: wording.digestDue, value: due.join("; ") }] : []),
    { name: wording.digestMeeting, value: `${wording.days(meeting.startsOn, meeting.endsOn)}, ${meeting.city}` },
  ];
}

function writeDue(dueOn: Temporal.PlainDate, { meeting, asAt }: Digest, { wording }: DigestVoice): string {
  const today = asAt.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const day = wording.day(dueOn);
  return dueOn.since(today).sign < 0 && meeting.state === "open" ? wording.digestDueOver(day) : day;
}

/** What is worth a look in the details: where surveys meet, and where nobody is. */
function writeMeetings(digest: Digest, { wording }: DigestVoice): Fact[] {
  const { overlaps, gaps, wanted } = digest.coverage;
  return [
    ...(overlaps.length > 0 ? [{ name: wording.digestOverlaps, value: wording.digestAreas(overlaps.length) }] : []),
    ...(gaps.length > 0
      ? [{ name: wording.digestGaps(isClosed(digest)), value: wording.digestGapsOf(gaps.length, wanted) }]
      : []),
  ];
}

function drawProgress({ progress, counts, meeting }: Digest, { wording, language }: DigestVoice): Part[] {
  const [first] = progress;
  const last = progress.at(-1);
  if (!first || !last || progress.length < 2) return [];
  const due = meeting.asks
    .map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn.until(first.on, { largestUnit: "days" }).days <= MOST_DAYS_BEFORE)
    .toSorted((one, other) => one.since(other).sign)[0];
  return [
    {
      kind: "picture",
      picture: {
        kind: "progress",
        language,
        title: wording.progressTitle,
        points: progress.map(({ on, reported }) => ({ on: on.toString(), reported })),
        of: counts.asked,
        ofLabel: wording.progressAsked(counts.asked),
        reportedLabel: wording.progressReported(last.reported),
        due: due ? { on: due.toString(), label: wording.progressDue(wording.date(due)) } : null,
      },
      alt: wording.progressAlt(last.reported, counts.asked, wording.date(first.on), wording.date(last.on)),
    },
  ];
}
