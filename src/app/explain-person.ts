// `why PERSON`: for one focal point or alternate, what was decided already and the next reminder to come, over every open
// meeting.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Meeting } from "../domain/meeting.ts";
import { NOTHING_SET } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import type { StepId } from "../domain/reminder.ts";
import { composeExplanation } from "../reminders/explain.ts";
import { wordingFor } from "../wording/wording.ts";
import { findCalled } from "./find-called.ts";
import { findStep, isOver, readSteps, type Standing } from "./find-step.ts";
import { findOutlook, type Round, readOutlook } from "./round-situation.ts";
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
  const all = await readSteps(transaction, meeting.id);
  if (!all.ok) return paragraph(wording.noStepLeft).parts;
  const said: Part[] = [];
  const decided = new Set<StepId>();
  for (const { round } of all.value) {
    const became = await writeDecided(asked, round, around);
    if (became === null) continue;
    decided.add(round.step.id);
    said.push({ kind: "paragraph", text: became });
  }
  const next = await findStep(transaction, meeting.id, null, now);
  const first = next.ok ? all.value.findIndex(({ round }) => round.step.id === next.value.round.step.id) : -1;
  const open = (first === -1 ? [] : all.value.slice(first)).find(
    ({ round: { step, record } }) => !decided.has(step.id) && !isOver(record.state),
  );
  return [...said, ...(open ? await explainStep(asked, open, around) : paragraph(wording.noStepLeft).parts)];
}

/** What became of the person in the step; null where nothing was decided. */
async function writeDecided(
  asked: Person,
  { meeting, step }: Round,
  { transaction, person }: RoundSurroundings,
): Promise<string | null> {
  const isDecided = (await transaction.listDecided(meeting.id, step.id, [asked.id])).length > 0;
  const recipients = isDecided ? await transaction.listRecipients(meeting.id, step.id) : [];
  const own = recipients.find(({ personId }) => personId === asked.id);
  if (!own) return null;
  const wording = wordingFor(person.language);
  const name = wording.stepName(step.id);
  if (own.reason !== null) return wording.wasLeftOutOf(asked.name, name, wording.leftOut(own.reason));
  return wording.wasRemindedIn(asked.name, name, wording.moment(own.decidedAt, asked.timeZone));
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
    isApproved: round.record.state === "approved" || round.record.state === "running",
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
