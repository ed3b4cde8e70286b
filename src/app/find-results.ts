// An ask that was understood: a page of results, the organizations, a summary, or the agenda.
import type { OutboundMessage } from "../chat/outbound.ts";
import { readMeetingRecord } from "../domain/meeting-record.ts";
import { unreachable } from "../domain/unreachable.ts";
import { type Ask, asksForAll } from "../findings/ask.ts";
import { compileSummary } from "../findings/compile-summary.ts";
import { composeAgenda } from "../findings/compose-agenda.ts";
import { composeNothing, composeResults } from "../findings/compose-results.ts";
import { composeSummary, type Progress } from "../findings/compose-summary.ts";
import { composeWho } from "../findings/compose-who.ts";
import type { FindCommand } from "../findings/find-act.ts";
import { type NearAsk, nearNames, withFewer, withWord } from "../findings/near-asks.ts";
import { withDraft } from "./find-draft.ts";
import type { Finder } from "./finder.ts";

/** As many source buttons as the narrowest platform shows in one set. */
const PAGE_SIZE = 6;
const MOST_NEAR = 6;
const MOST_NEAR_WORDS = 2;
const MOST_FEWER = 3;
const SHORTEST_NEAR_WORD = 4;
const DIGEST = { list: 3, perOrganization: 2, sample: 40 };

export async function answerAsk(
  command: FindCommand,
  ask: Ask,
  page: number,
  finder: Finder,
): Promise<OutboundMessage> {
  switch (command) {
    case "search":
    case "surveys":
    case "practices":
      return answerSearch(command, ask, page, finder);
    case "who":
      return answerWho(ask, page, finder);
    case "summary":
      return answerSummary(ask, finder);
    case "agenda":
      return answerAgenda(ask, finder);
    default:
      return unreachable(command);
  }
}

async function answerSearch(
  command: "search" | "surveys" | "practices",
  ask: Ask,
  page: number,
  finder: Finder,
): Promise<OutboundMessage> {
  const { transaction, reader, names, speaking } = finder;
  const wanted = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { total, more, findings } = await transaction.searchFindings(ask, reader, wanted);
  if (total === 0) return composeNothing({ command, ask, names }, await findNear(ask, finder), speaking);
  return composeResults({ command, ask, names, paging: { page, size: PAGE_SIZE, total, more } }, findings, speaking);
}

async function answerWho(ask: Ask, page: number, finder: Finder): Promise<OutboundMessage> {
  const { transaction, reader, names, speaking } = finder;
  const wanted = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { total, organizations } = await transaction.listWorking(ask, reader, wanted);
  if (total === 0) return composeNothing({ command: "who", ask, names }, await findNear(ask, finder), speaking);
  return composeWho(
    { command: "who", ask, names, paging: { page, size: PAGE_SIZE, total, more: false } },
    organizations,
    speaking,
  );
}

async function answerSummary(ask: Ask, finder: Finder): Promise<OutboundMessage> {
  const { transaction, reader, names, speaking, present } = finder;
  if (ask.meetingId === null && present === null) return paragraph(speaking.wording.noMeeting);
  const { counts, sample, ...lists } = await transaction.digestFindings(ask, reader, DIGEST);
  const isEmpty = counts.activities + counts.surveys + counts.papers === 0;
  const near = isEmpty ? await findNearWords(ask, finder) : [];
  if (near.length > 0) return composeNothing({ command: "summary", ask, names }, near, speaking);
  const progress = await readProgress(ask, finder);
  const summary = compileSummary(ask, counts, lists, sample);
  const message = composeSummary(summary, progress, names, speaking);
  return isEmpty ? message : withDraft(message, ask, summary, finder);
}

async function readProgress(ask: Ask, { transaction, reader, known }: Finder): Promise<Progress | null> {
  if (ask.meetingId === null || !asksForAll(ask)) return null;
  const isClosed = known.some(({ id, state }) => id === ask.meetingId && state === "closed");
  return { ...(await transaction.readProgress(ask.meetingId, reader)), isClosed };
}

async function answerAgenda({ meetingId }: Ask, { transaction, known, speaking }: Finder): Promise<OutboundMessage> {
  const meeting = known.find(({ id }) => id === meetingId);
  if (!meeting) return paragraph(speaking.wording.noMeeting);
  const record = readMeetingRecord(await transaction.readMeetingRecord(meeting.id));
  return composeAgenda(meeting, record, { ...speaking, timeZone: meeting.timeZone });
}

/** What is nearly so written; where nothing is, the same with less asked for. */
async function findNear(ask: Ask, finder: Finder): Promise<readonly NearAsk[]> {
  const near = await findNearWords(ask, finder);
  if (near.length > 0) return near;
  const fewer: NearAsk[] = [];
  for (const each of withFewer(ask)) if (await finds(each.ask, finder)) fewer.push(each);
  return fewer.slice(0, MOST_FEWER);
}

/** Only what this person would find is offered: other things are not given away. */
async function finds(ask: Ask, { transaction, reader }: Finder): Promise<boolean> {
  const { total } = await transaction.searchFindings(ask, reader, { offset: 0, limit: 1 });
  return total > 0;
}

/** Names nearly so written, then words of titles. */
async function findNearWords(ask: Ask, finder: Finder): Promise<readonly NearAsk[]> {
  if (ask.words === "") return [];
  const near = [...nearNames(ask, finder.roster)];
  for (const typed of ask.words.split(" ")) {
    const isNamed = near.some((each) => each.kind === "name" && each.typed.split(" ").includes(typed));
    if (isNamed || typed.length < SHORTEST_NEAR_WORD || near.length >= MOST_NEAR) continue;
    for (const word of await finder.transaction.listNearWords(typed, MOST_NEAR_WORDS)) {
      const corrected = withWord(ask, typed, word);
      if (await finds(corrected.ask, finder)) near.push(corrected);
    }
  }
  return near.slice(0, MOST_NEAR);
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
