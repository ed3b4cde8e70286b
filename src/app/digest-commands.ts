// `digest`, `digest here`, `digest since …` and `subscribe` in chat. Everybody may read; the secretariat alone posts, and has
// beside its preview who still owes something: that is said in private and never in a channel.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent } from "../chat/inbound.ts";
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { meetingAction } from "../dialog/actions.ts";
import type { DigestAct } from "../dialog/turn.ts";
import { composeDigest, composePost } from "../digests/compose-digest.ts";
import { composeOwing } from "../digests/compose-owing.ts";
import { composeDifference } from "../digests/compose-since.ts";
import { compileDifference } from "../digests/difference.ts";
import { type PlannedDigest, planDigests } from "../digests/plan-digests.ts";
import type { DigestId } from "../domain/digest.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import { isSecretariat, type Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { DigestRecord } from "../ports/digests.ts";
import type { Ids } from "../ports/ids.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";
import { nextDigestId } from "./digests.ts";
import { findMeetingCalled } from "./find-meeting-called.ts";
import { digestVoice, lastPostedAt, postDigest } from "./post-digest.ts";
import { findEarlier, readArrivals, readDigest } from "./read-digest.ts";

type Around = {
  readonly transaction: StoreTransaction;
  readonly event: Pick<InboundEvent, "conversation">;
  readonly person: Person;
  readonly platforms: BotPorts["platforms"];
  readonly addresses: BotPorts["addresses"];
  readonly ids: Pick<Ids, "next">;
  readonly now: Temporal.Instant;
};

/** `isPrivate`: never in a channel, whoever asked for it there. */
export type Said = { readonly message: OutboundMessage; readonly isPrivate: boolean };

export async function carryOutDigest(act: DigestAct, around: Around): Promise<readonly Said[]> {
  switch (act.verb) {
    case "show":
      return show(around);
    case "since":
      return openly([await showDifference(act.of, around)]);
    case "bind":
    case "unbind":
      return openly([await bindHere(act.verb, around)]);
    case "post-digest":
      return inPrivate([await postNow(act.meetingId, around)]);
    case "approve-digests":
    case "stop-digests":
      return inPrivate([await decidePlan(act.verb, act.meetingId, around)]);
    case "subscribe":
      return inPrivate([await subscribe(act.rhythm, around)]);
    default:
      return unreachable(act);
  }
}

async function show(around: Around): Promise<readonly Said[]> {
  const { transaction, person, addresses, now } = around;
  const meeting = await firstOpen(transaction);
  if (!meeting) return openly([paragraph(wordingFor(person.language).noMeeting)]);
  const digests = await transaction.lockDigests(meeting.id);
  const since = lastPostedAt(digests);
  const digest = await readDigest(transaction, meeting, since, now);
  const voice = digestVoice(meeting, addresses);
  const { details } = composeDigest(digest, voice);
  const messages = [composePost(digest, voice, "alone"), ...details];
  if (!isSecretariat(person)) return openly(messages);
  const status = await transaction.listRequests(meeting.id);
  const owing = composeOwing(status, await transaction.listOrganizations(), voice);
  return [...openly(messages), ...inPrivate([owing, await composeDesk(meeting, digests, around)])];
}

/** What the secretariat can do with it: how many channels, what is planned, and the buttons. */
async function composeDesk(
  meeting: Meeting,
  digests: readonly DigestRecord[],
  { transaction, person, now }: Around,
): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const channels = await transaction.listChannels(meeting.id);
  const stateOf = (id: DigestId) => digests.find((digest) => digest.id === id)?.state ?? "planned";
  const plan = planDigests(meeting).map(({ id, at }) => ({
    name: wording.digestName(id),
    value: `${wording.moment(at, meeting.timeZone)}: ${wording.digestState(stateOf(id))}`,
  }));
  const isAhead = ({ until }: PlannedDigest) => until.epochMilliseconds > now.epochMilliseconds;
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

async function showDifference(of: string, { transaction, person, addresses }: Around): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const meeting = await firstOpen(transaction);
  if (!meeting) return paragraph(wording.noMeeting);
  const found = await findMeetingCalled(transaction, of, meeting);
  const earlier =
    found ?? (/^(the )?(last|previous)( one| meeting)?$/i.test(of) ? await findEarlier(transaction, meeting) : null);
  if (!earlier || earlier.id === meeting.id) return paragraph(wording.noSuchEarlierMeeting(wording.shorten(of)));
  const then = await readArrivals(transaction, earlier.id);
  const now = await readArrivals(transaction, meeting.id);
  return composeDifference(earlier.title, compileDifference(then, now), digestVoice(meeting, addresses));
}

async function bindHere(verb: "bind" | "unbind", around: Around): Promise<OutboundMessage> {
  const { transaction, event, person, platforms, now } = around;
  const wording = wordingFor(person.language);
  const meeting = await firstOpen(transaction);
  if (!meeting) return paragraph(wording.noMeeting);
  const channel = platforms.get(event.conversation.platform)?.channelItself(event.conversation) ?? null;
  if (channel === null) return paragraph(wording.digestOnlyInChannel);
  const action = verb === "bind" ? "channel bound" : "channel unbound";
  const isKnown = verb === "bind" || (await transaction.unbindChannel(meeting.id, channel));
  if (verb === "bind") await transaction.bindChannel(meeting.id, channel, person.id, now);
  if (isKnown)
    await transaction.audit({
      at: now,
      personId: person.id,
      action,
      subject: meeting.id,
      facts: { platform: channel.platform },
    });
  if (verb === "bind") return paragraph(wording.digestBound(meeting.title));
  return paragraph(isKnown ? wording.digestUnbound(meeting.title) : wording.digestNotBound);
}

async function postNow(meetingId: MeetingId, around: Around): Promise<OutboundMessage> {
  const { transaction, person, ids } = around;
  const wording = wordingFor(person.language);
  const meeting = await findOpen(transaction, meetingId);
  if (!meeting) return paragraph(wording.meetingNotOpen);
  const digests = await transaction.lockDigests(meeting.id);
  const channels = await postDigest(meeting, nextDigestId(ids), digests, person.id, around);
  return paragraph(channels === 0 ? wording.digestNoChannel : wording.digestPosted(channels));
}

async function decidePlan(
  verb: "approve-digests" | "stop-digests",
  meetingId: MeetingId,
  { transaction, person, now }: Around,
): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const meeting = await findOpen(transaction, meetingId);
  if (!meeting) return paragraph(wording.meetingNotOpen);
  const digests = await transaction.lockDigests(meeting.id);
  const changed: string[] = [];
  for (const { id, at, until } of planDigests(meeting)) {
    const known = digests.find((digest) => digest.id === id);
    const state = known?.state ?? "planned";
    if (until.epochMilliseconds < now.epochMilliseconds || state === "posted" || state === "missed") continue;
    const next = verb === "approve-digests" ? "approved" : "stopped";
    const digest = { id, state: next, since: null, postedAt: null, fingerprint: null } as const;
    await transaction.saveDigest(meeting.id, digest, person.id, now);
    changed.push(wording.digestOn(wording.digestName(id), wording.moment(at, meeting.timeZone)));
  }
  const action = verb === "approve-digests" ? "digests approved" : "digests stopped";
  const facts = { digests: changed.length };
  await transaction.audit({ at: now, personId: person.id, action, subject: meeting.id, facts });
  if (changed.length === 0) return paragraph(wording.digestsAreOver);
  return paragraph(verb === "approve-digests" ? wording.digestsApproved(changed) : wording.digestsStopped(changed));
}

async function subscribe(rhythm: "daily" | "weekly" | null, around: Around): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  await transaction.saveSubscription(person.id, rhythm, now);
  const facts = { rhythm };
  await transaction.audit({ at: now, personId: person.id, action: "own digest", subject: person.id, facts });
  if (rhythm === null) return paragraph(wording.unsubscribed);
  return paragraph(wording.subscribed(rhythm, wording.place(person.timeZone)));
}

async function firstOpen(transaction: StoreTransaction): Promise<Meeting | null> {
  return (await transaction.listMeetings("open"))[0] ?? null;
}

async function findOpen(transaction: StoreTransaction, meetingId: MeetingId): Promise<Meeting | null> {
  return (await transaction.listMeetings("open")).find(({ id }) => id === meetingId) ?? null;
}

function openly(messages: readonly OutboundMessage[]): readonly Said[] {
  return messages.map((message) => ({ message, isPrivate: false }));
}

function inPrivate(messages: readonly OutboundMessage[]): readonly Said[] {
  return messages.map((message) => ({ message, isPrivate: true }));
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
