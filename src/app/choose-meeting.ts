// Which of the open meetings the secretariat means: the one of a button, the one that the words name, the only one, or it
// is asked.
import type { OutboundMessage } from "../chat/outbound.ts";
import { lookAction, type RoundLook } from "../dialog/round-looks.ts";
import { foldWords } from "../domain/fold-words.ts";
import type { Meeting } from "../domain/meeting.ts";
import { StepId } from "../domain/reminder.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { Wording } from "../wording/wording.ts";
import { readPlanOf } from "./find-step.ts";

export type ChosenMeeting =
  | { readonly kind: "chosen"; readonly meeting: Meeting; readonly stepId: StepId | null }
  | { readonly kind: "asked"; readonly message: OutboundMessage };

export async function chooseMeeting(
  transaction: StoreTransaction,
  look: RoundLook,
  wording: Wording,
): Promise<ChosenMeeting> {
  const open = await transaction.listMeetings("open");
  if (open.length === 0) return asked(wording.noMeeting);
  if (look.meetingId !== null) {
    const meeting = open.find(({ id }) => id === look.meetingId);
    return meeting ? { kind: "chosen", meeting, stepId: look.stepId } : asked(wording.meetingNotOpen);
  }
  const { stepId, words } = await readStep(transaction, open, look.of);
  const called = words === "" ? open : findMeetingsCalled(open, words);
  const [meeting, ...others] = called;
  if (!meeting) {
    const titles = open.map(({ title }) => title);
    return asked(wording.noSuchOpenMeeting(wording.shorten(words), titles));
  }
  return others.length === 0 ? { kind: "chosen", meeting, stepId } : askWhich(called, { ...look, stepId }, wording);
}

/** A step stands before the meeting: `t-7 sixth`. */
async function readStep(
  transaction: StoreTransaction,
  open: readonly Meeting[],
  of: string,
): Promise<{ readonly stepId: StepId | null; readonly words: string }> {
  const [first = "", ...rest] = of.split(" ");
  const step = StepId.safeParse(first.toLowerCase());
  if (!step.success) return { stepId: null, words: of };
  for (const meeting of open) {
    const { steps } = await readPlanOf(transaction, meeting);
    if (steps.some(({ id }) => id === step.data)) return { stepId: step.data, words: rest.join(" ") };
  }
  return { stepId: null, words: of };
}

/** By id, by number, or by words that all stand in title, city or year. */
export function findMeetingsCalled(meetings: readonly Meeting[], words: string): readonly Meeting[] {
  const exact = meetings.filter(({ id }) => id === words.toLowerCase());
  if (exact.length > 0) return exact;
  const number = /^(\d{1,3})(st|nd|rd|th)?$/i.exec(words)?.[1];
  const numbered = meetings.filter((meeting) => number !== undefined && meeting.number === Number(number));
  if (numbered.length > 0) return numbered;
  const wanted = foldWords(words).split(" ");
  return meetings.filter(({ title, city, startsOn }) => {
    const known = foldWords(`${title} ${city} ${startsOn.year}`).split(" ");
    return wanted.every((word) => known.includes(word));
  });
}

function askWhich(meetings: readonly Meeting[], { at, stepId }: RoundLook, wording: Wording): ChosenMeeting {
  const buttons = meetings.map(({ id, title }) => ({ id: lookAction(at, id, stepId), label: title }));
  return {
    kind: "asked",
    message: {
      parts: [
        { kind: "paragraph", text: wording.whichMeeting },
        { kind: "buttons", buttons },
      ],
    },
  };
}

function asked(text: string): ChosenMeeting {
  return { kind: "asked", message: { parts: [{ kind: "paragraph", text }] } };
}
