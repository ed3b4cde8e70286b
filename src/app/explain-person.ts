// `why PERSON`: for one focal point or alternate, what was decided already and the next reminder to come, over every open
// meeting.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Meeting } from "../domain/meeting.ts";
import { NOTHING_SET } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import { composeExplanation } from "../reminders/explain.ts";
import { wordingFor } from "../wording/wording.ts";
import { findCalled } from "./find-called.ts";
import { findStep, isOver, readSteps, type Standing } from "./find-step.ts";
import { findOutlook, readOutlook } from "./round-situation.ts";
import type { RoundSurroundings } from "./round-surroundings.ts";

export async function explainPerson(of: string, around: RoundSurroundings): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  const meetings = await transaction.listMeetings("open");
  if (meetings.length === 0) return paragraph(wording.noMeeting);
  const people = await transaction.listReachPeople(now.toZonedDateTimeISO("UTC").toPlainDate());
  const called = findCalled(
    people.map((each) => each.person),
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
  const parts: Part[] = [];
  for (const meeting of meetings) {
    if (meetings.length > 1) parts.push({ kind: "heading", text: meeting.title });
    parts.push(...(await explainMeeting(asked, meeting, around)));
  }
  return { parts };
}

async function explainMeeting(asked: Person, meeting: Meeting, around: RoundSurroundings): Promise<readonly Part[]> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  const next = await findStep(transaction, meeting.id, null, now);
  const all = await readSteps(transaction, meeting.id);
  if (!next.ok || !all.ok) return paragraph(wording.noStepLeft).parts;
  const first = all.value.findIndex(({ round }) => round.step.id === next.value.round.step.id);
  const said: Part[] = [];
  for (const standing of all.value.slice(first)) {
    const { step, record } = standing.round;
    if (isOver(record.state)) continue;
    const decided = (await transaction.listRecipients(meeting.id, step.id)).find(
      ({ personId }) => personId === asked.id,
    );
    if (!decided) return [...said, ...(await explainStep(asked, standing, around))];
    const { reason, decidedAt } = decided;
    const name = wording.stepName(step.id);
    const text =
      reason === null
        ? wording.wasRemindedIn(asked.name, name, wording.moment(decidedAt, asked.timeZone))
        : wording.wasLeftOutOf(asked.name, name, wording.leftOut(reason));
    said.push({ kind: "paragraph", text });
  }
  return said;
}

async function explainStep(
  asked: Person,
  { round }: Standing,
  { transaction, person, now }: RoundSurroundings,
): Promise<readonly Part[]> {
  const wording = wordingFor(person.language);
  const outlook = await readOutlook(transaction, round, now);
  const own = findOutlook(outlook, asked.id);
  const when = own ?? outlook.momentFor(asked);
  if (!when) return paragraph(wording.notAsked(asked.name)).parts;
  const known = outlook.people.find((each) => each.person.id === asked.id);
  const { verdict } = own?.row ?? {};
  const substituteId = verdict?.kind === "left-out" ? verdict.substituteId : null;
  const explained = {
    person: asked,
    stepId: round.step.id,
    on: when.on,
    day: when.day,
    moment: when.moment,
    settings: known?.settings ?? NOTHING_SET,
    laterOn: known?.laterOn ?? null,
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
