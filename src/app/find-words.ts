// An ask in words: what each command means by itself, what the words add to it, and what is to be asked back.
import type { OutboundMessage } from "../chat/outbound.ts";
import { ASK_NOTHING, type Ask, asksForAll } from "../findings/ask.ts";
import { composeWhich } from "../findings/compose-results.ts";
import type { FindAct, FindCommand } from "../findings/find-act.ts";
import { readAsk } from "../findings/read-ask.ts";
import { answerAsk } from "./find-results.ts";
import type { Finder } from "./finder.ts";

const BASES: Readonly<Record<FindCommand, Ask>> = {
  search: ASK_NOTHING,
  who: ASK_NOTHING,
  surveys: { ...ASK_NOTHING, kinds: ["survey"] },
  practices: { ...ASK_NOTHING, bestPractice: true },
  summary: ASK_NOTHING,
  agenda: ASK_NOTHING,
};

export async function answerWords(
  { command, words }: Extract<FindAct, { kind: "words" }>,
  finder: Finder,
  answer = (ask: Ask): Promise<OutboundMessage> => answerAsk(command, ask, 1, finder),
): Promise<OutboundMessage> {
  const { speaking, roster, meetings, present, names } = finder;
  const { wording } = speaking;
  const read = readAsk(words, BASES[command], {
    roster,
    meetings,
    now: present,
    byDefault: command === "summary" || command === "agenda" ? "this-meeting" : "all-meetings",
  });
  if (read.unknownMeeting !== null) return paragraph(wording.noMeetingCalled(read.unknownMeeting));
  if (read.unknownObjective !== null) return paragraph(wording.noObjectiveCalled(read.unknownObjective));
  if (read.which) return composeWhich(command, read.which, names, speaking);
  const saysNothing = asksForAll(read.ask) && read.ask.meetingId === null;
  if (saysNothing && command === "search") return paragraph(wording.typeWhat("search", wording.searchExample));
  if (saysNothing && command === "who") return paragraph(wording.typeWhat("who works on", wording.whoExample));
  return answer(read.ask);
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
