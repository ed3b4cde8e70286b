// A digest for whoever asks: the post alone, with buttons that bring the details, each read again with the rights of a channel.
// The secretariat has beside it, in private, who still owes something and where digests are posted.
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { meetingAction } from "../dialog/actions.ts";
import { composeDetail, composeOnDemand } from "../digests/compose-digest.ts";
import { composeOwing } from "../digests/compose-owing.ts";
import { composeDifference } from "../digests/compose-since.ts";
import { compileDifference } from "../digests/difference.ts";
import { type PlannedDigest, planDigests } from "../digests/plan-digests.ts";
import type { DigestDetail, DigestId } from "../domain/digest.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import { isSecretariat } from "../domain/person.ts";
import type { Reporting } from "../domain/request.ts";
import type { DigestRecord } from "../ports/digests.ts";
import { wordingFor } from "../wording/wording.ts";
import type { DigestAround, Said } from "./digest-around.ts";
import { findMeeting, firstOpen, isTheOneBefore, listMeetingsOfSeries } from "./find-digest-meeting.ts";
import { findMeetingCalled } from "./find-meeting-called.ts";
import { digestVoice, lastPostedAt } from "./post-digest.ts";
import { findEarlier, readArrivals, readDigest } from "./read-digest.ts";

/** Of the open meeting, or of the one that is named. `isShared`: in a channel, for everybody there. */
export async function showDigest(of: string, isShared: boolean, around: DigestAround): Promise<readonly Said[]> {
  const { transaction, person } = around;
  const meeting = await findMeeting(transaction, of);
  if (!meeting) return [await sayWhichThereAre(of, around)];
  const digests = await transaction.lockDigests(meeting.id);
  const requests = await transaction.listReporting(meeting.id);
  const message = await compose(meeting, digests, requests, around);
  if (isShared) return [{ message: sharedBy(message, around), to: "everybody" }];
  if (!isSecretariat(person) || meeting.state !== "open") return [{ message, to: "asker" }];
  const owing = composeOwing(requests, await transaction.listOrganizations(), digestVoice(meeting, around.addresses));
  const desk = await composeDesk(meeting, digests, around);
  return [
    { message, to: "asker" },
    { message: owing, to: "asker-in-private" },
    { message: desk, to: "asker-in-private" },
  ];
}

export async function showDigestOf(meetingId: MeetingId, around: DigestAround): Promise<readonly Said[]> {
  const meeting = await findById(meetingId, around);
  if (!meeting) return [{ message: paragraph(wordingFor(around.person.language).noMeeting), to: "asker" }];
  const digests = await around.transaction.lockDigests(meeting.id);
  const requests = await around.transaction.listReporting(meeting.id);
  return [{ message: await compose(meeting, digests, requests, around), to: "asker" }];
}

/** As it stands at the press: what was closed since is not shown any more. */
export async function showDetail(
  detail: DigestDetail,
  meetingId: MeetingId,
  around: DigestAround,
): Promise<readonly Said[]> {
  const { transaction, person, addresses, now } = around;
  const wording = wordingFor(person.language);
  const meeting = await findById(meetingId, around);
  if (!meeting) return [{ message: paragraph(wording.noMeeting), to: "asker" }];
  const since = lastPostedAt(await transaction.lockDigests(meeting.id));
  const digest = await readDigest(transaction, meeting, since, now);
  const messages = composeDetail(detail, digest, digestVoice(meeting, addresses));
  const said = messages.length > 0 ? messages : [paragraph(wording.digestDetailNone)];
  return said.map((message) => ({ message, to: "asker" }));
}

export async function showDifference(of: string, isShared: boolean, around: DigestAround): Promise<Said> {
  const message = await compare(of, around);
  return isShared ? { message: sharedBy(message, around), to: "everybody" } : { message, to: "asker" };
}

async function compare(of: string, { transaction, person, addresses }: DigestAround): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const meeting = await firstOpen(transaction);
  if (!meeting) return paragraph(wording.noMeeting);
  const found = await findMeetingCalled(transaction, of, meeting);
  const earlier = found ?? (isTheOneBefore(of) ? await findEarlier(transaction, meeting) : null);
  if (!earlier || earlier.id === meeting.id) return paragraph(wording.noSuchEarlierMeeting(wording.shorten(of)));
  const then = await readArrivals(transaction, earlier.id);
  const now = await readArrivals(transaction, meeting.id);
  return composeDifference(
    { title: earlier.title, isClosed: false },
    compileDifference(then, now),
    digestVoice(meeting, addresses),
  );
}

async function compose(
  meeting: Meeting,
  digests: readonly DigestRecord[],
  requests: readonly Reporting[],
  { transaction, addresses, now }: DigestAround,
): Promise<OutboundMessage> {
  const digest = await readDigest(transaction, meeting, lastPostedAt(digests), now, requests);
  return composeOnDemand(digest, digestVoice(meeting, addresses));
}

async function sayWhichThereAre(of: string, { transaction, person }: DigestAround): Promise<Said> {
  const wording = wordingFor(person.language);
  const meetings = await listMeetingsOfSeries(transaction);
  if (of === "" || meetings.length === 0) return { message: paragraph(wording.noMeeting), to: "asker" };
  const buttons = meetings.map(({ id, number, startsOn, endsOn }) => ({
    id: meetingAction("digest-of", id),
    label: wording.meetingOption(number, wording.days(startsOn, endsOn)),
  }));
  const text = wording.noSuchDigest(wording.shorten(of));
  return {
    message: {
      parts: [
        { kind: "paragraph", text },
        { kind: "buttons", buttons },
      ],
    },
    to: "asker",
  };
}

async function findById(meetingId: MeetingId, { transaction }: DigestAround): Promise<Meeting | null> {
  return (await listMeetingsOfSeries(transaction, "all")).find(({ id }) => id === meetingId) ?? null;
}

/** What the secretariat can do with it: how many channels, what is planned, and the buttons. */
async function composeDesk(
  meeting: Meeting,
  digests: readonly DigestRecord[],
  { transaction, person, now }: DigestAround,
): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const channels = await transaction.listChannels(meeting.id);
  const stateOf = (id: DigestId) => digests.find((digest) => digest.id === id)?.state ?? "planned";
  const isAhead = ({ until }: PlannedDigest) => until.epochMilliseconds > now.epochMilliseconds;
  const plan = planDigests(meeting).map((planned) => {
    const state = stateOf(planned.id);
    const isOver = !isAhead(planned) && state !== "posted";
    const said = isOver ? wording.digestStateOver(state) : wording.digestState(state);
    return { name: wording.digestName(planned.id), value: `${wording.moment(planned.at, meeting.timeZone)}: ${said}` };
  });
  const ahead = planDigests(meeting).filter(isAhead);
  const isOpen = ahead.some(({ id }) => ["planned", "stopped"].includes(stateOf(id)));
  const isApproved = ahead.some(({ id }) => stateOf(id) === "approved");
  const buttons: Button[] = [
    ...(channels.length > 0
      ? [{ id: meetingAction("post-digest", meeting.id), label: wording.postDigest, style: "primary" as const }]
      : []),
    ...(isOpen ? [{ id: meetingAction("approve-digests", meeting.id), label: wording.approveDigests }] : []),
    ...(isApproved ? [{ id: meetingAction("stop-digests", meeting.id), label: wording.stopDigests }] : []),
  ];
  return {
    parts: [
      { kind: "paragraph", text: wording.digestChannels(channels.length) },
      { kind: "facts", facts: plan },
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
    ],
  };
}

function sharedBy({ parts }: OutboundMessage, { person }: DigestAround): OutboundMessage {
  return { parts: [{ kind: "note", text: wordingFor(person.language).sharedBy(person.name) }, ...parts] };
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
