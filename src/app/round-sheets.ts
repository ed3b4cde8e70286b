// Reads what the secretariat is shown around a round: who can be reached, the record of a step, open tasks. Everything is
// computed from what is kept, within the transaction of whoever asks; the platforms' own words were fetched before.
import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import { organizationsOf } from "../domain/person.ts";
import type { StepId } from "../domain/reminder.ts";
import { standingOf } from "../domain/request.ts";
import type { ReachPerson } from "../ports/round-record.ts";
import type { RoundAnswer } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { compileReach, type ReachReport } from "../reminders/reach.ts";
import { inRecordOrder, type RecordRow, readRecordRow } from "../reminders/record.ts";
import { listTasks, type Task } from "../reminders/tasks.ts";
import { readStepsOf, type Standing } from "./find-step.ts";
import type { ReachLook } from "./reach-checker.ts";
import { refuse } from "./round-refusal.ts";
import { type Outlook, readOutlook } from "./round-situation.ts";

/** Those of whom a meeting asks something, and those who may answer for them. */
export type Circle = {
  readonly meeting: Meeting;
  readonly people: readonly ReachPerson[];
  readonly asked: readonly Organization[];
  /** Those that still owe something. */
  readonly owing: readonly Organization[];
};

export async function readCircle(
  transaction: StoreTransaction,
  meeting: Meeting,
  now: Temporal.Instant,
): Promise<Circle> {
  const people = await transaction.listReachPeople(now.toZonedDateTimeISO("UTC").toPlainDate());
  const requests = await transaction.listReporting(meeting.id);
  const open = requests.filter((request) => ["not_started", "draft"].includes(standingOf(request)));
  const organizations = await transaction.listOrganizations();
  const among = (those: typeof requests) =>
    organizations
      .filter(({ id }) => those.some(({ organizationId }) => organizationId === id))
      .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
  return { meeting, people, asked: among(requests), owing: among(open) };
}

export function reportReach({ people, asked }: Circle, look: ReachLook): ReachReport {
  return compileReach(people, asked, look);
}

/**
 * The step that is named; else the one that is running, else the one that was begun last, else the next that is approved.
 * Null: there is none of these.
 */
export async function findRecordStep(
  transaction: StoreTransaction,
  meeting: Meeting,
  stepId: string | null,
): Promise<RoundAnswer<Standing | null>> {
  const steps = await readStepsOf(transaction, meeting);
  if (stepId !== null) {
    const named = steps.find(({ round }) => round.step.id === stepId.toLowerCase());
    if (named) return { ok: true, value: named };
    return refuse({ code: "no-such-step", steps: steps.map(({ round }) => round.step.id) });
  }
  const running = steps.findLast(({ round }) => round.record.state === "running");
  const last = (await transaction.listRoundRecord(meeting.id, null)).at(-1)?.stepId;
  const begun = running ?? steps.find(({ round }) => round.step.id === last);
  return { ok: true, value: begun ?? steps.find(({ round }) => round.record.state === "approved") ?? null };
}

/** What was decided, and until the step or the meeting is over also who is still to come. */
export async function readRecord(
  transaction: StoreTransaction,
  circle: Circle,
  { round }: Standing,
  now: Temporal.Instant,
): Promise<readonly RecordRow[]> {
  const { meeting, step, record } = round;
  const decided = await listRows(transaction, circle, step.id);
  const isToCome = record.state === "running" || record.state === "approved";
  if (!isToCome || meeting.state !== "open") return inRecordOrder(decided);
  const { outlooks } = await readOutlook(transaction, round, now);
  const open = outlooks.filter(({ row }) => !decided.some(({ personId }) => personId === row.person.id));
  return inRecordOrder([...decided, ...open.map((outlook) => rowToCome(outlook, step.id, now))]);
}

export async function readTasks(
  transaction: StoreTransaction,
  circle: Circle,
  look: ReachLook,
): Promise<readonly Task[]> {
  return listTasks({
    reach: reportReach(circle, look),
    record: await listRows(transaction, circle, null),
    owing: circle.owing,
    habits: new Map(circle.people.map(({ person, stopped, lastAnswerAt }) => [person.id, { stopped, lastAnswerAt }])),
  });
}

async function listRows(
  transaction: StoreTransaction,
  { meeting, people, asked }: Circle,
  stepId: StepId | null,
): Promise<readonly RecordRow[]> {
  const recorded = await transaction.listRoundRecord(meeting.id, stepId);
  const persons = new Map(people.map(({ person }) => [person.id, person]));
  return recorded.map((each) => {
    const person = persons.get(each.personId);
    const own = person ? organizationsOf(person) : [];
    return readRecordRow(each, asked.filter(({ id }) => own.includes(id)).map(nameOf));
  });
}

/** What is due comes with the next look of the program. */
function rowToCome(
  { row, moment, reason, conversation, isDue }: Outlook,
  stepId: StepId,
  now: Temporal.Instant,
): RecordRow {
  const { person, organizations } = row;
  const at = moment.kind === "at" && !isDue ? moment.at : now;
  return {
    stepId,
    personId: person.id,
    name: person.name,
    timeZone: person.timeZone,
    organizations: organizations.map(nameOf),
    outcome: reason === null ? "later" : "left-out",
    reason,
    platform: reason === null ? (conversation?.platform ?? null) : null,
    code: null,
    decidedAt: null,
    finishedAt: null,
    until: reason === null ? at : null,
    attempts: [],
  };
}

function nameOf({ acronym, name }: Organization): string {
  return acronym || name;
}
