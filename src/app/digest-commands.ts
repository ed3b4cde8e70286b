// `digest …`, `digest here` and `subscribe` in chat. Everybody may read; the secretariat alone posts, and says where.
import type { OutboundMessage } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import type { DigestAct } from "../dialog/turn.ts";
import { planDigests } from "../digests/plan-digests.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { wordingFor } from "../wording/wording.ts";
import type { DigestAround, Said } from "./digest-around.ts";
import { nextDigestId } from "./digests.ts";
import { firstOpen } from "./find-digest-meeting.ts";
import { postDigest } from "./post-digest.ts";
import { showDetail, showDifference, showDigest, showDigestOf } from "./show-digest.ts";

export async function carryOutDigest(act: DigestAct, around: DigestAround): Promise<readonly Said[]> {
  const said = await carryOut(act, around);
  const isInVain = "share" in act && act.share === true && !isShared(act, around);
  return isInVain ? said.map((each, place) => (place === 0 ? withNote(each, around) : each)) : said;
}

async function carryOut(act: DigestAct, around: DigestAround): Promise<readonly Said[]> {
  switch (act.verb) {
    case "show":
      return showDigest(act.of, isShared(act, around), around);
    case "since":
      return [await showDifference(act.of, isShared(act, around), around)];
    case "digest-of":
      return showDigestOf(act.meetingId, around);
    case "digest-arrived":
      return showDetail("arrived", act.meetingId, around);
    case "digest-coverage":
      return showDetail("coverage", act.meetingId, around);
    case "digest-since":
      return showDetail("since", act.meetingId, around);
    case "digest-agenda":
      return showDetail("agenda", act.meetingId, around);
    case "bind":
    case "unbind":
      return [{ message: await bindHere(act.verb, around), to: "here" }];
    case "post-digest":
      return inPrivate(await postNow(act.meetingId, around));
    case "approve-digests":
    case "stop-digests":
      return inPrivate(await decidePlan(act.verb, act.meetingId, around));
    case "subscribe":
      return inPrivate(await subscribe(act.rhythm, around));
    case "ask-rhythm":
      return inPrivate(askRhythm(act.words, around));
    default:
      return unreachable(act);
  }
}

/** In a direct message there is nobody to share with. */
function isShared({ share }: { readonly share?: true }, { event }: DigestAround): boolean {
  return share === true && event.conversation.kind === "channel";
}

function withNote({ message, to }: Said, { person }: DigestAround): Said {
  const note = { kind: "note", text: wordingFor(person.language).onlyInChannel } as const;
  return { message: { parts: [note, ...message.parts] }, to };
}

async function bindHere(verb: "bind" | "unbind", around: DigestAround): Promise<OutboundMessage> {
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

async function postNow(meetingId: MeetingId, around: DigestAround): Promise<OutboundMessage> {
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
  { transaction, person, now }: DigestAround,
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

async function subscribe(rhythm: "daily" | "weekly" | null, around: DigestAround): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  await transaction.saveSubscription(person.id, rhythm, now);
  const facts = { rhythm };
  await transaction.audit({ at: now, personId: person.id, action: "own digest", subject: person.id, facts });
  if (rhythm === null) return paragraph(wording.unsubscribed);
  return paragraph(wording.subscribed(rhythm, wording.place(person.timeZone)));
}

function askRhythm(words: string, { person }: DigestAround): OutboundMessage {
  const wording = wordingFor(person.language);
  const buttons = [
    { id: plainAction("subscribe-weekly"), label: wording.rhythmButton.weekly },
    { id: plainAction("subscribe-daily"), label: wording.rhythmButton.daily },
  ];
  return {
    parts: [
      { kind: "paragraph", text: wording.noSuchRhythm(wording.shorten(words)) },
      { kind: "buttons", buttons },
    ],
  };
}

async function findOpen(transaction: StoreTransaction, meetingId: MeetingId): Promise<Meeting | null> {
  return (await transaction.listMeetings("open")).find(({ id }) => id === meetingId) ?? null;
}

function inPrivate(message: OutboundMessage): readonly Said[] {
  return [{ message, to: "asker-in-private" }];
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
