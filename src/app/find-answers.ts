// Answers those who look for something: reads the ask, asks the store with the person's rights, composes. Rights are
// taken from the person each time, at a press as well: what was seen yesterday may be closed today.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { InstrumentId } from "../domain/ids.ts";
import { unreachable } from "../domain/unreachable.ts";
import { composeSource } from "../findings/compose-source.ts";
import type { FindAct } from "../findings/find-act.ts";
import { EVERYBODY_IN_A_CHANNEL, type Reader, readerFor } from "../findings/rights.ts";
import type { KnownMeeting } from "../ports/findings.ts";
import { answerAsk } from "./find-results.ts";
import { answerWords } from "./find-words.ts";
import type { FindAround, Finder } from "./finder.ts";

export type FindAnswer = { readonly message: OutboundMessage; readonly share: boolean };

export async function answerFind(act: FindAct, around: FindAround): Promise<FindAnswer> {
  const share = act.kind === "words" && act.share && around.event.conversation.kind === "channel";
  const finder = await prepareFinder(around, share ? EVERYBODY_IN_A_CHANNEL : readerFor(around.person));
  const message = await answer(act, finder);
  if (share) return { message: shared(message, around), share };
  const inVain = act.kind === "words" && act.share;
  return { message: inVain ? withNote(message, around.facts.wording.onlyInChannel) : message, share };
}

async function answer(act: FindAct, finder: Finder): Promise<OutboundMessage> {
  switch (act.kind) {
    case "words":
      return answerWords(act, finder);
    case "ask":
      return answerAsk(act.command, act.ask, act.page, finder);
    case "source":
      return answerSource(act, finder);
    default:
      return unreachable(act);
  }
}

async function answerSource(
  { id, path }: Extract<FindAct, { kind: "source" }>,
  { transaction, reader, speaking }: Finder,
): Promise<OutboundMessage> {
  const finding = await transaction.findFinding(id, reader);
  if (!finding) return { parts: [{ kind: "paragraph", text: speaking.wording.noLongerThere }] };
  const instrument = InstrumentId.parse(finding.instrument.id);
  const questionnaire = await transaction.findInstrument(instrument, finding.instrument.version);
  return composeSource(finding, path, questionnaire, { ...speaking, timeZone: finding.meeting.timeZone });
}

export async function prepareFinder(
  {
    transaction,
    facts,
    now,
    languageModel = null,
  }: Pick<FindAround, "transaction" | "facts" | "now" | "languageModel">,
  reader: Reader,
): Promise<Finder> {
  const known = await transaction.listKnownMeetings();
  const meetings = known.map(({ id, seriesId, number, startsOn, state }) => ({
    id,
    seriesId,
    number,
    state,
    year: startsOn.year,
  }));
  const present = presentOf(known, now);
  const { language, wording, roster } = facts;
  return {
    transaction,
    reader,
    speaking: { language, wording, now, timeZone: present?.timeZone ?? "UTC" },
    names: { organizations: roster, meetings: known },
    roster,
    known,
    meetings,
    present: meetings.find(({ id }) => id === present?.id) ?? null,
    canDraft: reader.all && languageModel !== null,
  };
}

/** The open meeting; without one, the last that has begun. */
function presentOf(known: readonly KnownMeeting[], now: Temporal.Instant): KnownMeeting | null {
  const open = known.findLast(({ state }) => state === "open");
  const begun = ({ startsOn, timeZone }: KnownMeeting) =>
    startsOn.toZonedDateTime(timeZone).epochMilliseconds <= now.epochMilliseconds;
  return open ?? known.findLast(begun) ?? null;
}

function shared(message: OutboundMessage, { person, facts }: FindAround): OutboundMessage {
  return withNote(message, facts.wording.sharedBy(person.name));
}

function withNote({ parts }: OutboundMessage, text: string): OutboundMessage {
  return { parts: [{ kind: "note", text }, ...parts] };
}
