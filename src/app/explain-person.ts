// `why PERSON`: the next step of each open meeting, for one focal point or alternate.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Person } from "../domain/person.ts";
import { composeExplanation } from "../reminders/explain.ts";
import { wordingFor } from "../wording/wording.ts";
import { findCalled } from "./find-called.ts";
import { findStep } from "./find-step.ts";
import { findOutlook, readOutlook, type StepOutlook } from "./round-situation.ts";
import type { RoundSurroundings } from "./round-surroundings.ts";

type Next = {
  readonly meeting: Meeting;
  readonly stepId: Parameters<typeof composeExplanation>[0]["stepId"];
  readonly outlook: StepOutlook;
};

export async function explainPerson(of: string, around: RoundSurroundings): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  const meetings = await transaction.listMeetings("open");
  const next: Next[] = [];
  for (const meeting of meetings) {
    const found = await findStep(transaction, meeting.id, null, now);
    if (!found.ok) continue;
    const { round } = found.value;
    next.push({ meeting, stepId: round.step.id, outlook: await readOutlook(transaction, round, now) });
  }
  const [first] = next;
  if (!first) return paragraph(meetings.length === 0 ? wording.noMeeting : wording.noStepLeft);
  const called = findCalled(
    first.outlook.people.map((each) => each.person),
    of,
  );
  const [asked, ...others] = called;
  if (!asked) return paragraph(wording.noSuchFocalPoint(wording.shorten(of)));
  if (others.length > 0)
    return paragraph(
      wording.severalCalled(
        wording.shorten(of),
        called.map(({ name }) => name),
      ),
    );
  const isOfSeveral = next.length > 1;
  const parts = next.flatMap(({ meeting, ...each }): readonly Part[] => [
    ...(isOfSeveral ? [{ kind: "heading", text: meeting.title } as const] : []),
    ...explainStep(asked, each, around),
  ]);
  return { parts };
}

function explainStep(
  asked: Person,
  { stepId, outlook }: Omit<Next, "meeting">,
  { person }: RoundSurroundings,
): readonly Part[] {
  const wording = wordingFor(person.language);
  const own = findOutlook(outlook, asked.id);
  const when = own ?? outlook.momentFor(asked);
  if (!when) return paragraph(wording.notAsked(asked.name)).parts;
  const { verdict } = own?.row ?? {};
  const substituteId = verdict?.kind === "left-out" ? verdict.substituteId : null;
  const explained = {
    person: asked,
    stepId,
    on: when.on,
    day: when.day,
    moment: when.moment,
    row: own?.row ?? null,
    reason: own?.reason ?? null,
    substitute: outlook.people.find((each) => each.person.id === substituteId)?.person ?? null,
    message: own?.message ?? null,
  };
  return composeExplanation(explained, { language: person.language, wording }).parts;
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
